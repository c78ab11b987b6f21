"""The WSIS–SDG matrix: what it counts, how it reads, and as files."""

import csv
import io
import json

import pytest
from django.utils import translation
from openpyxl import load_workbook

from campaign import evidence
from campaign.matrix import matrix_of
from tests import factories
from tests.campaign.pages import Page, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def link():
    """C5 × 9, linked through target 9.c."""
    made = factories.LineGoalFactory(
        line=factories.LineFactory(code="C5", order=5), basis="from memory"
    )
    made.targets.add(factories.TargetFactory(code="9.c", goal=made.goal))
    return made


def activity_of(link, **fields):
    made = factories.ActivityFactory(goals=[link.goal], **fields)
    made.lines.add(link.line)
    return made


def case_study_of(link, **fields):
    made = factories.CaseStudyFactory(goals=[link.goal], **fields)
    made.lines.add(link.line)
    return made


def counted(**filters):
    return matrix_of("en", **filters).cells["C5", 9].counts


def test_a_cell_counts_activities_case_studies_and_indicators(link):
    for _ in range(3):
        activity_of(link)
    case_study_of(link)
    factories.IndicatorFactory(goals=[link.goal]).lines.add(link.line)
    assert counted() == {"activities": 3, "case_studies": 1, "indicators": 1}
    assert matrix_of("en").cells["C5", 9].strength == 2


@pytest.mark.parametrize("status", ["draft", "submitted"])
def test_a_tie_that_is_not_endorsed_is_no_evidence(link, status):
    made = factories.ActivityFactory()
    made.lines.add(link.line)
    factories.ActivityGoalFactory(activity=made, goal=link.goal, status=status)
    assert counted()["activities"] == 0


def test_what_is_not_public_is_no_evidence(link):
    activity_of(link, state="draft")
    case_study_of(link, published_at="2099-01-01T00:00:00Z")
    assert sum(counted().values()) == 0


def test_evidence_tied_to_another_line_or_goal_does_not_count(link):
    other = factories.ActivityFactory(goals=[link.goal])
    other.lines.add(factories.LineFactory(code="C2", order=2))
    case_study = factories.CaseStudyFactory(goals=[factories.GoalFactory(number=4)])
    case_study.lines.add(link.line)
    assert sum(counted().values()) == 0


def test_filters_recount_the_evidence(link):
    sector = factories.SectorFactory(slug="itu-d")
    strategic = factories.StrategicGoalFactory(number=2)
    old = activity_of(link, start_year=2005, end_year=2010)
    old.sectors.add(sector)
    activity_of(link, start_year=2009).strategic_goals.add(strategic)
    case_study_of(link, start_year=2016)
    assert counted(year=2007) == {"activities": 1, "case_studies": 0, "indicators": 0}
    assert counted(year=2010)["activities"] == 2
    assert counted(year=2020) == {"activities": 1, "case_studies": 1, "indicators": 0}
    assert counted(sector="itu-d") == {"activities": 1, "case_studies": 0, "indicators": 0}
    assert counted(strategic_goal=2, year=2009)["activities"] == 1
    assert counted(strategic_goal=2, sector="itu-d")["activities"] == 0


def test_an_indicator_counts_once_in_a_year_it_has_values_for(link):
    indicator = factories.IndicatorFactory(goals=[link.goal])
    indicator.lines.add(link.line)
    for area in ("001", "002"):
        factories.ObservationFactory(indicator=indicator, area=area, year=2020)
    assert counted(year=2020)["indicators"] == 1
    assert counted(year=2019)["indicators"] == 0


def test_the_counts_of_a_line_or_a_goal_are_those_of_the_whole_matrix(link):
    for number in (4, 9):
        other = factories.LineGoalFactory(
            line=factories.LineFactory(code="C2", order=2),
            goal=factories.GoalFactory(number=number),
        )
        activity_of(other).lines.add(link.line)
        case_study_of(other)
    whole = evidence.counts()
    assert evidence.counts(line="C2") == {k: v for k, v in whole.items() if k[0] == "C2"}
    assert evidence.counts(goal=9) == {k: v for k, v in whole.items() if k[1] == 9}


def test_the_matrix_is_a_table_with_a_row_for_each_line_but_c7_itself(client, link):
    parent = factories.LineFactory(code="C7", order=7)
    factories.LineFactory(code="C7-AGR", order=8, parent=parent)
    activity_of(link)
    seen = page(client, "/en/mapping/matrix/")
    assert len(seen.all("th", scope="col")) == 2
    assert len(seen.all("th", scope="row")) == 2
    assert not seen.all("a", href="/en/mapping/lines/C7/")
    assert seen.all("a", href="/en/mapping/matrix/C5/9/")
    assert "C5 × 9 1 activity" in seen.words


def test_the_matrix_reads_as_a_list_by_line_or_by_goal(client, link):
    for by, heading in (("line", "title en"), ("goal", "title en")):
        seen = page(client, f"/en/mapping/matrix/?by={by}")
        assert not seen.all("table")
        assert seen.all("a", href="/en/mapping/matrix/C5/9/")
        assert heading in seen.words
        assert not seen.is_indexed


def test_the_whole_page_takes_eight_queries(client, link, django_assert_num_queries):
    activity_of(link)
    factories.SettingsFactory()
    with django_assert_num_queries(8):
        client.get("/fr/mapping/matrix/")
    with django_assert_num_queries(8):
        client.get("/fr/mapping/matrix/?year=2017&by=goal")


