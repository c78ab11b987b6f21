"""Uploaded files whose rows are shown first, then applied whole or left."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Import(models.Model):
    name = models.CharField(_("file"), max_length=200)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    applied_at = models.DateTimeField(_("applied"), null=True, blank=True)
    changed = models.PositiveIntegerField(_("changed"), default=0)

    class Meta:
        abstract = True
        ordering = ["-uploaded_at"]

    def __str__(self):
        return self.name


class ActivityImport(Import):
    """A table of activities."""

    content = models.BinaryField(_("content"), help_text=_("Dropped once applied."))
    created = models.PositiveIntegerField(_("new"), default=0)

    class Meta(Import.Meta):
        verbose_name = _("import of activities")
        verbose_name_plural = _("imports of activities")


class SeriesImport(Import):
    """A file of series; what it does not say itself is said on its form."""

    content = models.TextField(_("content"), blank=True, help_text=_("Dropped once applied."))
    source_name = models.CharField(_("source"), max_length=250, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    as_of = models.CharField(_("as of"), max_length=10, blank=True)
    new = models.PositiveIntegerField(_("new"), default=0)

    class Meta(Import.Meta):
        verbose_name = _("import of series")
        verbose_name_plural = _("imports of series")

    @property
    def defaults(self):
        """What fills the columns that the SDG API’s JSON lacks."""
        return {name: getattr(self, name) for name in ("source_name", "source_url", "as_of")}
