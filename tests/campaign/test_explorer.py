"""The explorer: what it finds, counts, says and gives away."""

import csv
import io
import json
import re

import pytest
from openpyxl import load_workbook

from campaign.explorer.counts import counts_of
from campaign.explorer.facets import FACETS
from campaign.explorer.selection import Selection
from campaign.models import ActivityGoal
from campaign.models.publishing import State
from ict4sdg import languages
from tests import factories
from tests.campaign import many
from tests.campaign.pages import page

pytestmark = pytest.mark.django_db


def found(client, query, code="en"):
    """The slugs of the activities on the page."""
    seen = page(client, f"/{code}/mapping/?{query}")
    pattern = rf'row-title"><a href="/{code}/mapping/activities/([\w-]+)/"'
    return set(re.findall(pattern, seen.text))


def left(client, query, key, value):
    """The number beside a value of a facet, and whether it can be chosen."""
    text = page(client, f"/en/mapping/?{query}").text
    block = re.search(rf'(<input [^>]*id="{key}-{value}"[^>]*>).*?facet-count">(\d+)<', text, re.S)
    return int(block[2]), "disabled" not in block[1]


@pytest.fixture
def graph():
    """Three activities: giga serves 4 and 9 in Kenya, cop serves 4, gci serves 9."""
    goals = {number: factories.GoalFactory(number=number) for number in (4, 9, 13)}
    sectors = [factories.SectorFactory(slug=slug) for slug in ("itu-d", "itu-t")]
    lines = [factories.LineFactory(code=code) for code in ("C2", "C5", "C7-LEA")]
    made = {
        "giga": factories.ActivityFactory(
            slug="giga", goals=[goals[4], goals[9]], countries=["KE"], start_year=2019
        ),
        "cop": factories.ActivityFactory(slug="cop", goals=[goals[4]], start_year=2008),
        "gci": factories.ActivityFactory(slug="gci", goals=[goals[9]], start_year=2015),
    }
    made["giga"].sectors.set([sectors[0]])
    made["cop"].sectors.set([sectors[0]])
    made["gci"].sectors.set([sectors[1]])
    made["giga"].lines.set([lines[0], lines[2]])
    made["cop"].lines.set([lines[1]])
    return made


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", {"giga", "cop", "gci"}),
        ("goal=4", {"giga", "cop"}),
        ("goal=4&goal=9", {"giga", "cop", "gci"}),
        ("goal=4&goal=9&sector=itu-d", {"giga", "cop"}),
        ("goal=9&sector=itu-d&line=C2", {"giga"}),
        ("goal=13", set()),
        ("line=C7", {"giga"}),
        ("line=C2&line=C5", {"giga", "cop"}),
        ("country=KE", {"giga"}),
        ("year=2008&year=2015", {"cop", "gci"}),
        ("year=2008&country=KE", set()),
    ],
)
def test_values_of_a_facet_add_up_and_facets_narrow(client, graph, query, slugs):
    assert found(client, query) == slugs
    assert found(client, query, "ar") == slugs


def test_a_facet_is_counted_under_the_filters_of_the_others(client, graph):
    assert left(client, "", "goal", 4) == (2, True)
    assert left(client, "goal=9", "goal", 4) == (2, True)
    assert left(client, "sector=itu-t", "goal", 4) == (0, False)
    assert left(client, "goal=9", "sector", "itu-d") == (1, True)
    assert left(client, "goal=9&sector=itu-t", "country", "KE") == (0, False)
    assert left(client, "goal=9", "year", 2008) == (0, False)


def test_a_year_takes_what_was_under_way_in_it(client, graph):
    graph["cop"].end_year = 2010
    graph["cop"].save()
    assert found(client, "year=2010") == {"cop"}
    assert found(client, "year=2020") == {"giga", "gci"}
    assert left(client, "", "year", 2009) == (1, True)
    assert left(client, "", "year", 2020) == (2, True)
    assert left(client, "goal=4", "year", 2016) == (0, False)


def test_a_chosen_value_without_any_activity_can_be_given_up(client, graph):
    assert left(client, "goal=13", "goal", 13) == (0, True)


def test_only_endorsed_ties_count(client, graph):
    ActivityGoal.objects.filter(activity=graph["cop"]).update(status="submitted")
    assert found(client, "goal=4") == {"giga"}
    assert left(client, "", "goal", 4) == (1, True)
    assert '"goal_uri": []' in client.get("/en/mapping/?year=2008&format=json").content.decode()


