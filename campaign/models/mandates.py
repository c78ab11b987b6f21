"""What an activity rests on: ITU’s sectors, its strategic goals, and who asked for it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .fields import year_field


class Sector(models.Model):
    slug = models.SlugField(_("address"), unique=True)
    code = models.CharField(_("code"), max_length=8, unique=True)
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=60)
    description = models.TextField(_("description"))

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["order"]

    def __str__(self):
        return self.name or self.code


class StrategicGoal(models.Model):
    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    statement = models.CharField(_("statement"), max_length=300)
    description = models.TextField(_("description"))

    class Meta:
        verbose_name = _("strategic goal")
        verbose_name_plural = _("strategic goals")
        ordering = ["number"]

    def __str__(self):
        return f"{self.number} {self.name or ''}".strip()


class Mandate(models.Model):
    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("Resolution")
        PROGRAMME = "programme", _("Programme")
        INITIATIVE = "initiative", _("Initiative")
        LETTER = "letter", _("Circular letter")

    slug = models.SlugField(_("address"), unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    reference = models.CharField(_("reference"), max_length=60)
    year = year_field(_("year"))
    date = models.DateField(_("date"), null=True, blank=True)
    url = models.URLField(_("link"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"))
    adopted_by = models.CharField(_("adopted by"), max_length=200)
    title = models.CharField(_("title"), max_length=400)
    description = models.TextField(_("description"))

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                name="mandate_kind_known",
                condition=Q(kind__in=["resolution", "programme", "initiative", "letter"]),
            ),
        ]

    def __str__(self):
        return self.reference
