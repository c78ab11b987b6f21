"""Figures, dates and countries as each language prints them. Pure functions on plain values.

All rest on the CLDR through Babel; digits are 0–9 in every language, as ITU prints them.
"""

import datetime
from decimal import Decimal

from babel import Locale
from babel.dates import format_interval
from babel.numbers import format_compact_decimal, format_decimal

from ict4sdg.languages import BY_CODE

MILLION = 1_000_000
NBSP = "\u00a0"


def locale(code: str) -> Locale:
    return Locale.parse(BY_CODE[code].cldr)


def number(value: Decimal, code: str) -> str:
    """`value` in language `code`: 194,000 in full, 5.5 billion in words from a million on."""
    if abs(value) >= MILLION:
        text = format_compact_decimal(
            value, format_type="long", locale=locale(code), fraction_digits=2
        )
    else:
        text = format_decimal(
            value.normalize() if value % 1 else value.to_integral(), locale=locale(code)
        )
    return text.replace("\u202f", NBSP).replace(" ", NBSP)


def percent(value: Decimal, code: str) -> str:
    """`value` (67 for 67 %) with the language's sign and space."""
    space = NBSP if code in ("fr", "ru", "es") else ""
    return f"{number(value, code)}{space}%"


def country(code_of_country: str, code: str) -> str:
    """The name of the country with this ISO 3166 two-letter code; the code where unknown."""
    return locale(code).territories.get(code_of_country.upper(), code_of_country)


def days(start: datetime.date, end: datetime.date, code: str) -> str:
    """A day, or the interval from one to another, both written out."""
    return format_interval(start, end, "yMMMMd", locale=locale(code))
