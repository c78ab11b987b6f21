"""The pages of figures: what they show, in six languages, and what they cost."""

import csv
import io
import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from campaign.models import Indicator, Observation
from ict4sdg import languages
from tests.campaign.pages import page
from tests.factories import GoalFactory, IndicatorFactory, ObservationFactory, SettingsFactory

pytestmark = pytest.mark.django_db


def series(indicator, values, **fields):
    for year, value in values.items():
        ObservationFactory(indicator=indicator, year=year, value=value, **fields)


@pytest.fixture
def indicator():
    made = IndicatorFactory(goals=[GoalFactory()])
    series(made, {2020: 85.3, 2021: 86.7, 2023: 90.1})
    series(made, {2021: 40, 2023: 51.25}, area="199")
    return made


def test_a_page_in_every_language_has_chart_table_source_and_goals(client, indicator, code):
    seen = page(client, f"/{code}/figures/9.c.1/")
    assert seen.html["lang"] == code
    assert f"name {code}" in seen.words
    assert f"definition {code}" in seen.words
    charts = seen.all("svg", role="img")
    assert len(charts) == 2
    for chart in charts:
        title, description = chart["aria-labelledby"].split()
        assert seen.all("title", id=title)
        assert seen.all("desc", id=description)
    assert {"85,3", "85.3"} & set(seen.words.split())
    assert seen.all("a", href="https://www.itu.int/facts")
    assert seen.all("a", href=f"/{code}/goals/9/")


def test_time_runs_as_the_text_does(client, indicator):
    years = {
        code: [
            float(tick["x"])
            for tick in page(client, f"/{code}/figures/9.c.1/").all("text")
            if tick.get("class") == "chart-year"
        ]
        for code in ("ar", "en")
    }
    first, last = years["en"][0], years["en"][1]
    assert first < last
    assert years["ar"][0] > years["ar"][1]


def test_text_in_a_chart_is_escaped(client, indicator):
    Indicator.objects.update(name_en="<script>alert(1)</script> & co")
    text = client.get("/en/figures/9.c.1/").content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co</title>" in text


@pytest.mark.parametrize(
    ("code", "text"), [("en", "5.5\xa0billion"), ("fr", "5,5\xa0milliards"), ("zh", "55亿")]
)
def test_one_value_needs_no_chart(client, code, text):
    one = IndicatorFactory(code="people-online", kind="world", unit="number")
    ObservationFactory(indicator=one, value=5_500_000_000)
    seen = page(client, f"/{code}/figures/people-online/")
    assert text in seen.text
    assert not seen.all("svg", role="img")


def test_an_indicator_without_a_value_says_so(client):
    IndicatorFactory(code="4.a.1")
    assert "No value published here yet" in page(client, "/en/figures/4.a.1/").words
    assert "No value published here yet" in page(client, "/en/figures/").words


def test_the_list_groups_and_narrows_by_goal(client, indicator):
    IndicatorFactory(code="17.8.1", goals=[GoalFactory(number=17)])
    everything = page(client, "/en/figures/")
    assert everything.all("a", href="/en/figures/9.c.1/")
    assert everything.all("a", href="/en/figures/17.8.1/")
    narrowed = page(client, "/en/figures/?goal=17")
    assert not narrowed.all("a", href="/en/figures/9.c.1/")
    assert narrowed.all("a", href="/en/figures/17.8.1/")


def test_a_goal_shows_its_indicators(client, indicator):
    seen = page(client, "/en/goals/9/")
    assert seen.all("a", href="/en/figures/9.c.1/")
    assert "90.1%" in seen.words


# What it costs


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def many(numbers):
    goal = GoalFactory()
    codes = [f"made-{number}" for number in numbers]
    texts = {
        f"{name}_{code}": f"{name} {code}"
        for name in ("name", "definition", "unit_label")
        for code in languages.CODES
    }
    shared = {"kind": "world", "unit": "percent", "order": 5, "source_name": "S", **texts}
    made = Indicator.objects.bulk_create(
        [Indicator(code=code, source_url="https://s.example", **shared) for code in codes]
    )
    goal.indicators.add(*made)
    Observation.objects.bulk_create(
        Observation(
            indicator=each,
            area=area,
            year=year,
            value=year % 100,
            source_name="S",
            source_url="https://s.example",
            as_of="2025",
        )
        for each in made
        for area in ("001", "199", "404", "250", "756", "076", "643", "156", "724")
        for year in range(2000, 2020)
    )