def test_a_cell_says_why_and_shows_each_piece_of_evidence(client, code, link):
    activity = activity_of(link)
    case_study = case_study_of(link)
    seen = page(client, f"/{code}/mapping/matrix/C5/9/")
    assert link.__dict__[f"rationale_{code}"] in seen.words
    for tie in activity.goal_links.all():
        assert getattr(tie, f"rationale_{code}") in seen.words
    assert seen.all("a", href=f"/{code}/goals/9/#target-9.c")
    assert seen.all("a", href=f"/{code}/mapping/activities/{activity.slug}/")
    assert seen.all("a", href=f"/{code}/case-studies/{case_study.slug}/")
    assert seen.all("a", href=f"/{code}/goals/9/")
    assert seen.all("a", href=f"/{code}/mapping/lines/C5/")


def test_a_cell_leads_to_its_neighbours_along_line_and_goal(client, link):
    for code, order, number in (("C5", 5, 4), ("C5", 5, 17), ("C4", 4, 9), ("C5", 5, 1)):
        factories.LineGoalFactory(
            line=factories.LineFactory(code=code, order=order),
            goal=factories.GoalFactory(number=number),
        )
    response = client.get("/en/mapping/matrix/C5/9/")
    turns = response.context["line_turn"], response.context["goal_turn"]
    found = [[each and str(each) for each in (turn["previous"], turn["next"])] for turn in turns]
    assert found == [["C5 × 4", "C5 × 17"], ["C4 × 9", None]]


def test_a_link_without_evidence_says_so_and_invites_it(client, link):
    factories.SettingsFactory(email="ict4sdg@itu.int")
    seen = page(client, "/en/mapping/matrix/C5/9/")
    assert "This link waits for evidence" in seen.words
    assert len(seen.all("a", href="mailto:ict4sdg@itu.int")) == 2
    activity_of(link)
    assert "This link waits for evidence" not in page(client, "/en/mapping/matrix/C5/9/").words


def test_codes_are_brought_to_their_form(client, link):
    response = client.get("/en/mapping/matrix/c5/9/")
    assert (response.status_code, response["Location"]) == (301, "/en/mapping/matrix/C5/9/")
    assert client.get("/en/mapping/lines/c5/")["Location"] == "/en/mapping/lines/C5/"


def test_a_combination_that_is_no_link_is_not_found_and_says_where_to_read_on(client, link):
    factories.GoalFactory(number=4)
    response = client.get("/en/mapping/matrix/C5/4/")
    assert response.status_code == 404
    assert Page(response).all("a", href="/en/mapping/matrix/C5/9/")


def test_c7_has_no_cell_of_its_own_and_names_its_fields_that_have(client):
    parent = factories.LineFactory(code="C7", order=7)
    factories.LineGoalFactory(line=factories.LineFactory(code="C7-AGR", order=8, parent=parent))
    response = client.get("/en/mapping/matrix/C7/9/")
    assert response.status_code == 404
    assert Page(response).all("a", href="/en/mapping/matrix/C7-AGR/9/")


@pytest.mark.parametrize("path", ["C99/9/", "C5/18/", "C5/99999999999999999999/", "X/0/"])
def test_no_line_or_goal_of_that_name_is_not_found(client, link, path):
    assert client.get(f"/en/mapping/matrix/{path}").status_code == 404


def table_of(client, code, file_format):
    data = client.get(f"/{code}/mapping/matrix/?format={file_format}").content
    if file_format == "csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    if file_format == "xlsx":
        rows = load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
        return [["" if value is None else str(value) for value in row] for row in rows]
    made = json.loads(data)
    return [
        list(made["columns"].values()),
        *(
            ["; ".join(v) if isinstance(v, list) else str(v) for v in row.values()]
            for row in made["rows"]
        ),
    ]


def test_the_three_files_say_the_same_in_the_visitors_language(client, code, link):
    activity_of(link)
    tables = [table_of(client, code, each) for each in ("csv", "xlsx", "json")]
    assert tables[0] == tables[1] == tables[2]
    row = tables[0][1]
    assert row[0] == "C5"
    assert row[3] == "http://metadata.un.org/sdg/9"
    assert row[6] == "http://metadata.un.org/sdg/9.c"
    assert row[7] == getattr(link, f"rationale_{code}")
    assert row[10:14] == ["1", "0", "0", "1"]
    with translation.override(code):
        assert row[14] == f"http://testserver/{code}/mapping/matrix/C5/9/"


def test_a_file_carries_no_formula(client, link):
    link.rationale_en = "=HYPERLINK(1)"
    link.save()
    assert table_of(client, "en", "csv")[1][7] == "'=HYPERLINK(1)"
    assert table_of(client, "en", "xlsx")[1][7] == "'=HYPERLINK(1)"


HOSTILE = ["%00", "%ED%A0%80", "x" * 1_000_000, "-1", "9" * 5000, "[]", "<script>", "2017'--"]


@pytest.mark.parametrize("name", ["sector", "strategic_goal", "year", "by", "format"])
def test_no_parameter_breaks_the_matrix(client, link, name):
    for value in HOSTILE:
        response = client.get(f"/fr/mapping/matrix/?{name}={value}")
        assert response.status_code == 200
        assert '<html lang="fr"' in response.content.decode()[:60]
    many = "&".join(f"{name}={number}" for number in range(10_000))
    assert client.get(f"/fr/mapping/matrix/?{many}").status_code in (200, 400)
    for path in ("editions/1/", "matrix/C5/9/"):
        assert client.get(f"/fr/mapping/{path}?format=%00").status_code in (200, 404)