def test_an_unpublished_activity_is_neither_found_nor_counted(client, graph):
    graph["giga"].state = State.DRAFT
    graph["giga"].save()
    assert found(client, "") == {"cop", "gci"}
    assert left(client, "", "goal", 4) == (1, True)
    assert "KE" not in page(client, "/en/mapping/").text


def test_a_target_is_found_through_an_endorsed_tie(client, graph):
    target = factories.TargetFactory(code="9.c", goal__number=9)
    graph["gci"].goal_links.get().targets.add(target)
    assert found(client, "target=9.c") == {"gci"}
    assert left(client, "goal=4", "target", "9.c") == (0, False)


@pytest.mark.parametrize(
    ("code", "title", "words"),
    [
        ("zh", "国际电联信息通信技术无障碍", "信息"),
        ("ar", "الوصول للمعلومات والاتصالات", "معلومات"),
        ("ar", "إِدَارَة المدرسة", "اداره مدرسه"),
        ("fr", "L’école numérique à l’œuvre", "numerique ecole"),
        ("ru", "Цифровая ГРАМОТНОСТЬ", "грамотн"),
        ("en", "Connecting 100% of schools", "100% SCHOOL"),
        ("es", "Niñas y niños_en línea", "niños_en"),
    ],
)
def test_words_are_found_in_each_script(client, code, title, words):
    factories.ActivityFactory(slug="wanted", **{f"title_{code}": title})
    factories.ActivityFactory(slug="other")
    assert found(client, f"q={words.replace('%', '%25')}", code) == {"wanted"}


def test_words_of_an_unpublished_translation_are_not_found(client):
    factories.ActivityFactory(slug="a", published_in=["ar"], source_language="ar", title_fr="École")
    assert found(client, "q=école", "fr") == set()


def test_relevance_title_and_year_sort(client):
    nine, four = factories.GoalFactory(number=9), factories.GoalFactory(number=4)
    factories.ActivityFactory(title_en="Bb", slug="one", goals=[nine], start_year=2024)
    factories.ActivityFactory(title_en="Aa", slug="two", goals=[nine, four], start_year=2001)
    factories.ActivityFactory(title_en="Cc", slug="none", start_year=None, goals=[four])
    orders = {}
    for sort in ("relevance", "title", "year"):
        text = page(client, f"/en/mapping/?goal=4&goal=9&sort={sort}").text
        orders[sort] = re.findall(r'row-title"><a href="/en/mapping/activities/(\w+)/', text)
    assert orders == {
        "relevance": ["two", "one", "none"],
        "title": ["two", "one", "none"],
        "year": ["one", "two", "none"],
    }


def test_what_was_chosen_stands_as_chips_that_take_it_back(client, graph):
    seen = page(client, "/en/mapping/?goal=4&goal=9&sector=itu-d&q=title")
    chips = [each["href"] for each in seen.all("a", **{"class": "chip"})]
    assert chips == [
        "/en/mapping/?goal=9&sector=itu-d&q=title",
        "/en/mapping/?goal=4&sector=itu-d&q=title",
        "/en/mapping/?goal=4&goal=9&q=title",
        "/en/mapping/?goal=4&goal=9&sector=itu-d",
    ]
    assert {each["rel"] for each in seen.all("a", **{"class": "chip"})} == {"nofollow"}


def test_an_empty_selection_says_what_to_loosen(client, graph):
    seen = page(client, "/en/mapping/?year=2008&country=KE")
    assert "No activity fits all of this." in seen.words
    assert seen.all("a", href="/en/mapping/?country=KE")
    assert seen.all("a", href="/en/mapping/?year=2008")
    assert seen.all("a", href="/en/mapping/")


def test_an_empty_explorer_says_what_to_read_instead(client, code):
    seen = page(client, f"/{code}/mapping/")
    assert seen.all("a", href=f"/{code}/goals/")


def test_a_selection_is_not_indexed_and_its_canonical_is_the_whole(client, graph):
    assert page(client, "/en/mapping/").is_indexed
    seen = page(client, "/en/mapping/?goal=4&page=2")
    assert not seen.is_indexed
    assert seen.canonical == "http://testserver/en/mapping/"


def test_the_pictures_count_the_selection_itself(client, graph, code):
    text = page(client, f"/{code}/mapping/?goal=4").text
    per_goal = re.search(r'id="per-goal-desc">([^<]*)<', text)[1]
    assert re.findall(r"(\d+)\D+(\d+)", per_goal) == [("4", "2"), ("9", "1"), ("13", "0")]
    places = [float(x) for x in re.findall(r'bar-label" x="([\d.]+)"', text)[:3]]
    assert places == sorted(places, reverse=languages.BY_CODE[code].direction == "rtl")


