"""A workbook for people without translators' tools: source and target side by side.

Only the target's cells are unlocked. Ids and fingerprints stand in hidden columns. A text longer
than a cell can hold takes several rows, numbered after its id: `post:a:body~2`.
"""

import io
import re

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils.exceptions import InvalidFileException

from ict4sdg import languages

from . import guard, markup
from .refused import Refused
from .units import VERSION, Bilingual, Unit, canonical, once_each

KIND = f"ict4sdg-exchange {VERSION}"
SHEET = "texts"
LONGEST = 30_000
"""A cell holds 32,767 characters."""
WIDTHS = {"A": 60, "B": 60, "C": 40, "D": 12, "E": 10}
HIDDEN = ("F", "G", "H", "I")
COLUMNS = 9
FIRST = 2
FORMULA = object()
CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def write(bilingual: Bilingual) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    pair = bilingual.source_language, bilingual.target_language
    put(sheet, 1, [*map(heading, pair), "", "", "", KIND, *pair, ""])
    row = FIRST
    for unit in bilingual.units:
        for cells in rows_of(unit):
            put(sheet, row, cells)
            row += 1
    dress(sheet, pair)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def heading(code: str) -> str:
    return languages.BY_CODE[code].name


def rows_of(unit: Unit):
    sources, targets = chunks(unit.source), chunks(unit.target)
    for number in range(max(len(sources), len(targets))):
        source = sources[number] if number < len(sources) else ""
        target = targets[number] if number < len(targets) else ""
        key = unit.id if number == 0 else f"{unit.id}~{number + 1}"
        kind = "html" if unit.rich else "text"
        stamps = f"{unit.fingerprint} {unit.target_fingerprint}"
        yield [source, target, unit.note, unit.state, unit.max_length, key, kind, stamps, ""]


def chunks(text: str) -> list[str]:
    return [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)] or [""]


def put(sheet, row: int, values) -> None:
    for column, value in enumerate(values, start=1):
        if value in ("", None):
            continue
        cell = sheet.cell(row, column, guarded(value))
        if isinstance(value, str):
            # A text that begins like a formula stays a text, also once it is edited.
            cell.data_type, cell.quotePrefix = "s", True


def guarded(value):
    """Workbooks write characters as `_x0041_`: a text that looks so has its underscore written."""
    return CODED.sub("_x005F_x\\1_", value) if isinstance(value, str) else value


def dress(sheet, pair) -> None:
    wrapped = [
        Alignment(
            wrap_text=True,
            vertical="top",
            readingOrder=2 if languages.BY_CODE[code].direction == "rtl" else 1,
        )
        for code in pair
    ]
    for row in sheet.iter_rows(min_row=1, max_col=3):
        row[0].alignment, row[1].alignment, row[2].alignment = *wrapped, wrapped[0]
        row[1].protection = Protection(locked=row[1].row == 1)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    for column in HIDDEN:
        sheet.column_dimensions[column].hidden = True
    sheet.freeze_panes = "A2"
    sheet.protection.enable()
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def read(data: bytes) -> Bilingual:
    """Raises Refused."""
    guard.require_size(data)
    rows = list(rows_in(guard.workbook(data)))
    head = rows[0] if rows else ()
    if len(head) < 8 or not str(head[5] or "").startswith("ict4sdg-exchange"):
        raise Refused("table")
    if head[5] != KIND:
        raise Refused("version", str(head[5])[:40])
    return Bilingual(str(head[6]), str(head[7]), once_each(units_in(rows[FIRST - 1 :])))


def rows_in(file):
    try:
        book = load_workbook(file, read_only=True, data_only=False)
        sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
        for number, row in enumerate(sheet.iter_rows(max_col=COLUMNS)):
            guard.require_number(number - 1)
            yield [FORMULA if each.data_type == "f" else each.value for each in row]
    except Refused:
        raise
    # openpyxl raises whatever the damaged part of a workbook makes it stumble over.
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        SyntaxError,
        OSError,
        EOFError,
    ) as error:
        raise Refused("archive", str(error)) from error


def units_in(rows):
    """The texts that go over several rows joined again, in whatever order the rows stand."""
    whole = {}
    for row in rows:
        row = [*row, *[None] * (COLUMNS - len(row))]
        key, _sign, part = cell_text(row[5]).partition("~")
        if key:
            whole.setdefault(key, []).append((int(part) if part.isdigit() else 1, row))
    for key, parts in whole.items():
        yield from joined(key, sorted(parts, key=lambda each: each[0]))


def joined(key: str, parts):
    """One unit; or one for each of the rows, if a row was copied."""
    if len({number for number, _row in parts}) < len(parts):
        for _number, row in parts:
            yield unit_of(key, [row])
    else:
        yield unit_of(key, [row for _number, row in parts])


def unit_of(key: str, rows) -> Unit:
    first = rows[0]
    rich = first[6] == "html"
    source = "".join(cell_text(row[0]) for row in rows)
    target, problem = read_target("".join(cell_text(row[1]) for row in rows), rich)
    if any(row[1] is FORMULA for row in rows):
        problem = "formula"
    stamps = [*cell_text(first[7]).split(" "), "", ""]
    return Unit(
        id=key,
        source=canonical(source, rich),
        target=target,
        state=cell_text(first[3]) or "missing",
        note=cell_text(first[2]),
        max_length=first[4] if isinstance(first[4], int) else None,
        rich=rich,
        fingerprint=stamps[0],
        target_fingerprint=stamps[1],
        problem=problem,
    )


def read_target(text: str, rich: bool) -> tuple[str, str]:
    if not rich:
        return canonical(text, rich), ""
    try:
        markup.checked(text.strip())
    except markup.Broken:
        return text, "tags"
    return canonical(text, rich), ""


def cell_text(value) -> str:
    if value is None or value is FORMULA:
        return ""
    return CODED.sub(lambda each: chr(int(each[1], 16)), str(value))
