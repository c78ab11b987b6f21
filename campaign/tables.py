"""Tables as files: the same columns and rows as CSV, XLSX or JSON. Pure but for the response.

A cell is text, a number, a date, True or False, None, or a list of texts, which JSON keeps as a
list and a spreadsheet shows as one cell. No text begins like a formula: it gets an apostrophe in
front, which `original` takes off again.
"""

import csv
import datetime
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from ict4sdg import languages

SEPARATOR = "; "
"""Between the texts of a list within one cell."""
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
FORMULA = re.compile(rf"'*(?:[\t\r\n]|{UNSEEN}*[=+\-@＝＋－＠﹦﹢﹣﹫−])")
"""How a text begins that a spreadsheet may take for a formula."""


@dataclass(frozen=True)
class Column:
    key: str
    """The same in every language: the key in JSON, and what an import looks for."""
    label: str
    """The heading in the language of the file."""


Rows = Iterable[Sequence]
"""Each row has a cell for every column."""


def clean(text: str) -> str:
    """`text` without what XML cannot hold, its lines ended as on every system."""
    return NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def harmless(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def original(text: str) -> str:
    """The text that `harmless` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def plain(value):
    """A cell of a spreadsheet: a number, a date or a harmless text."""
    if isinstance(value, (list, tuple)):
        value = SEPARATOR.join(str(each) for each in value)
    if isinstance(value, datetime.datetime) and value.tzinfo:
        value = value.astimezone(datetime.UTC).replace(tzinfo=None)
    if value is None or isinstance(value, (bool, int, float, Decimal, datetime.date)):
        return value
    return harmless(clean(str(value)))


def csv_bytes(columns: Sequence[Column], rows: Rows) -> bytes:
    """UTF-8 with the mark that spreadsheets know it by; dates as 2026-11-21, 1.5 with a point."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([plain(column.label) for column in columns])
    writer.writerows([plain(value) for value in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def xlsx_bytes(columns: Sequence[Column], rows: Rows, *, title: str, direction="ltr") -> bytes:
    """One sheet, its heading frozen, running from right to left where the language does."""
    book = Workbook(write_only=True)
    add_sheet(book, columns, rows, title=title, direction=direction)
    return book_bytes(book)


def add_sheet(book, columns: Sequence[Column], rows: Rows, *, title: str, direction="ltr"):
    sheet = book.create_sheet(sheet_name(title))
    sheet.sheet_view.rightToLeft = direction == "rtl"
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[letter(number)].width = min(60, max(14, len(column.label) + 4))
    sheet.append([heading(sheet, column.label) for column in columns])
    for row in rows:
        sheet.append([cell(sheet, plain(value)) for value in row])


def book_bytes(book) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def heading(sheet, label):
    made = cell(sheet, plain(label))
    made.font = Font(bold=True)
    made.alignment = Alignment(wrap_text=True, vertical="top")
    return made


def cell(sheet, value):
    made = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        made.data_type = "s"  # “#N/A” would be an error value.
    return made


def letter(number: int) -> str:
    """A, B … Z, AA: how a spreadsheet calls a column counted from 1."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def sheet_name(title: str) -> str:
    """Spreadsheets refuse some characters here, and more than 31."""
    return re.sub(r"[\[\]:*?/\\']", " ", clean(title)).strip()[:31] or "Table"


def json_bytes(columns: Sequence[Column], rows: Rows, **about) -> bytes:
    """`about` the table, its columns' labels, and its rows as objects."""
    keys = [column.key for column in columns]
    made = {
        **about,
        "columns": {column.key: column.label for column in columns},
        "rows": [dict(zip(keys, map(in_json, row), strict=True)) for row in rows],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def in_json(value):
    if isinstance(value, (list, tuple)):
        return [in_json(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return clean(str(value))


TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
}
FORMATS = tuple(TYPES)


def table_bytes(file_format: str, columns, rows: Rows, code: str, *, title: str, **about) -> bytes:
    """The table in one of `FORMATS`, in language `code`."""
    if file_format == "csv":
        return csv_bytes(columns, rows)
    if file_format == "xlsx":
        direction = languages.BY_CODE[code].direction
        return xlsx_bytes(columns, rows, title=title, direction=direction)
    return json_bytes(columns, rows, title=title, language=code, **about)


def table_response(request, file_format: str, name: str, columns, rows, *, title, **about):
    """The table as a download called `name`, in the language of the request.

    `title` names the sheet; `about` says more of the table, in JSON only.
    """
    code = request.LANGUAGE_CODE
    made = table_bytes(file_format, columns, rows, code, title=str(title), **about)
    response = HttpResponse(made, content_type=TYPES[file_format])
    response["Content-Disposition"] = f'attachment; filename="ict4sdg-{name}-{code}.{file_format}"'
    response["Content-Language"] = code
    response["X-Robots-Tag"] = "noindex"
    return response


def read_csv(data: bytes) -> Iterator[list[str]]:
    """The cells of a CSV file in UTF-8, whatever separates them: comma, semicolon or tab.

    Raises UnicodeDecodeError and csv.Error.
    """
    text = data.decode("utf-8-sig")
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    return ([original(value) for value in row] for row in reader)
