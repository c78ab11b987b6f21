"""Series that come in as a file: a CSV of the columns that go out, or the JSON of the SDG API.

Reading a file asks nothing of the database: it gives rows of plain values and findings, each
naming row and column. Findings are lazy texts, in the language of whoever reads them.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from campaign import areas
from campaign.models import Breakdown, Nature
from campaign.models.indicators import is_date
from campaign.observations import COLUMNS, NEEDED
from campaign.tables import original
from ict4sdg import languages

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 50_000
MOST_FINDINGS = 200
"""More are counted, not kept."""
LEFT_OUT = "left out"
BREAKDOWNS, OUR_NATURES = frozenset(Breakdown.values), frozenset(Nature.values)
NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]{1,2})?")
NOT_IN_DATABASE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Finding:
    row: int
    """As a spreadsheet counts: the heading is row 1."""
    column: str
    message: str
    value: str

    @property
    def label(self):
        return COLUMNS[self.column]


@dataclass(frozen=True)
class Incoming:
    row: int
    indicator: str
    area: str
    breakdown: str
    year: int
    value: Decimal
    nature: str
    source_name: str
    source_url: str
    as_of: str
    unit: str = ""
    """The unit that the file names, if any."""

    @property
    def key(self):
        return self.indicator, self.area, self.breakdown, self.year


@dataclass
class Reading:
    rows: list[Incoming] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    errors: int = 0
    left_out: Counter = field(default_factory=Counter)
    """What the SDG database has and this site does not keep: reason to number of rows."""

    def finding(self, row, column, message, value):
        self.errors += 1
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(row, column, message, printable(value)))


class Unreadable(Exception):
    """The file as a whole cannot be read; `message` says what to do."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


REASONS = {
    "encoding": _("The text is not in UTF-8. Save the file as “CSV UTF-8” and upload it again."),
    "binary": _("This is not a text file. Save the sheet as “CSV UTF-8” and upload that."),
}


TOO_LARGE = _("The file is larger than 10 MB. Divide it into several.")


def read(text: str, defaults: dict) -> Reading:
    """The rows of a CSV or JSON file. `defaults` fill the columns that JSON lacks: `source_name`,
    `source_url` and `as_of`. Raises Unreadable."""
    if not text.strip():
        raise Unreadable(_("The file is empty."))
    return checked(api_rows(text, defaults) if is_json(text) else csv_rows(text))


def is_json(text: str) -> bool:
    return text.lstrip()[:1] in ("{", "[")


def checked(rows: Iterator[tuple[int, dict]]) -> Reading:
    reading, seen = Reading(), {}
    for number, cells in rows:
        if number - 1 > MOST_ROWS:
            raise Unreadable(_("The file has more than 50,000 rows. Divide it into several."))
        if LEFT_OUT in cells:
            reading.left_out[cells[LEFT_OUT]] += 1
            continue
        incoming = row_of(number, cells, reading)
        if incoming is None:
            continue
        if incoming.key in seen:
            message = _("This indicator, area, breakdown and year stand in the file already.")
            reading.finding(number, "year", message, str(incoming.year))
            continue
        seen[incoming.key] = number
        reading.rows.append(incoming)
    if not reading.rows and not reading.errors and not reading.left_out:
        raise Unreadable(_("The file has no rows below its heading."))
    return reading


def row_of(number: int, cells: dict, reading: Reading) -> Incoming | None:
    """The row as values; None where a cell is wrong, after a finding for each."""
    before, values = reading.errors, {}
    for column, parse in PARSERS.items():
        text = cells.get(column, "").strip()
        try:
            values[column] = parse(text)
        except ValidationError as error:
            reading.finding(number, column, error.message, text)
    if reading.errors > before:
        return None
    return Incoming(row=number, unit=cells.get("unit_known", ""), **values)


def printable(text: str) -> str:
    """The beginning of `text` without what a page cannot say."""
    return NOT_IN_DATABASE.sub("\ufffd", text[:60])


# Cells


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


# CSV


def csv_rows(text: str) -> Iterator[tuple[int, dict]]:
    """Each row below the heading, as a spreadsheet counts it, with its cells by column."""
    rows = cells_of(text)
    columns = columns_of(next(rows))
    for number, cells in enumerate(rows, start=2):
        if any(cell.strip() for cell in cells):
            yield number, dict(zip(columns, cells, strict=False))


def cells_of(text: str) -> Iterator[list[str]]:
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for cells in reader:
            yield [original(cell) for cell in cells]
    except csv.Error as error:
        raise Unreadable(
            _("Row %(row)d cannot be read: a quotation mark is not closed, or a cell is too long.")
            % {"row": reader.line_num}
        ) from error


