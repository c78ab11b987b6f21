from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ict4sdg import languages

KEPT_UNAPPLIED = timedelta(days=30)


class ExchangeQuerySet(models.QuerySet):
    def without_files(self):
        return self.defer("data")

    def forgotten(self):
        """Brought long ago and never applied."""
        return self.filter(applied_at=None, uploaded_at__lt=timezone.now() - KEPT_UNAPPLIED)


class Exchange(models.Model):
    """A file that came back from translators: kept as it came, with who brought it."""

    class Format(models.TextChoices):
        XLIFF12 = "xliff12", "XLIFF 1.2"
        XLIFF20 = "xliff20", "XLIFF 2.0"
        XLSX = "xlsx", "XLSX"
        HTML = "html", "HTML"

    class AppliedAs(models.TextChoices):
        IN_PROGRESS = "in_progress", _("in progress")
        CURRENT = "current", _("current")

    name = models.CharField(_("file name"), max_length=200)
    format = models.CharField(_("format"), max_length=8, choices=Format)
    source_language = models.CharField(
        _("source language"), max_length=2, choices=languages.CHOICES
    )
    target_language = models.CharField(
        _("target language"), max_length=2, choices=languages.CHOICES
    )
    data = models.BinaryField(editable=False)
    size = models.PositiveIntegerField(_("bytes"))
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("brought by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    applied_at = models.DateTimeField(_("applied"), null=True)
    applied_as = models.CharField(_("applied as"), max_length=11, choices=AppliedAs, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("applied by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    applied = models.JSONField(_("texts applied"), default=list)
    """Ids of the units that were written."""

    objects = ExchangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("file from translators")
        verbose_name_plural = _("files for translators")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="exchange_two_languages",
                condition=Q(
                    source_language__in=list(languages.CODES),
                    target_language__in=list(languages.CODES),
                )
                & ~Q(source_language=F("target_language")),
            ),
            models.CheckConstraint(
                name="exchange_format_known",
                condition=Q(format__in=["xliff12", "xliff20", "xlsx", "html"]),
            ),
            models.CheckConstraint(
                name="exchange_applied_as_known",
                condition=Q(applied_as="", applied_at__isnull=True)
                | Q(applied_as__in=["in_progress", "current"], applied_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name
