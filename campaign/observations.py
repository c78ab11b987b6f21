"""Observations as a table: the columns that go out as files and come back in with an import."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from campaign import areas
from campaign.tables import Column

COLUMNS = {
    "indicator": _("Indicator"),
    "area": _("Area"),
    "area_name": _("Name of the area"),
    "breakdown": _("Breakdown"),
    "breakdown_name": _("Name of the breakdown"),
    "year": _("Year"),
    "value": _("Value"),
    "nature": _("Nature"),
    "source_name": _("Source"),
    "source_url": _("Address of the source"),
    "as_of": _("As of"),
}
NEEDED = ("indicator", "area", "year", "value", "source_name", "source_url", "as_of")
"""What a file must have to come in. Names are for readers only and are not read back."""


def columns() -> list[Column]:
    return [Column(key, str(label)) for key, label in COLUMNS.items()]


def rows(observations, code):
    """Each observation with its `indicator` as a row of cells; names in language `code`."""
    for each in observations:
        yield [
            each.indicator.code,
            each.area,
            areas.name(each.area, code),
            each.breakdown,
            str(each.get_breakdown_display()),
            each.year,
            plain(each.value),
            each.nature,
            each.source_name,
            each.source_url,
            each.as_of,
        ]


def plain(value: Decimal) -> Decimal:
    """67.4 for 67.40000, 5500000000 for 5.5E+9."""
    return value.to_integral() if value == value.to_integral() else value.normalize()