def columns_of(heading: list[str]) -> list[str]:
    """The column that each heading names, by its key or its label in any language."""
    known = labels()
    columns = [known.get(label.strip().casefold(), label) for label in heading]
    missing = [key for key in NEEDED if key not in columns]
    if missing:
        raise Unreadable(
            _("The heading lacks these columns: %(columns)s.")
            % {"columns": ", ".join(str(COLUMNS[key]) for key in missing)}
        )
    repeated = [key for key in COLUMNS if columns.count(key) > 1]
    if repeated:
        raise Unreadable(
            _("The heading has this column twice: %(column)s.") % {"column": COLUMNS[repeated[0]]}
        )
    return columns


def labels() -> dict[str, str]:
    known = {key: key for key in COLUMNS}
    for code in languages.CODES:
        with translation.override(code):
            known |= {str(label).casefold(): key for key, label in COLUMNS.items()}
    return known


# The SDG API of the UN Statistics Division: {"data": [{"indicator": ["9.c.1"], "series": …}]}

SERIES = {
    "IT_MOB_2GNTWK": Breakdown.TWO_G,
    "IT_MOB_3GNTWK": Breakdown.THREE_G,
    "IT_MOB_4GNTWK": Breakdown.FOUR_G,
    "IT_MOB_5GNTWK": Breakdown.FIVE_G,
    "SE_ACS_CMPTR": Breakdown.COMPUTERS,
    "SE_ACS_INTNT": Breakdown.INTERNET,
}
"""Series that are a breakdown of their indicator by their own name."""
DIMENSIONS = {
    "Sex": {"BOTHSEX": "", "FEMALE": Breakdown.WOMEN, "MALE": Breakdown.MEN},
    "Location": {"ALLAREA": "", "URBAN": Breakdown.URBAN, "RURAL": Breakdown.RURAL},
    "Type of speed": {
        "ANYS": "",
        "256KT2MBPS": Breakdown.SLOW,
        "2MT10MBPS": Breakdown.MIDDLE,
        "10MBPS": Breakdown.FAST,
    },
    "Age": {"ALLAGE": ""},
}
NATURES = {
    "C": Nature.COUNTRY,
    "CA": Nature.ADJUSTED,
    "E": Nature.ESTIMATED,
    "M": Nature.MODELLED,
    "G": Nature.GLOBAL,
}
UNITS = {"PERCENT": "percent", "PER_100_POP": "per_100", "NUMBER": "number"}
NO_VALUE = ("", "NaN", "N", "NA", None)


def api_rows(text: str, defaults: dict) -> Iterator[tuple[int, dict]]:
    """Each object of `data`, numbered as rows below a heading, as cells of the same columns."""
    try:
        # A NaN or Infinity, which JSON has not, stays a word and is refused as a value.
        document = json.loads(text, parse_constant=str, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("This is not valid JSON.")) from error
    data = document.get("data") if isinstance(document, dict) else None
    if not isinstance(data, list):
        raise Unreadable(_("The JSON has no list “data”, as the SDG API gives it."))
    for number, each in enumerate(data, start=2):
        yield number, api_cells(each if isinstance(each, dict) else {}, defaults)


def api_cells(each: dict, defaults: dict) -> dict:
    """One object as cells; with `LEFT_OUT` where this site has no place for it."""
    if "value" in each and each["value"] in NO_VALUE:
        return {LEFT_OUT: _("no value")}
    area, (breakdown, unknown) = word(each.get("geoAreaCode")), api_breakdown(each)
    if unknown:
        return {LEFT_OUT: unknown}
    if re.fullmatch(r"[0-9]{1,3}", area) and not areas.code_of(area):
        return {LEFT_OUT: f"geoAreaCode {area}"}
    indicator, attributes = each.get("indicator"), part(each, "attributes")
    return {
        "indicator": word(indicator[0] if isinstance(indicator, list) and indicator else indicator),
        "area": area,
        "breakdown": breakdown,
        "year": word(each.get("timePeriodStart")),
        "value": word(each.get("value")),
        "nature": NATURES.get(word(attributes.get("Nature")), ""),
        "source_name": word(each.get("source"))[:250].strip() or defaults.get("source_name", ""),
        "source_url": defaults.get("source_url", ""),
        "as_of": defaults.get("as_of", ""),
        "unit_known": UNITS.get(word(attributes.get("Units")), ""),
    }


def api_breakdown(each: dict) -> tuple[str, str]:
    """The breakdown that series and dimensions name together; where we keep none such, what they
    say."""
    found = {SERIES.get(word(each.get("series")), "")}
    for name, code in part(each, "dimensions").items():
        if name == "Reporting Type":
            continue
        if word(code) not in DIMENSIONS.get(name, {}):
            return "", printable(f"{name}: {word(code)}")
        found.add(DIMENSIONS[name][word(code)])
    found.discard("")
    if len(found) > 1:
        return "", " + ".join(sorted(found))
    return str(found.pop()) if found else "", ""


def part(each: dict, name: str) -> dict:
    inner = each.get(name)
    return inner if isinstance(inner, dict) else {}


def word(value) -> str:
    return value.strip() if isinstance(value, str) else ""
