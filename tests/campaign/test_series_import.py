"""Importing series in the admin: shown first, then applied whole or not at all."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaign.incoming import files
from campaign.models import Observation, SeriesImport
from tests.campaign.staff import errors, save, sign_in
from tests.campaign.test_incoming import api, line, point, text
from tests.factories import IndicatorFactory, ObservationFactory

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/campaign/indicator/import/"


@pytest.fixture
def publisher(client):
    IndicatorFactory()
    sign_in(client, "Publishers")
    return client


def upload(client, content, name="series.csv", **fields):
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data), **fields})


def dry_run(client, content, **fields):
    response = upload(client, content, **fields)
    assert response.status_code == 302, response.context["form"].errors
    return client.get(response["Location"])


def apply(client, shown):
    return client.post(reverse("admin:campaign_indicator_apply", args=[shown.context["upload"].pk]))


def counts(shown):
    changes, reading = shown.context["changes"], shown.context["reading"]
    return len(changes.new), len(changes.changed), changes.same, reading.errors


def test_a_file_is_shown_first_and_writes_only_when_applied(publisher):
    ObservationFactory(year=2022, value=88, source_name="ITU", source_url="https://itu.int")
    ObservationFactory(
        year=2021, value=86.7, source_name="ITU", source_url="https://itu.int", as_of="2025"
    )
    lines = line(), line(year="2022", value="88.5"), line(year="2021", value="86.7")
    shown = dry_run(publisher, text(*lines))
    assert counts(shown) == (1, 1, 1, 0)
    assert Observation.objects.count() == 2
    assert apply(publisher, shown).status_code == 302
    assert {each.year: str(each.value) for each in Observation.objects.all()} == {
        2023: "90.10000",
        2022: "88.50000",
        2021: "86.70000",
    }
    again = dry_run(publisher, text(*lines))
    assert counts(again) == (0, 0, 3, 0)


def test_a_download_comes_back_without_a_change(publisher):
    for year in (2020, 2021, 2023):
        ObservationFactory(year=year, value=year / 30, breakdown="4g", nature="estimated")
    ObservationFactory(area="HIC", source_name="=SUM(1)", source_url="https://a.example/?x=1,2")
    for code in ("ar", "zh", "en"):
        data = publisher.get(f"/{code}/figures/?format=csv").content
        assert counts(dry_run(publisher, data)) == (0, 0, 4, 0)


def test_one_error_keeps_the_whole_file_out(publisher):
    shown = dry_run(publisher, text(line(), line(year="2022", area="Atlantis")))
    assert counts(shown)[3] == 1
    page = shown.content.decode()
    assert "<td>3</td>" in page
    assert "Atlantis" in page
    assert "Apply all of it" not in page
    apply(publisher, shown)
    assert not Observation.objects.exists()


def test_an_unknown_indicator_is_an_error_of_its_row(publisher):
    shown = dry_run(publisher, text(line(), line(indicator="1.1.1")))
    assert [(each.row, each.column) for each in shown.context["reading"].findings] == [
        (3, "indicator")
    ]


def test_the_sdg_api_is_imported_with_its_address_and_date(publisher):
    fields = {"source_url": "https://unstats.un.org/sdgs/dataportal", "as_of": "2025-06"}
    other = point(timePeriodStart=2022, attributes={"Units": "NUMBER"}, series="IT_NET_BBND")
    shown = dry_run(publisher, api(point(), other), **fields)
    assert counts(shown) == (1, 0, 0, 0)
    assert list(shown.context["left_out"]) == [("another unit than the indicator’s", 1)]
    apply(publisher, shown)
    stored = Observation.objects.get()
    assert (stored.area, stored.breakdown, stored.nature) == ("001", "4g", "adjusted")
    assert (stored.source_url, stored.as_of) == (fields["source_url"], "2025-06")


def test_the_sdg_api_needs_an_address_and_a_date(publisher):
    response = upload(publisher, api(point()))
    assert set(response.context["form"].errors) == {"source_url", "as_of"}


HOSTILE = {
    "nothing": b"",
    "spaces": b" \n\n",
    "larger than 10 MB": b"x" * (files.MOST_BYTES + 1),
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0",
    "a workbook": b"PK\x03\x04\0\0\0",
    "latin-1": "indicator,pa\xeds".encode("latin-1"),
    "half of utf-16": b"\xff\xfei\0n",
    "a heading": b"indicator,area\n9.c.1,001\n",
    "a quotation mark": b'"indicator,area,year\n' + b"1" * 300_000,
    "broken json": b'{"data": [',
    "json of other things": b'{"rows": []}',
    "deep json": b"[" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_is_refused_with_a_message(publisher, name):
    response = upload(publisher, HOSTILE[name], source_url="https://a.example", as_of="2025")
    assert response.status_code == 200
    (message,) = response.context["form"].errors["file"]
    assert len(message) > 10
    assert not SeriesImport.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "NaN"},
        {"value": "Infinity"},
        {"source": "\ud800"},
        {"dimensions": {"\ud800": "\udfff"}},
        {"dimensions": {"\0": "\0"}},
        {"indicator": ["\0"]},
        {"geoAreaCode": "\u202e" * 100},
    ],
)
def test_hostile_json_is_shown_never_a_500(publisher, fields):
    content = json.dumps({"data": [point(**fields)]})
    shown = dry_run(publisher, content, source_url="https://a.example", as_of="2025")
    assert shown.status_code == 200
    assert counts(shown)[:3] == (0, 0, 0)


def test_staff_read_errors_in_their_language(client, code):
    IndicatorFactory()
    sign_in(client, "Publishers", language=code)
    shown = dry_run(client, text(line(area="Atlantis")))
    assert f'lang="{code}"' in shown.content.decode()
    if code == "en":
        assert "There is no area of this code." in shown.content.decode()


@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_only_who_may_write_observations_imports(client, group):
    sign_in(client, group)
    assert client.get(UPLOAD).status_code == 403
    assert client.get("/admin/campaign/indicator/").status_code == 200
    assert UPLOAD not in client.get("/admin/campaign/indicator/").content.decode()


def test_what_was_applied_is_not_applied_again(publisher):
    shown = dry_run(publisher, text(line()))
    assert apply(publisher, shown).status_code == 302
    assert apply(publisher, shown).status_code == 404
    assert SeriesImport.objects.get().content == ""
    assert "series.csv" in publisher.get(UPLOAD).content.decode()


def test_a_reading_by_get_applies_nothing(publisher):
    shown = dry_run(publisher, text(line()))
    address = reverse("admin:campaign_indicator_apply", args=[shown.context["upload"].pk])
    assert publisher.get(address).status_code == 405


def test_an_import_asks_few_queries(publisher, django_assert_max_num_queries):
    lines = [line(year=str(year)) for year in range(1900, 2100)]
    shown = dry_run(publisher, text(*lines))
    with django_assert_max_num_queries(16):
        apply(publisher, shown)
    assert Observation.objects.count() == 200


# The lists and forms of indicators


def test_staff_find_an_observation_by_code_area_and_year(publisher):
    ObservationFactory(year=2019)
    ObservationFactory(area="404", year=2020)
    address = "/admin/campaign/observation/"
    for query, found in (("q=9.c.1", 2), ("q=404", 1), ("q=2019", 1), ("q=%00", 2), ("area=KE", 1)):
        response = publisher.get(f"{address}?{query}")
        assert response.context["cl"].result_count == found, query


def test_an_observation_needs_a_real_area_date_and_source(publisher):
    indicator = IndicatorFactory()
    data = {"indicator": indicator.pk, "area": "x", "year": 2023, "value": "NaN", "as_of": "no"}
    response = publisher.post("/admin/campaign/observation/add/", data)
    errors = response.context["adminform"].form.errors
    assert {"value", "source_name", "source_url", "as_of"} <= set(errors)
    good = line(indicator=indicator.pk, area="KEN", breakdown="", nature="")
    assert publisher.post("/admin/campaign/observation/add/", good).status_code == 302
    assert Observation.objects.get().area == "404"


def test_the_form_of_an_indicator_opens_with_its_series(publisher):
    ObservationFactory()
    address = reverse("admin:campaign_indicator_change", args=[IndicatorFactory().pk])
    assert 'value="90.10000"' in publisher.get(address).content.decode()
    assert publisher.get("/admin/campaign/indicator/?q=9.c").context["cl"].result_count == 1


def test_the_series_of_an_indicator_is_written_on_its_form(publisher):
    ObservationFactory()
    ObservationFactory(year=2022)
    indicator = IndicatorFactory()
    address = reverse("admin:campaign_indicator_change", args=[indicator.pk])
    texts = {
        f"{name}_{code}": "text"
        for name in ("name", "definition", "unit_label")
        for code in ("ar", "zh", "en", "fr", "ru", "es")
    }
    assert errors(save(publisher, address, **texts, **{"observations-0-value": "91"})) is None
    assert indicator.observations.get(year=2023).value == 91
    for column, value in (("year", "2022"), ("as_of", "2025-02-30"), ("area", "x")):
        found = errors(save(publisher, address, **{f"observations-0-{column}": value}))
        assert found, column
    assert errors(save(publisher, address, main_area="Atlantis")).keys() == {"main_area"}
