"""A CSV with the columns of a download, in any of the six languages."""

import csv
import io
from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from campaign.observations import COLUMNS, NEEDED
from campaign.tables import original
from ict4sdg import languages

from .rows import Unreadable


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
