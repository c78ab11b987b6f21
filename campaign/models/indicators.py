"""Indicators and their series: what is measured, and each value with its source and date."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaign import areas

from .fields import goals_field, lines_field, year_field
from .goals import Target

CODE = r"^[0-9a-z]+([.-][0-9a-z]+)*$"
AS_OF = r"^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


class Breakdown(models.TextChoices):
    """Which part of the whole a value is about."""

    ALL = "", _("All")
    TWO_G = "2g", _("At least 2G")
    THREE_G = "3g", _("At least 3G")
    FOUR_G = "4g", _("At least 4G")
    FIVE_G = "5g", _("At least 5G")
    WOMEN = "women", _("Women")
    MEN = "men", _("Men")
    URBAN = "urban", _("Urban areas")
    RURAL = "rural", _("Rural areas")
    INFORMATION = "information", _("Information and data literacy")
    COMMUNICATION = "communication", _("Communication and collaboration")
    CONTENT = "content", _("Digital content creation")
    SAFETY = "safety", _("Safety")
    PROBLEMS = "problems", _("Problem solving")
    SLOW = "under-2m", _("256 kbit/s to less than 2 Mbit/s")
    MIDDLE = "2m-10m", _("2 to less than 10 Mbit/s")
    FAST = "from-10m", _("10 Mbit/s or more")
    COMPUTERS = "computers", _("Computers for teaching")
    INTERNET = "internet", _("Internet for teaching")


class Nature(models.TextChoices):
    """How a value came about, as the SDG database tells it."""

    UNKNOWN = "", _("Not stated")
    COUNTRY = "country", _("Country data")
    ADJUSTED = "adjusted", _("Country data, adjusted")
    ESTIMATED = "estimated", _("Estimated")
    MODELLED = "modelled", _("Modelled")
    GLOBAL = "global", _("Global monitoring data")


def breakdown_field(name):
    return models.CharField(
        name, max_length=20, choices=Breakdown, blank=True, default=Breakdown.ALL
    )


class Indicator(models.Model):
    class Kind(models.TextChoices):
        SDG = "sdg", _("SDG indicators")
        WORLD = "world", _("ITU world series")

    class Unit(models.TextChoices):
        PERCENT = "percent", _("Per cent")
        PER_100 = "per_100", _("Per 100 inhabitants")
        NUMBER = "number", _("Number")

    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(CODE)],
        help_text=_("It is part of the page’s address: 9.c.1, mobile-subscriptions."),
    )
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    name = models.CharField(_("name"), max_length=300)
    definition = models.TextField(_("definition"))
    unit = models.CharField(_("unit"), max_length=8, choices=Unit)
    unit_label = models.CharField(
        _("unit in words"), max_length=120, help_text=_("For the chart: per cent of the population")
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What a reader must know before quoting a value.")
    )
    main_area = models.CharField(
        _("main area"), max_length=3, default=areas.WORLD, help_text=_("Shown first.")
    )
    main_breakdown = breakdown_field(_("main breakdown"))
    custodians = models.ManyToManyField(
        "campaign.Organisation",
        verbose_name=_("custodians"),
        blank=True,
        related_name="indicators",
    )
    source_name = models.CharField(
        _("source"), max_length=250, help_text=_("The source’s own title, in its own language.")
    )
    source_url = models.URLField(_("address of the source"), max_length=500)
    goals = goals_field("indicators")
    targets = models.ManyToManyField(
        Target, verbose_name=_("targets"), blank=True, related_name="indicators"
    )
    lines = lines_field("indicators")

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(name="indicator_code_format", condition=Q(code__regex=CODE)),
            models.CheckConstraint(
                name="indicator_kind_known", condition=Q(kind__in=["sdg", "world"])
            ),
            models.CheckConstraint(
                name="indicator_unit_known", condition=Q(unit__in=["percent", "per_100", "number"])
            ),
            models.CheckConstraint(
                name="indicator_has_source", condition=~Q(source_name="") & ~Q(source_url="")
            ),
            models.CheckConstraint(
                name="indicator_main_breakdown_known",
                condition=Q(main_breakdown__in=Breakdown.values),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name or ''}".strip() if self.is_sdg else self.name or self.code

    def get_absolute_url(self):
        return reverse("indicator", args=[self.code])

    def clean(self):
        self.main_area = known_area("main_area", self.main_area)

    @property
    def is_sdg(self):
        return self.kind == self.Kind.SDG


class ObservationQuerySet(models.QuerySet):
    def main(self):
        """The one series that stands for its indicator."""
        return self.filter(area=F("indicator__main_area"), breakdown=F("indicator__main_breakdown"))

    def in_order(self):
        return self.order_by("indicator__order", "indicator__code", "area", "breakdown", "year")


class Observation(models.Model):
    indicator = models.ForeignKey(
        Indicator,
        verbose_name=_("indicator"),
        on_delete=models.CASCADE,
        related_name="observations",
    )
    area = models.CharField(
        _("area"), max_length=3, help_text=_("M49 code of three digits, or HIC, UMC, LMC, LIC.")
    )
    breakdown = breakdown_field(_("breakdown"))
    year = year_field(_("year"))
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=5)
    nature = models.CharField(
        _("nature"), max_length=10, choices=Nature, blank=True, default=Nature.UNKNOWN
    )
    source_name = models.CharField(
        _("source"), max_length=250, help_text=_("The source’s own title, in its own language.")
    )
    source_url = models.URLField(_("address of the source"), max_length=500)
    as_of = models.CharField(
        _("as of"),
        max_length=10,
        validators=[RegexValidator(AS_OF)],
        help_text=_("When the source said so: 2025, 2025-06 or 2025-06-30."),
    )

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["area", "breakdown", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "breakdown", "year"],
                name="observation_once",
                violation_error_message=_("This area and breakdown have a value for this year."),
            ),
            models.CheckConstraint(
                name="observation_has_source",
                condition=~Q(source_name="") & ~Q(source_url=""),
                violation_error_message=_("A figure needs its source and the source’s address."),
            ),
            # PostgreSQL holds NaN to be larger than any number.
            models.CheckConstraint(
                name="observation_value_is_a_number", condition=Q(value__lt=10**15)
            ),
            models.CheckConstraint(name="observation_has_date", condition=Q(as_of__regex=AS_OF)),
            models.CheckConstraint(
                name="observation_area_format", condition=Q(area__regex=r"^(\d{3}|[A-Z]{3})$")
            ),
            models.CheckConstraint(
                name="observation_breakdown_known", condition=Q(breakdown__in=Breakdown.values)
            ),
            models.CheckConstraint(
                name="observation_year_plausible", condition=Q(year__gte=1865, year__lte=2100)
            ),
            models.CheckConstraint(
                name="observation_nature_known", condition=Q(nature__in=Nature.values)
            ),
        ]

    def __str__(self):
        return f"{self.area} {self.breakdown} {self.year}".replace("  ", " ")

    def clean(self):
        """An area by any of its names becomes its code; the day it is as of is a real one."""
        self.area = known_area("area", self.area)
        if not is_date(self.as_of or ""):
            raise ValidationError({"as_of": _("Write 2025, 2025-06 or 2025-06-30.")})


def known_area(field: str, text) -> str:
    """The code of the area that staff typed into `field`."""
    code = areas.code_of(text or "")
    if code is None:
        raise ValidationError({field: _("There is no area of this code.")})
    return code


def is_date(text: str) -> bool:
    """Whether `text` is a day, a month or a year as `as_of` takes it."""
    if not re.fullmatch(AS_OF, text, re.ASCII):
        return False
    try:
        datetime.date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True