@pytest.mark.parametrize("address", ["/ar/figures/", "/en/figures/made-0/", "/fr/goals/9/"])
def test_the_number_of_queries_does_not_grow(client, address):
    SettingsFactory()
    many(range(2))
    few = queries(client, address)
    many(range(2, 60))
    assert queries(client, address) == few <= 20


# Files


def test_all_files_hold_every_value_in_every_language(client, indicator, code):
    address = f"/{code}/figures/9.c.1/?format="
    rows = list(
        csv.DictReader(io.StringIO(client.get(address + "csv").content.decode("utf-8-sig")))
    )
    assert len(rows) == 5
    sheet = load_workbook(io.BytesIO(client.get(address + "xlsx").content)).active
    assert sheet.max_row == 6
    assert sheet.sheet_view.rightToLeft == (code == "ar")
    told = json.loads(client.get(address + "json").content)["rows"]
    assert told[0]["area"] == "001"
    assert told[0]["value"] == 85.3
    assert {row["area"] for row in told} == {"001", "199"}


def test_the_list_is_one_file(client, indicator):
    IndicatorFactory(code="17.8.1", goals=[GoalFactory(number=17)])
    told = json.loads(client.get("/en/figures/?format=json&goal=17").content)
    assert told["rows"] == []
    assert len(json.loads(client.get("/en/figures/?format=json").content)["rows"]) == 5


# What strangers send

HOSTILE = ["%00", "%ED%A0%80", "-1", "999999999999999999999", "x" * 3000, "١", "[]", "goal", "%FF"]


@pytest.mark.parametrize("name", ["goal", "area", "format", "page"])
@pytest.mark.parametrize("path", ["/es/figures/", "/ar/figures/9.c.1/"])
def test_no_query_breaks_a_page(client, indicator, path, name):
    for value in HOSTILE:
        assert client.get(f"{path}?{name}={value}").status_code == 200, value
    refused = client.get(f"{path}?" + f"{name}=001&" * 10_000)
    assert refused.status_code == 400
    assert f'lang="{path[1:3]}"' in refused.content.decode()
    assert client.get(path, {name: "9" * 1_000_000}).status_code == 200


@pytest.mark.parametrize(
    "address", ["9.c.2", "9.C.1", "%00", "9.c.1%00", "a" * 60, "..", "%ED%A0%80", "9.c.1.csv"]
)
def test_an_unknown_indicator_is_not_found(client, indicator, address):
    assert client.get(f"/fr/figures/{address}/").status_code == 404


def test_too_many_areas_are_refused_with_a_message(client):
    many(range(1))
    query = "&".join(f"area={area}" for area in ("001", "199", "404", "250", "756", "076", "643"))
    seen = page(client, f"/en/figures/made-0/?{query}&area=156&area=724")
    assert "Choose at most 8 areas." in seen.words
    chosen = page(client, "/en/figures/made-0/?area=404&area=250")
    assert "Kenya" in chosen.words
    assert len(chosen.all("g", **{"class": "chart-line chart-line-2"})) == 2


# What the database keeps


@pytest.mark.parametrize(
    "fields",
    [
        {"source_name": ""},
        {"source_url": ""},
        {"as_of": ""},
        {"as_of": "soon"},
        {"year": 1200},
        {"area": "x"},
        {"breakdown": "left-handed"},
    ],
)
def test_no_value_without_source_date_and_place_is_stored(indicator, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        ObservationFactory(**{"indicator": indicator, "year": 2001, **fields})


def test_not_a_number_is_not_stored(indicator):
    with (
        pytest.raises(IntegrityError, match="observation_value_is_a_number"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE campaign_observation SET value = 'NaN'")


def test_an_area_and_breakdown_have_one_value_a_year(indicator):
    with pytest.raises(IntegrityError), transaction.atomic():
        ObservationFactory(indicator=indicator, year=2023)
