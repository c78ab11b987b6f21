from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityImport(models.Model):
    """An uploaded table of activities: shown first, then applied or left."""

    name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(_("content"), help_text=_("Dropped once applied."))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    applied_at = models.DateTimeField(_("applied"), null=True, blank=True)
    created = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)

    class Meta:
        verbose_name = _("import of activities")
        verbose_name_plural = _("imports of activities")
        ordering = ["-uploaded_at"]

    def __str__(self):
        return self.name
