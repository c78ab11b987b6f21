import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaign import library
from ict4sdg import languages


def new_key():
    """Nobody guesses it."""
    return secrets.token_hex(16)


class LibraryFile(models.Model):
    """A file that staff offer for download: a document in one language, a data set …"""

    name = models.CharField(_("name"), max_length=160)
    language = models.CharField(_("language"), max_length=2, choices=languages.CHOICES, blank=True)
    credit = models.CharField(_("credit"), max_length=160)
    licence = models.CharField(_("licence"), max_length=120)
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    file_name = models.CharField(_("file name"), max_length=120, editable=False)
    kind = models.CharField(_("kind"), max_length=4, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("file of the library")
        verbose_name_plural = _("files of the library")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="libraryfile_language_known",
                condition=Q(language__in=["", *languages.CODES]),
            ),
            models.CheckConstraint(
                name="libraryfile_kind_known", condition=Q(kind__in=list(library.KINDS))
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("library_file", args=[self.key, self.file_name])

    def store(self, checked):
        """Take on a `campaign.library.Checked`. Raises OSError."""
        self.file_name, self.kind = checked.file_name, checked.kind
        self.digest, self.size = checked.digest, len(checked.data)
        default_storage.save(self.path, ContentFile(checked.data))

    @property
    def path(self):
        return f"files/{self.key}.{self.kind}"

    @property
    def media_type(self):
        return library.KINDS[self.kind]


@receiver(post_delete, sender=LibraryFile)
def delete_file(instance, **kwargs):
    path = instance.path
    transaction.on_commit(lambda: default_storage.delete(path))
