"""Files of series as they come in: read whole, refused by row and column, never an exception."""

import json
from contextlib import suppress
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign import areas, tables
from campaign.decoding import Undecodable, text_of
from campaign.incoming.files import read
from campaign.incoming.rows import Unreadable
from campaign.models import Breakdown, Indicator, Nature, Observation
from campaign.observations import NEEDED, columns, rows
from ict4sdg import languages

few = settings(max_examples=50, deadline=None)
DEFAULTS = {"source_url": "https://unstats.un.org/sdgs", "as_of": "2025-06"}
TEXTS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)
OBSERVATIONS = st.builds(
    Observation,
    indicator=st.sampled_from(["9.c.1", "17.8.1", "mobile"]).map(lambda code: Indicator(code=code)),
    area=st.sampled_from([*areas.GROUPS, *areas.countries()]),
    breakdown=st.sampled_from(Breakdown.values),
    year=st.integers(1865, 2100),
    value=st.decimals(-(10**13), 10**13, places=5),
    nature=st.sampled_from(Nature.values),
    source_name=TEXTS,
    source_url=st.sampled_from(["https://itu.int/a?b=1&c=2", "http://data.worldbank.org/é"]),
    as_of=st.sampled_from(["2025", "2025-06", "2024-02-29"]),
)
SERIES = st.lists(
    OBSERVATIONS,
    min_size=1,
    max_size=8,
    unique_by=lambda each: (each.indicator.code, each.area, each.breakdown, each.year),
)


def told(each):
    return (
        each.indicator if isinstance(each.indicator, str) else each.indicator.code,
        *(str(getattr(each, name)) for name in ("area", "breakdown", "year", "nature")),
        *(getattr(each, name) for name in ("source_name", "source_url", "as_of")),
        Decimal(each.value),
    )


@few
@given(SERIES, st.sampled_from(languages.CODES))
def test_what_goes_out_as_csv_comes_back_the_same(observations, code):
    with translation.override(code):
        data = tables.csv_bytes(columns(), rows(observations, code))
    reading = read(text_of(data), {})
    assert reading.findings == []
    assert [told(each) for each in reading.rows] == [told(each) for each in observations]


def line(**cells):
    full = {
        "indicator": "9.c.1",
        "area": "001",
        "year": "2023",
        "value": "90.1",
        "source_name": "ITU",
        "source_url": "https://itu.int",
        "as_of": "2025",
        **cells,
    }
    return full


def text(*lines, separator=","):
    names = list(dict.fromkeys(name for each in lines for name in each))
    made = [separator.join(names)]
    made += [separator.join(f'"{each.get(name, "")}"' for name in names) for each in lines]
    return "\n".join(made) + "\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_write_is_read(separator, encoding):
    data = text(line(source_name="Союз"), separator=separator).replace("\n", "\r\n")
    (row,) = read(text_of(data.encode(encoding)), {}).rows
    assert (row.area, row.value, row.source_name) == ("001", Decimal("90.1"), "Союз")


@pytest.mark.parametrize(
    ("written", "area"), [("1", "001"), ("404", "404"), ("KE", "404"), ("ken", "404")]
)
def test_an_area_is_known_by_its_codes(written, area):
    assert read(text(line(area=written)), {}).rows[0].area == area


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("area", "Atlantis"),
        ("area", "999"),
        ("area", ""),
        ("breakdown", "left-handed"),
        ("year", "23"),
        ("year", "２０２３"),
        ("year", "2023.5"),
        ("value", "NaN"),
        ("value", "Infinity"),
        ("value", "-inf"),
        ("value", "1e99"),
        ("value", "1,234.5"),
        ("value", "67%"),
        ("value", "9" * 100_000 + "x"),
        ("value", "١٢"),
        ("nature", "guessed"),
        ("source_name", ""),
        ("source_name", "x" * 300),
        ("source_url", "javascript:alert(1)"),
        ("source_url", "itu"),
        ("as_of", "soon"),
        ("as_of", "2025-02-30"),
        ("indicator", ""),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(column, value):
    reading = read(text(line(), line(**{"year": "2022", column: value})), {})
    assert [(each.row, each.column) for each in reading.findings] == [(3, column)]
    assert len(reading.rows) == 1


def test_a_finding_speaks_the_language_of_its_reader():
    (finding,) = read(text(line(year="x")), {}).findings
    with translation.override("en"):
        assert str(finding.message) == "Write a year of four digits, such as 2024."
        assert str(finding.label) == "Year"


