"""Tables as files: what goes in comes out, and no cell is a formula."""

import csv
import datetime
import io
import json
from decimal import Decimal

import pytest
from django.test import RequestFactory
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from campaign import tables
from campaign.tables import Column
from ict4sdg import languages

PREFIXES = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    "﹦",
    "−",
    " =",
    "\u200f+",
]
PREFIXES += ["'=", "\x00=", "\ufeff@", "\r\n-"]
COLUMNS = [Column("name", "Name"), Column("value", "Value")]
TEXT = st.text(max_size=40)
FORMULA_TEXT = st.builds(str.__add__, st.sampled_from(PREFIXES), TEXT)


def from_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def from_xlsx(data):
    return load_workbook(io.BytesIO(data)).active


@given(st.one_of(FORMULA_TEXT, TEXT))
@example("'=")
@example("''+1")
def test_no_cell_begins_like_a_formula_and_every_text_comes_back(text):
    made = tables.csv_bytes(COLUMNS, [[text, "x"]])
    cell = from_csv(made)[1][0]
    assert not cell.lstrip("\u200b\u200e\u200f\u2060\ufeff \t\r\n").startswith(
        tuple("=+-@＝＋－＠﹦−")
    )
    assert not cell.startswith(("\t", "\r", "\n"))
    assert tables.original(cell) == tables.clean(text)


@settings(max_examples=30)
@given(st.lists(FORMULA_TEXT, min_size=1, max_size=8))
def test_no_cell_of_a_workbook_is_a_formula(texts):
    sheet = from_xlsx(tables.xlsx_bytes(COLUMNS, [[text, text] for text in texts], title="T"))
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [tables.original(row[0].value) for row in sheet.iter_rows(min_row=2)] == [
        tables.clean(text) for text in texts
    ]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_each_prefix_is_made_harmless(prefix):
    assert tables.plain(f"{prefix}cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize("text", ["9.c", "C2", "a = b", "’", "'tis", "#ICT4SDG", "#N/A", "文"])
def test_other_texts_stay_as_they_are(text):
    assert from_csv(tables.csv_bytes(COLUMNS, [[text, ""]]))[1][0] == text
    assert from_xlsx(tables.xlsx_bytes(COLUMNS, [[text, ""]], title="T"))["A2"].value == text


def test_numbers_and_dates_are_numbers_and_dates():
    row = [datetime.date(2026, 11, 21), Decimal("-1.5")]
    sheet = from_xlsx(tables.xlsx_bytes(COLUMNS, [row], title="T"))
    assert sheet["A2"].is_date
    assert sheet["B2"].value == -1.5
    assert from_csv(tables.csv_bytes(COLUMNS, [row]))[1] == ["2026-11-21", "-1.5"]
    assert json.loads(tables.json_bytes(COLUMNS, [row]))["rows"] == [
        {"name": "2026-11-21", "value": -1.5}
    ]


def test_a_list_is_one_cell_and_a_list_in_json():
    row = [["4.a", "9.c"], None]
    assert from_csv(tables.csv_bytes(COLUMNS, [row]))[1] == ["4.a; 9.c", ""]
    made = json.loads(tables.json_bytes(COLUMNS, [row], title="T"))
    assert made["rows"] == [{"name": ["4.a", "9.c"], "value": None}]
    assert made["columns"] == {"name": "Name", "value": "Value"}


def test_the_sheet_runs_as_the_language_does_under_a_frozen_heading(code):
    data = tables.table_bytes("xlsx", COLUMNS, [], code, title="WSIS: [C1/C2] " + "x" * 40)
    sheet = from_xlsx(data)
    assert bool(sheet.sheet_view.rightToLeft) == (languages.BY_CODE[code].direction == "rtl")
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("file_format", tables.FORMATS)
def test_a_download_names_its_file_and_language(file_format):
    request = RequestFactory().get("/")
    request.LANGUAGE_CODE = "ar"
    response = tables.table_response(request, file_format, "mapping", COLUMNS, [], title="T")
    name = f'filename="ict4sdg-mapping-ar.{file_format}"'
    assert response["Content-Disposition"] == f"attachment; {name}"
    assert response["Content-Language"] == "ar"
    assert response["Content-Type"] == tables.TYPES[file_format]


def test_columns_are_lettered_as_in_a_spreadsheet():
    assert [tables.letter(number) for number in (1, 26, 27, 52, 53, 703)] == [
        *("A", "Z", "AA", "AZ", "BA", "AAA")
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_read_whatever_separates_its_cells(separator):
    data = f'slug{separator}title\r\na{separator}"b{separator}\nc"\r\n'.encode("utf-8-sig")
    assert list(tables.read_csv(data)) == [["slug", "title"], ["a", f"b{separator}\nc"]]
