"""One cell as a value, or a ValidationError that says what to write instead."""

import re
from decimal import Decimal
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from campaign import areas
from campaign.models import Breakdown, Nature
from campaign.models.indicators import is_date

from .rows import NOT_IN_DATABASE

BREAKDOWNS, OUR_NATURES = frozenset(Breakdown.values), frozenset(Nature.values)
NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]{1,2})?")


def parse_indicator(text):
    return filled(text.lower(), 40)


@lru_cache(1000)
def parse_area(text):
    code = areas.code_of(filled(text, 60))
    if code is None:
        raise ValidationError(_("There is no area of this code. Write the M49 code: 001, 404."))
    return code


def parse_breakdown(text):
    if text not in BREAKDOWNS:
        raise ValidationError(_("There is no breakdown of this name."))
    return text


def parse_year(text):
    if not re.fullmatch(r"[0-9]{4}(\.0+)?", text) or not 1865 <= int(text[:4]) <= 2100:
        raise ValidationError(_("Write a year of four digits, such as 2024."))
    return int(text[:4])


def parse_value(text):
    """With a point, or a comma as spreadsheets of other languages write it: 67.4, 67,4."""
    if len(text) > 40:
        raise ValidationError(_("This text is too long."))
    if re.fullmatch(r"[-+]?[0-9]+,[0-9]+", text):
        text = text.replace(",", ".")
    if not NUMBER.fullmatch(text):
        raise ValidationError(_("Write a number without spaces or signs, such as 67.4."))
    value = Decimal(text)
    if abs(value) >= 10**14:
        raise ValidationError(_("The number is too large."))
    return round(value, 5)


def parse_nature(text):
    if text not in OUR_NATURES:
        raise ValidationError(_("There is no nature of this name."))
    return text


def parse_name(text):
    return filled(text, 250)


@lru_cache(1000)
def parse_address(text):
    URLValidator(schemes=["http", "https"], message=_("Write an address with https://."))(
        filled(text, 500)
    )
    return text


@lru_cache(1000)
def parse_date(text):
    if not is_date(text):
        raise ValidationError(_("Write 2025, 2025-06 or 2025-06-30."))
    return text


def filled(text, most):
    if not text:
        raise ValidationError(_("This cell is empty."))
    if len(text) > most:
        raise ValidationError(_("This text is too long."))
    if NOT_IN_DATABASE.search(text):
        raise ValidationError(_("This text has characters that cannot be stored."))
    return text


PARSERS = {
    "indicator": parse_indicator,
    "area": parse_area,
    "breakdown": parse_breakdown,
    "year": parse_year,
    "value": parse_value,
    "nature": parse_nature,
    "source_name": parse_name,
    "source_url": parse_address,
    "as_of": parse_date,
}
