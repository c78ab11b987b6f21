from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedRecord(models.Model):
    """What `load_campaign` wrote last, so that it can tell staff's changes from its own."""

    path = models.CharField(_("file"), max_length=700, unique=True)
    digests = models.JSONField(_("digests of the fields"), default=dict)

    class Meta:
        verbose_name = _("loaded record")
        verbose_name_plural = _("loaded records")
        ordering = ["path"]

    def __str__(self):
        return self.path
