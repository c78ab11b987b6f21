"""Figures, dates and countries as each language prints them. Pure functions on plain values.

All rest on the CLDR through Babel; digits are 0–9 in every language, as ITU prints them.
"""

import datetime
import re
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal

from campaign.un_names import UN_NAMES
from ict4sdg.languages import BY_CODE

MILLION = 1_000_000
TEN_THOUSAND = 10_000
NBSP = "\u00a0"
THOUSANDS = {"ar": ",", "es": "."}
"""What the CLDR puts between thousands where the UN prints a space."""


def locale(code: str) -> Locale:
    return Locale.parse(BY_CODE[code].cldr)


def number(value: Decimal, code: str) -> str:
    """`value` in language `code`: 194,000 in full, 5.5 billion in words from a million on; Chinese
    counts whole thousands in 万 from ten thousand on: 19.4万, but 12,733."""
    if code == "es" and abs(value) >= 1000 * MILLION:
        # The UN's Spanish counts on in millions: 2 600 millones.
        return f"{number(value / MILLION, code)}{NBSP}millones"
    if value == value.to_integral():
        # 26.000 is a fraction to the CLDR, and takes another plural in Russian.
        value = value.to_integral()
    if abs(value) >= MILLION or (code == "zh" and is_round(value)):
        # Without its zeros after the point, which would make it 10 миллиона.
        text = format_compact_decimal(
            value.normalize(),
            format_type=compact_type(code),
            locale=locale(code),
            fraction_digits=2,
        )
        # Babel takes exactly one for a plural.
        text = re.sub(r"^(1\W(?:million|milliard))s$", r"\1", text) if code == "fr" else text
    else:
        text = format_decimal(value.normalize() if value % 1 else value, locale=locale(code))
    if code in THOUSANDS:
        text = text.replace(THOUSANDS[code], NBSP)
    return text.replace("\u202f", NBSP).replace(" ", NBSP)


def is_round(value: Decimal) -> bool:
    return abs(value) >= TEN_THOUSAND and value % 1000 == 0


def compact_type(code: str) -> str:
    """Chinese has one form only, 26亿; the CLDR keeps it as the short one."""
    return "long" if "long" in locale(code).compact_decimal_formats else "short"


def percent(value: Decimal, code: str) -> str:
    """`value` (67 for 67 %) with the language's sign and space."""
    space = NBSP if code in ("fr", "ru", "es") else ""
    return f"{number(value, code)}{space}%"


def country(code_of_country: str, code: str) -> str:
    """The UN's name of the country with this ISO 3166 two-letter code; the code where unknown."""
    letters = code_of_country.upper()
    named = UN_NAMES.get(code, {}).get(letters)
    return named or locale(code).territories.get(letters, code_of_country)


def day(date: datetime.date, code: str) -> str:
    """A day, its month written out: 1er juin 2017."""
    return in_print(format_date(date, "long", locale=locale(code)), code)


def days(start: datetime.date, end: datetime.date, code: str) -> str:
    """A day, or the interval from one to another, the months written out."""
    if start == end:
        return day(start, code)
    patterns = interval_patterns(code)
    differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    first, last = patterns[differs]
    text = format_date(start, first, locale=locale(code)) + format_date(
        end, last, locale=locale(code)
    )
    if code == "es":
        # The UN's Spanish has words for the dash: 16 y 17 de diciembre, 12 a 16 de junio.
        text = re.sub(r"\s?–\s?", " y " if (end - start).days == 1 else " a ", text)
    return in_print(text, code)


def years(first: int, last: int | None, code: str) -> str:
    """A year, or the interval from one to another: 2021–2024."""
    if not last or last == first:
        return str(first)
    between = {"zh": "至", "es": "-"}.get(code, "–")
    return f"{first}{between}{last}{'年' if code == 'zh' else ''}"


def in_print(date: str, code: str) -> str:
    """A date of the CLDR as it is printed: the French first of a month is an ordinal."""
    if code == "fr":
        date = re.sub(r"\b1(?=\s[^\W\d]|–)", "1er", date)
    return date.replace("\u202f", NBSP)


def part_of_date(text: str, code: str) -> str:
    """An ISO 8601 date that may lack its day or its month: `2025`, `2025-06`, `2025-06-30`.

    Raises ValueError where there is no such day.
    """
    parts = [int(part) for part in text.split("-")]
    date = datetime.date(*parts, *[1] * (3 - len(parts)))
    if len(parts) == 3:
        return day(date, code)
    skeleton = "y" if len(parts) == 1 else "yMMMM"
    return in_print(format_skeleton(skeleton, date, locale=locale(code)), code)


def interval_patterns(code: str) -> dict[str, list[str]]:
    """The CLDR's patterns of an interval, by the largest field that differs (y, M or d).

    Where a language has them with short months only, the months are lengthened.
    """
    known = locale(code).interval_formats
    if "yMMMMd" in known:
        return known["yMMMMd"]
    return {
        field: [re.sub(r"(?<!M)MMM(?!M)", "MMMM", part) for part in parts]
        for field, parts in known["yMMMd"].items()
    }
