from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _


class Picture(models.Model):
    """An uploaded picture. The upload itself is not kept: only its clean renditions are."""

    name = models.CharField(_("name"), max_length=120)
    alt = models.CharField(
        _("alternative text"), max_length=250, help_text=_("What a reader who can’t see it misses.")
    )
    credit = models.CharField(_("credit"), max_length=160)
    licence = models.CharField(_("licence"), max_length=120)
    key = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    widths = models.JSONField(default=list, editable=False)
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at"]

    def __str__(self):
        return self.name

    def store(self, prepared):
        """Take on the renditions of a `campaign.pictures.Prepared`. Raises OSError."""
        self.key, self.widths = prepared.key, prepared.widths
        self.width, self.height = prepared.width, prepared.height
        for (width, extension), data in prepared.files.items():
            name = self.path(width, extension)
            default_storage.delete(name)  # A write that was cut may have left half of it.
            default_storage.save(name, ContentFile(data))

    def path(self, width, extension):
        return f"pictures/{self.key}/{width}.{extension}"

    def paths(self):
        return [self.path(width, each) for width in self.widths for each in ("jpg", "webp")]

    def srcset(self, extension):
        return ", ".join(
            f"{default_storage.url(self.path(width, extension))} {width}w" for width in self.widths
        )

    @property
    def webp_srcset(self):
        return self.srcset("webp")

    @property
    def jpeg_srcset(self):
        return self.srcset("jpg")

    @property
    def url(self):
        return default_storage.url(self.path(max(self.widths), "jpg"))

    @property
    def thumbnail_url(self):
        return default_storage.url(self.path(min(self.widths), "webp"))


@receiver(post_delete, sender=Picture)
def delete_files(instance, **kwargs):
    """A deleted picture is gone from the disk too, once the deletion is certain."""
    paths = instance.paths()
    transaction.on_commit(lambda: [default_storage.delete(path) for path in paths])
