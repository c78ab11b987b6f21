"""Columns that several models have: one definition each."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def year_field(name, **kwargs):
    return models.PositiveSmallIntegerField(
        name, validators=[MinValueValidator(1865), MaxValueValidator(2100)], **kwargs
    )


def ends_after_start(name):
    """A constraint on `start_year` and `end_year`."""
    return models.CheckConstraint(
        name=name,
        condition=Q(end_year__isnull=True) | Q(end_year__gte=F("start_year")),
        violation_error_message=_("The end year is before the start year."),
    )


def countries_field():
    return ArrayField(
        models.CharField(max_length=2),
        verbose_name=_("countries"),
        default=list,
        blank=True,
        help_text=_("Two-letter codes, separated by commas: KE, SN"),
    )


def picture_field():
    return models.ForeignKey(
        "campaign.Picture",
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )


def goals_field(related_name):
    return models.ManyToManyField(
        "campaign.Goal", verbose_name=_("goals"), blank=True, related_name=related_name
    )


def lines_field(related_name):
    return models.ManyToManyField(
        "campaign.ActionLine", verbose_name=_("action lines"), blank=True, related_name=related_name
    )