def test_the_pictures_have_title_description_and_table(client, graph):
    seen = page(client, "/en/mapping/")
    for picture in ("per-goal", "per-line"):
        assert seen.all("svg", **{"aria-labelledby": f"{picture}-title {picture}-desc"})
    assert len(seen.all("table")) == 2


# Files


def table(client, file_format, code="en", query="goal=9"):
    response = client.get(f"/{code}/mapping/?{query}&format={file_format}")
    assert response.status_code == 200
    data = response.content
    if file_format == "json":
        return json.loads(data)["rows"]
    if file_format == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    else:
        sheet = load_workbook(io.BytesIO(data)).active
        rows = [["" if v is None else str(v) for v in row] for row in sheet.values]
    return rows


def test_the_files_carry_uris_and_words_of_the_language(client, graph, code):
    target = factories.TargetFactory(code="9.c", goal__number=9)
    graph["gci"].goal_links.get().targets.add(target)
    rows = {row["slug"]: row for row in table(client, "json", code)}
    assert set(rows) == {"giga", "gci"}
    assert rows["gci"]["goal_uri"] == ["http://metadata.un.org/sdg/9"]
    assert rows["gci"]["target_uri"] == ["http://metadata.un.org/sdg/9.c"]
    assert rows["gci"]["title"] == getattr(graph["gci"], f"title_{code}")
    assert rows["gci"]["address"] == f"http://testserver/{code}/mapping/activities/gci/"
    assert table(client, "csv", code) == table(client, "xlsx", code)


def test_a_file_names_the_language_of_what_exists_only_in_another(client):
    factories.ActivityFactory(slug="a", published_in=["ar"], source_language="ar", title_en="Hid")
    (row,) = table(client, "json", "en", "q=")
    assert (row["title"], row["language"]) == (row["title"], "ar")
    assert "title ar" in row["title"]


def test_no_cell_of_a_file_is_a_formula(client):
    factories.ActivityFactory(slug="a", title_en="=cmd|' /C calc'!A0", summary_en="@SUM(1)")
    row = table(client, "csv", query="q=")[1]
    assert [cell for cell in row if cell.startswith(("=", "@", "+", "-"))] == []


# Cost, hostility


HOSTILE = ["%00", "%ed%a0%80", "x" * 5000, "-1", "9" * 30, "%27%20OR%201=1--", "[]", "٩", "NaN"]


@pytest.mark.parametrize("key", [*(facet.key for facet in FACETS), "q", "sort", "page", "format"])
def test_no_value_of_any_parameter_is_an_error(client, graph, key):
    for value in HOSTILE:
        response = client.get(f"/ar/mapping/?{key}={value}")
        assert response.status_code == 200, value
        assert 'lang="ar"' in response.content.decode()


def test_what_means_nothing_is_said_and_left_out(client, graph):
    seen = page(client, "/en/mapping/?goal=99&goal=4")
    assert "Part of this address means nothing here and was left out." in seen.words
    assert "2 activities" in seen.words


@pytest.mark.parametrize(
    "query", ["&".join(["goal=9"] * 10_000), "q=" + "a" * 1_000_000, "goal=" + "9" * 1_000_000]
)
def test_an_endless_query_is_refused_in_the_visitors_language(client, query):
    response = client.get(f"/fr/mapping/?{query}")
    assert response.status_code == 400
    assert '<html lang="fr"' in response.content.decode()


def test_ten_thousand_activities_cost_no_more_queries_and_use_indexes(
    client, django_assert_num_queries, django_assert_max_num_queries
):
    known = many.reference()
    query = "goal=9&goal=4&line=C2&sector=" + known["sectors"][0].slug
    paths = [
        f"/en/mapping/?{query}",
        "/en/mapping/",
        "/en/mapping/?q=activity&format=json&" + query,
    ]
    costs = []
    for numbers in ((1, 100), (101, 10_000)):
        many.activities(*numbers)
        for path in paths:
            with django_assert_max_num_queries(16) as captured:
                assert client.get(path).status_code == 200
            costs.append(len(captured))
    assert costs[:3] == costs[3:], costs
    mandate = known["mandates"][3].slug
    three = Selection("en", {"goal": ["9"], "line": ["C2"], "mandate": [mandate]})
    used = three.activities().explain()
    assert "Index" in used
    assert "Seq Scan on campaign_activitygoal" not in used
    assert "Seq Scan on campaign_activity_lines" not in used
    assert "Seq Scan on campaign_activity_mandates" not in used
    words = Selection("en", words="activity 9731").activities().explain()
    assert "activity_words_en" in words
    assert counts_of(three).pictured["goal"]["9"] == three.activities().count() > 0