def test_the_same_year_twice_is_an_error():
    reading = read(text(line(), line(value="3")), {})
    assert [(each.row, each.column) for each in reading.findings] == [(3, "year")]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "   \n",
        "only,a,heading",
        text(line()).replace("value", "worth"),
        text(line()).replace("as_of", "year"),
        text(line()).split("\n")[0],
        '"indicator,area\n' + "x" * 100,
        "x" * 200_000,
        "{",
        "[1, 2]",
        '{"data": 5}',
        '{"data": []}',
        "[" * 100_000,
        "{" + '"a":{' * 50_000,
    ],
)
def test_a_file_that_cannot_be_read_says_why(content):
    with pytest.raises(Unreadable) as refused:
        read(content, DEFAULTS)
    assert len(str(refused.value.message)) > 10


def test_more_rows_than_can_be_shown_are_refused():
    many = "".join(f"9.c.1,001,{year},1,S,https://s.example,2025\n" for year in [2000] * 50_001)
    with pytest.raises(Unreadable, match="50,000 rows"):
        read(",".join(NEEDED) + "\n" + many, {})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        (b"PK\x03\x04\x00\x00", "binary"),
        (b"a\0b", "binary"),
        ("année".encode("latin-1"), "encoding"),
        (b"\xff\xfea", "encoding"),
    ],
)
def test_what_is_no_text_is_told_apart(data, reason):
    with pytest.raises(Undecodable) as refused:
        text_of(data)
    assert refused.value.reason == reason


@few
@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_else(data):
    with suppress(Undecodable, Unreadable):
        read(text_of(data), DEFAULTS)


# The SDG API


def point(**fields):
    return {
        "goal": ["9"],
        "target": ["9.c"],
        "indicator": ["9.c.1"],
        "series": "IT_MOB_4GNTWK",
        "seriesDescription": "Proportion of population covered by at least a 4G mobile network (%)",
        "geoAreaCode": "1",
        "geoAreaName": "World",
        "timePeriodStart": 2023.0,
        "value": "90.14",
        "valueType": "Float",
        "source": "ITU World Telecommunication/ICT Indicators database",
        "footnotes": [""],
        "attributes": {"Nature": "CA", "Units": "PERCENT"},
        "dimensions": {"Reporting Type": "G"},
        **fields,
    }


def api(*points):
    return json.dumps({"size": 25, "totalPages": 1, "attributes": [], "data": points})


def test_the_sdg_api_is_read():
    (row,) = read(api(point()), DEFAULTS).rows
    assert (row.indicator, row.area, row.breakdown, row.year) == ("9.c.1", "001", "4g", 2023)
    assert (row.value, row.nature, row.unit) == (Decimal("90.14"), "adjusted", "percent")
    assert (row.source_url, row.as_of) == ("https://unstats.un.org/sdgs", "2025-06")


@pytest.mark.parametrize(
    ("dimensions", "breakdown"),
    [
        ({"Sex": "FEMALE", "Age": "ALLAGE"}, "women"),
        ({"Sex": "BOTHSEX", "Location": "RURAL"}, "rural"),
        ({"Type of speed": "10MBPS"}, "from-10m"),
    ],
)
def test_a_dimension_becomes_a_breakdown(dimensions, breakdown):
    reading = read(api(point(series="IT_USE_ii99", dimensions=dimensions)), DEFAULTS)
    assert [row.breakdown for row in reading.rows] == [breakdown]


@pytest.mark.parametrize(
    "fields",
    [
        {"dimensions": {"Age": "15-24"}},
        {"dimensions": {"Type of skill": "EMAIL"}},
        {"series": "IT_USE_ii99", "dimensions": {"Sex": "MALE", "Location": "URBAN"}},
        {"geoAreaCode": "910"},
        {"value": "NaN"},
        {"value": ""},
        {"value": "N"},
    ],
)
def test_what_the_site_does_not_keep_is_left_out_and_counted(fields):
    reading = read(api(point(), point(timePeriodStart=2022, **fields)), DEFAULTS)
    assert (len(reading.rows), reading.errors, sum(reading.left_out.values())) == (1, 0, 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "Infinity"},
        {"value": ["90"]},
        {"value": True},
        {"timePeriodStart": "soon"},
        {"timePeriodStart": None},
        {"indicator": []},
        {"indicator": [{}]},
        {"geoAreaCode": {"a": 1}},
        {"source": "\ud800"},
    ],
)
def test_a_wrong_type_in_json_is_a_finding(fields):
    reading = read(api(point(**fields)), DEFAULTS)
    assert reading.errors >= 1
    for each in reading.findings:
        each.value.encode()


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=10) | st.sampled_from(["G", "1"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@few
@given(st.dictionaries(st.sampled_from(sorted(point())), JSON))
def test_no_json_raises_anything_else(fields):
    with suppress(Unreadable):
        read(api(point(**fields)), DEFAULTS)
