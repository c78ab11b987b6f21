"""Activities out to a table and back: nothing lost, nothing half applied, nothing hostile read."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook, load_workbook

from campaign import tables
from campaign.models import Activity, ActivityGoal, ActivityImport
from campaign.models.publishing import State
from campaign.spreadsheet import applying, plans, reading, writing
from campaign.spreadsheet.columns import columns
from tests import factories
from tests.campaign.staff import sign_in

pytestmark = pytest.mark.django_db
IMPORT = "/admin/campaign/activity/import/"


def anybody(activity):
    return True


@pytest.fixture
def giga():
    """An activity with everything, in texts that a spreadsheet could spoil."""
    goals = {number: factories.GoalFactory(number=number) for number in (4, 8, 9)}
    target = factories.TargetFactory(code="8.10", goal=goals[8])
    activity = factories.ActivityFactory(
        slug="giga",
        goals=goals.values(),
        title_en="=Giga",
        summary_fr="Une ligne\r\net une autre, « ; »\t",
        body_ar="<p>نص</p>\n<ul>\n<li>ب</li></ul>",
        countries=["KE", "SN"],
        end_year=None,
    )
    activity.goal_links.get(goal=goals[8]).targets.add(target)
    activity.goal_links.filter(goal=goals[9]).update(rationale_en="Why\r\n9: not a goal\n\nend")
    activity.goal_links.filter(goal=goals[4]).update(status="draft", rationale_zh=None)
    activity.sectors.set([factories.SectorFactory(slug="itu-d")])
    activity.lines.set([factories.LineFactory(code="C2"), factories.LineFactory(code="C7-LEA")])
    activity.strategic_goals.set([factories.StrategicGoalFactory(number=2)])
    activity.mandates.set([factories.MandateFactory(slug="pp-140")])
    activity.partners.set([factories.OrganisationFactory(slug="unicef")])
    return activity


def out(file_format, code="en"):
    with translation.override(code):
        rows = writing.rows(Activity.objects.order_by("slug"))
        return tables.table_bytes(file_format, columns(), rows, code, title="T")


def plan(data, may_change=anybody):
    return plans.plan_of(reading.read(data), may_change)


def workbook(*rows, sheet="Any"):
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize("file_format", tables.FORMATS)
def test_what_comes_out_goes_in_and_changes_nothing(giga, code, file_format):
    factories.ActivityFactory(slug="other", published_in=["ru"], source_language="ru")
    made = plan(out(file_format, code))
    assert (made.problems, made.created, made.same) == ([], [], 2)
    assert [(step.slug, step.changes) for step in made.changed] == []


@pytest.mark.parametrize("file_format", tables.FORMATS)
def test_what_comes_out_can_be_brought_into_an_empty_site(giga, file_format):
    data = out(file_format)
    before = table_of(data) if file_format == "json" else None
    Activity.objects.all().delete()
    made = plan(data)
    assert (made.problems, [step.slug for step in made.created]) == ([], ["giga"])
    applying.apply(made)
    again = Activity.objects.get(slug="giga")
    assert (again.state, again.published_in) == (State.DRAFT, [])
    assert {link.status for link in again.goal_links.all()} == {"submitted"}
    assert (again.title_en, again.body_ar) == (giga.title_en, giga.body_ar)
    if before:
        own = {"state", "published_in", "endorsed"}
        after = table_of(out("json"))
        assert {k: v for k, v in after.items() if k not in own} == {
            k: v for k, v in before.items() if k not in own
        }
    assert plan(data).same == 1


def table_of(data):
    return json.loads(data)["rows"][0]


def test_a_visitors_download_changes_nothing_either(client, giga, code):
    for file_format in tables.FORMATS:
        made = plan(client.get(f"/{code}/mapping/?format={file_format}").content)
        assert (made.problems, made.created, made.changed, made.same) == ([], [], [], 1)


ROW = ["slug", "title_en", "status", "sectors", "goals", "rationale_en", "targets"]


def test_an_import_changes_what_it_says_and_nothing_else(giga):
    sheet = workbook(
        ["slug", "Titre (title_fr)", "goals", "rationale_en", "countries", "start_year"],
        ["giga", "Nouveau", "9; 4", "4: New\n9: Newer", None, 2020],
    )
    made = plan(sheet)
    assert made.problems == []
    (step,) = made.changed
    assert set(step.changes) == {*("title_fr", "goals", "rationale_en", "countries", "start_year")}
    applying.apply(made)
    giga.refresh_from_db()
    assert (giga.title_fr, giga.title_en, giga.countries, giga.start_year) == (
        *("Nouveau", "=Giga", []),
        2020,
    )
    links = {link.goal.number: link for link in giga.goal_links.all()}
    assert {number: link.rationale_en for number, link in links.items()} == {4: "New", 9: "Newer"}
    assert (links[9].status, links[4].status) == ("endorsed", "draft")
    assert giga.lines.count() == 2


def test_a_new_activity_is_a_draft_whose_ties_wait(giga):
    applying.apply(plan(workbook(ROW, ["new", "A", "ongoing", "itu-d", 9, "9: Why", ""])))
    new = Activity.objects.get(slug="new")
    assert (new.state, new.published_in, new.title_en) == (State.DRAFT, [], "A")
    assert new.goal_links.get().status == ActivityGoal.Status.SUBMITTED


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (["x y", "A", "ongoing", "itu-d"], "A", "Latin letters, digits and hyphens only."),
        (["", "A", "ongoing", "itu-d"], "A", "Latin letters, digits and hyphens only."),
        (["new", "", "ongoing", "itu-d"], "B", "The activity needs a title here."),
        (["new", "A" * 251, "ongoing", "itu-d"], "B", "251 characters, 250 fit."),
        (["new", "A", "later", "itu-d"], "C", "Write one of: planned, ongoing, completed."),
        (["new", "A", "ongoing", "itu-x"], "D", "“itu-x” is not known here."),
        (["new", "A", "ongoing", ""], "D", "At least one is needed."),
        (["new", "A", "ongoing", "itu-d", "99"], "E", "“99” is not known here."),
        (["new", "A", "ongoing", "itu-d", "9"], "E", "Goal 9 has no reason in any language."),
        (["new", "A", "ongoing", "itu-d", "9", "Why"], "F", "Begin each reason with its goal, as"),
        (["new", "A", "ongoing", "itu-d", "", "9: Why"], "F", "Goal 9 is not among the goals."),
        (["new", "A", "ongoing", "itu-d", "9", "9: A", 8.1], "G", "The spreadsheet made a number"),
        (["new", "A", "ongoing", "itu-d", "9", "9: A", "8.10"], "G", "The goal of target 8.10 is"),
        (["new", "=1+1", "ongoing", "itu-d"], "B", "This is a formula. Paste its value instead."),
    ],
)
def test_each_error_names_row_and_column(giga, row, column, message):
    good = ["good", "A", "ongoing", "itu-d", "", "", ""]
    found = [
        (each.row, each.column, str(each.message))
        for each in plan(workbook(ROW, good, row + [None] * (7 - len(row)))).problems
    ]
    assert [(at, where[0]) for at, where, _message in found] == [(3, column)], found
    assert found[0][2].startswith(message)


def test_errors_speak_the_language_of_the_member_of_staff(client, giga):
    sign_in(client, is_superuser=True, language="fr")
    seen = send(client, workbook(ROW, ["giga", "A", "later", "itu-d", "", "", ""]))
    assert 'lang="fr"' in seen.content.decode()
    assert "C · Statut" in seen.content.decode() or "C · État" in seen.content.decode()


def test_the_same_address_twice_is_an_error(giga):
    good = ["good", "A", "ongoing", "itu-d", "", "", ""]
    (problem,) = plan(workbook(ROW, good, good)).problems
    assert (problem.row, str(problem.message)) == (3, "The same as in row 2.")


def test_a_published_language_keeps_its_title(giga):
    (problem,) = plan(workbook(["slug", "title_ru"], ["giga", None])).problems
    assert str(problem.message) == "The activity needs a title here."


# In the admin


def send(client, data, name="a.xlsx"):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, data)}, follow=True)


def apply_address():
    return reverse("admin:campaign_activity_apply", args=[ActivityImport.objects.get().pk])


def test_a_dry_run_writes_nothing_and_applying_writes_all(client, giga):
    sign_in(client, "Publishers", language="en")
    data = workbook(ROW, ["new", "A", "ongoing", "itu-d", 9, "9: Why", ""])
    assert send(client, data).context["plan"].is_applicable
    assert not Activity.objects.filter(slug="new").exists()
    client.post(apply_address())
    assert Activity.objects.filter(slug="new").exists()
    assert bytes(ActivityImport.objects.get().content) == b""
    assert client.post(apply_address()).status_code == 404


def test_one_error_and_nothing_is_applied(client, giga):
    sign_in(client, is_superuser=True, language="en")
    good = ["good", "A", "ongoing", "itu-d", "", "", ""]
    page = send(client, workbook(ROW, good, ["bad", "A", "later", "itu-d", "", "", ""]))
    assert "C · Status (status)" in page.content.decode()
    client.post(apply_address())
    assert Activity.objects.count() == 1


def test_an_editor_brings_in_drafts_but_nothing_that_is_public(client, giga):
    sign_in(client, "Editors", language="en")
    page = send(client, workbook(["slug", "title_fr"], ["giga", "Autre"]))
    (problem,) = page.context["plan"].problems
    assert problem.message == "Only publishers change what is public."


@pytest.mark.parametrize("group", ["Translators", None])
def test_who_may_not_add_activities_imports_none(client, group):
    sign_in(client, *([group] if group else []))
    assert client.get(IMPORT).status_code == 403


def test_an_upload_is_seen_by_who_sent_it_only(client, giga):
    sign_in(client, is_superuser=True)
    send(client, workbook(["slug"], ["giga"]))
    sign_in(client, is_superuser=True)
    where = reverse("admin:campaign_activity_dry_run", args=[ActivityImport.objects.get().pk])
    assert client.get(where).status_code == 404


def test_the_template_names_columns_and_codes(client, giga, code):
    sign_in(client, is_superuser=True, language=code)
    data = client.get(reverse("admin:campaign_activity_template")).content
    book = load_workbook(io.BytesIO(data))
    assert reading.read(data).keys == [column.key for column in columns()]
    codes = {row[1] for row in book.worksheets[1].values}
    assert {"9", "8.10", "C2", "C7-LEA", "itu-d", "pp-140", "unicef", "ongoing"} <= codes


@pytest.mark.parametrize("action", ["export_xlsx", "export_csv"])
def test_chosen_activities_come_out_by_an_action(client, giga, action):
    factories.ActivityFactory()
    sign_in(client, "Editors", language="en")
    response = client.post(
        reverse("admin:campaign_activity_changelist"),
        {"action": action, "_selected_action": [giga.pk]},
    )
    assert [row[1][0] for row in reading.read(response.content).rows] == ["giga"]


def test_all_or_a_selection_of_the_explorer_comes_out(client, giga):
    factories.ActivityFactory(slug="draft", state=State.DRAFT)
    sign_in(client, "Editors", language="en")
    where = reverse("admin:campaign_activity_export")
    for query, slugs in (("", ["draft", "giga"]), ("goal=9", ["giga"]), ("format=json", 2)):
        rows = reading.read(client.get(f"{where}?{query}").content).rows
        assert ([row[1][0] for row in rows] if isinstance(slugs, list) else len(rows)) == slugs


# Hostile files


def package(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def with_part(name, content):
    """A workbook with one more part, or another one."""
    made = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(workbook(["slug"], ["a"])))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in old.namelist():
            if each != name:
                archive.writestr(each, old.read(each))
        archive.writestr(name, content)
    return made.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
HOSTILE = {
    "too large": lambda: b"slug\n" + b"a" * (reading.LARGEST + 1),
    "a bomb": lambda: with_part("xl/worksheets/big.xml", b"0" * (reading.LARGEST_UNPACKED + 1)),
    "entities": lambda: with_part("xl/sharedStrings.xml", BOMB),
    "macros": lambda: with_part("xl/vbaProject.bin", b"x"),
    "another sheet": lambda: workbook(["name", "value"], ["a", 1]),
    "no rows": lambda: b"",
    "old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "half a workbook": lambda: workbook(["slug"], ["a"])[:900],
    "a package of nothing": lambda: package(**{"a.txt": "a"}),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n\0\0",
    "another encoding": lambda: "slug;titre\na;é".encode("latin-1"),
    "JSON of another kind": lambda: b'{"rows": {"a": [1]}}',
    "JSON without end": lambda: b"[" * 100_000,
    "a column twice": lambda: workbook(["slug", "title_en", "Title (title_en)"], ["a", "b", "c"]),
    "rows without end": lambda: b"slug\n" + b"a\n" * (reading.MOST_ROWS + 1),
    "an open quotation": lambda: b'slug,title_en\n"a,b',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_gets_a_clear_answer(kind):
    with pytest.raises(reading.Refused) as refused:
        reading.read(HOSTILE[kind]())
    assert len(str(refused.value.message)) > 15


def test_a_refused_file_is_said_on_the_form(client):
    sign_in(client, is_superuser=True, language="en")
    page = send(client, HOSTILE["macros"](), "a.xlsm")
    assert "This workbook has macros." in page.content.decode()
    assert not ActivityImport.objects.exists()


def test_the_sheet_is_found_wherever_it_stands(giga):
    book = Workbook()
    book.active.append(["Read me"])
    sheet = book.create_sheet("Mine")
    sheet.append(["slug", "surprise"])
    sheet.append(["giga", "x"])
    made = io.BytesIO()
    book.save(made)
    assert (plan(made.getvalue()).same, plan(made.getvalue()).ignored) == (1, ["surprise"])


def test_an_import_asks_as_often_for_30_rows_as_for_one(giga, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for many in (1, 30):
        while Activity.objects.count() < many:
            factories.ActivityFactory(goals=[factories.GoalFactory(number=9)])
        data = out("csv")
        with CaptureQueriesContext(connection) as queries:
            assert plan(data).same == Activity.objects.count()
        counts.append(len(queries))
    assert counts[0] == counts[1]
