"""A file that staff bring in as headings and rows of plain cells. Nothing here asks the database.

Whatever is wrong with the file as a whole is `Refused`, with a message that says what to do.
"""

import csv
import datetime
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from campaign.tables import SEPARATOR, clean, original, read_csv

LARGEST = 20 * 1024 * 1024
LARGEST_UNPACKED = 150 * 1024 * 1024
MOST_PARTS = 1_000
MOST_ROWS = 20_000
MOST_COLUMNS = 150
LONGEST_CELL = 32_767
"""Spreadsheets cut what is longer."""
KEY = re.compile(r"\(([a-z_]+)\)\s*$")


class Refused(Exception):
    def __init__(self, message):
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Unusable:
    """A cell that says something else than its text shows."""

    message: str


FORMULA = Unusable(_("This is a formula. Paste its value instead."))
NUMBER = Unusable(
    _("The spreadsheet made a number or a date of a code. Set the cell as text and type it again.")
)
BROKEN = Unusable(_("The spreadsheet shows an error in this cell."))
CUT = Unusable(_("The text is as long as a cell can be: it may have been cut."))


@dataclass
class Sheet:
    keys: list[str]
    """What stands in each heading: a column's key, or the heading as it is."""
    rows: list[tuple[int, list]] = field(default_factory=list)
    """Number as the spreadsheet shows it, and the cells: text, int, None or Unusable."""


def read(data: bytes) -> Sheet:
    if len(data) > LARGEST:
        raise Refused(_("The file is larger than 20 MB. Divide it into several."))
    if data[:4] == b"PK\x03\x04":
        return read_workbook(data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Refused(_("This workbook is protected or of an old kind. Save it as .xlsx."))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return read_json(data)
    return read_text(data)


def read_text(data):
    if b"\0" in data:
        raise Refused(_("This is neither a workbook (.xlsx) nor a CSV file."))
    try:
        lines = list(read_csv(data))
    except UnicodeDecodeError as error:
        raise Refused(_("The text is not in UTF-8. Save it as “CSV UTF-8”.")) from error
    except csv.Error as error:
        raise Refused(_("This is no CSV file that can be read.")) from error
    return sheet_of([[clean(value) for value in line] for line in lines])


def read_json(data):
    try:
        rows = json.loads(data.decode("utf-8-sig"))
        rows = rows["rows"] if isinstance(rows, dict) else rows
        keys = list(dict.fromkeys(key for row in rows for key in row))
        lines = [[in_cell(row.get(key)) for key in keys] for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(_("This JSON has no rows that can be read.")) from error
    return sheet_of([keys, *lines])


def in_cell(value):
    if isinstance(value, list):
        return SEPARATOR.join(str(each) for each in value)
    if isinstance(value, (dict, float)):
        return NUMBER
    return clean(value) if isinstance(value, str) else value


def read_workbook(data):
    check_package(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True)
        sheets = book.worksheets
        # The sheet with the activities, wherever it stands.
        named = [each for each in sheets if "slug" in map(key_of, first_row(each))]
        if not named:
            raise Refused(_("No sheet has a column “slug” in its first row. Use the template."))
        return sheet_of(lines_of(named[0]))
    except Refused:
        raise
    except UNREADABLE as error:
        raise Refused(_("This workbook is damaged. Save it again as .xlsx.")) from error


# What openpyxl raises on packages that are none.
UNREADABLE = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    OSError,
    NotImplementedError,
)


def check_package(data):
    """Refuses what would unpack to far more than it seems, and what carries programs."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Refused(_("This workbook is damaged. Save it again as .xlsx.")) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refused(
            _("This workbook unpacks to far too much. Save only the sheet that is needed.")
        )
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise Refused(_("This workbook has macros. Save it without them, as .xlsx."))
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and has_entities(package, part):
            raise Refused(_("This workbook is damaged. Save it again as .xlsx."))


def has_entities(package, part):
    """Whether the part declares entities, which no spreadsheet program writes."""
    try:
        with package.open(part) as stream:
            head = stream.read(4096)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        return True
    return b"<!DOCTYPE" in head or b"<!\0D\0O" in head


def first_row(sheet):
    return next(sheet.iter_rows(max_row=1, max_col=MOST_COLUMNS, values_only=True), ())


def lines_of(sheet):
    lines = []
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        if number > MOST_ROWS + 1:
            raise Refused(TOO_MANY_ROWS)
        lines.append([plain(cell) for cell in row])
    return lines


def plain(cell):
    value = cell.value
    if value is None or isinstance(value, bool):
        return None if value is None else str(value)
    if cell.data_type == "f":
        return FORMULA
    if cell.data_type == "e":
        return BROKEN
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return NUMBER
    if isinstance(value, (int, float)):
        return int(value) if float(value).is_integer() else NUMBER
    return CUT if len(str(value)) >= LONGEST_CELL else original(clean(str(value)))


TOO_MANY_ROWS = _("The file has more than 20,000 rows. Divide it into several.")


def sheet_of(lines) -> Sheet:
    if not lines:
        raise Refused(_("The file is empty."))
    keys = [key_of(value) for value in lines[0]]
    while keys and not keys[-1]:
        keys.pop()
    if "slug" not in keys:
        raise Refused(_("The first row has no column “slug”. Use the template."))
    twice = sorted({key for key in keys if key and keys.count(key) > 1})
    if twice:
        raise Refused(_("A column stands twice: %(column)s.") % {"column": ", ".join(twice)})
    if len(lines) > MOST_ROWS + 1:
        raise Refused(TOO_MANY_ROWS)
    filled = [
        (number, padded(line, len(keys)))
        for number, line in enumerate(lines[1:], 2)
        if any(value not in (None, "") for value in line)
    ]
    return Sheet(keys, filled)


def padded(line, width):
    return [*line, *[None] * (width - len(line))][:width]


def key_of(value) -> str:
    """The key at the end of a heading, `Title · Français (title_fr)`, or the heading itself."""
    text = "" if value is None or isinstance(value, Unusable) else str(value).strip()
    match = KEY.search(text)
    return match[1] if match else text
