"""A file as rows and findings, whichever of the two forms it has."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .cells import PARSERS
from .rows import LEFT_OUT, Incoming, Reading, Unreadable
from .sdg_api import api_rows
from .table import csv_rows

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 50_000
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
