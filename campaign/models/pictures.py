from django.db import models
from django.utils.translation import gettext_lazy as _


class Picture(models.Model):
    """An uploaded picture. The upload itself is not kept: only its clean renditions are."""

    name = models.CharField(_("name"), max_length=120)
    alt = models.CharField(
        _("alternative text"), max_length=250, help_text=_("What a reader who can’t see it misses.")
    )
    credit = models.CharField(_("credit"), max_length=160)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
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
