"""Editions of the roadmap: frozen, numbered, and told apart."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from campaign import editions, snapshots
from campaign.edition_differences import by_key, difference, key_of
from campaign.models import Edition
from tests import factories
from tests.campaign.pages import page
from tests.campaign.staff import sign_in

pytestmark = pytest.mark.django_db
NOTE = {code: f"note {code}" for code in ("ar", "zh", "en", "fr", "ru", "es")}


@pytest.fixture
def link():
    return factories.LineGoalFactory(line=factories.LineFactory(code="C5", order=5))


def second_after(link):
    """Two editions: between them C2 × 4 came, C5 × 9 went, and the reason of C5 × 1 changed."""
    kept = factories.LineGoalFactory(line=link.line, goal=factories.GoalFactory(number=1))
    editions.publish()
    link.delete()
    factories.LineGoalFactory(
        line=factories.LineFactory(code="C2", order=2), goal=factories.GoalFactory(number=4)
    )
    kept.rationale_ru = "Иначе"
    kept.save()
    return editions.publish(NOTE)


def test_editions_are_numbered_from_one(link):
    second_after(link)
    assert list(Edition.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_an_edition_stays_as_it_was_when_the_mapping_changes(client, link):
    editions.publish()
    before = client.get("/en/mapping/editions/1/").content
    frozen = client.get("/en/mapping/editions/1/?format=json").content
    link.rationale_en = "Another reason"
    link.save()
    factories.ActivityFactory(goals=[link.goal])
    assert client.get("/en/mapping/editions/1/").content == before
    assert client.get("/en/mapping/editions/1/?format=json").content == frozen


@pytest.mark.parametrize("change", [lambda e: e.update(note_en="Other"), lambda e: e.delete()])
def test_the_database_refuses_to_change_an_edition(link, change):
    editions.publish()
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        change(Edition.objects.all())
    assert Edition.objects.get().note_en is None


def test_a_note_is_in_all_languages_or_in_none(link):
    with pytest.raises(IntegrityError, match="note_in_all_or_no"), transaction.atomic():
        editions.publish({"en": "Only English"})


def test_nothing_is_published_twice(link):
    editions.publish()
    with pytest.raises(editions.Refused):
        editions.publish()
    with pytest.raises(CommandError):
        call_command("publish_edition")
    call_command("publish_edition", first=True)
    assert Edition.objects.count() == 1


def test_what_nobody_may_read_yet_is_not_in_an_edition(link):
    public = factories.ActivityFactory(
        goals=[link.goal], slug="public", published_in=["fr"], source_language="fr"
    )
    tie = public.goal_links.get()
    tie.rationale_es = "aún no"
    tie.save()
    factories.ActivityFactory(goals=[link.goal], slug="draft", state="draft")
    open_tie = factories.ActivityFactory(slug="open")
    factories.ActivityGoalFactory(activity=open_tie, goal=link.goal, status="submitted")
    snapshot = editions.publish().snapshot
    ties = [each for each in snapshot["links"] if each["kind"] == "activity"]
    assert [each["code"] for each in ties] == ["public"]
    assert set(ties[0]["rationale"]) == {"fr"}
    assert [set(each["title"]) for each in snapshot["activities"] if each["code"] == "public"] == [
        {"fr"}
    ]
    assert "draft" not in [each["code"] for each in snapshot["activities"]]


def test_the_page_lists_what_came_went_and_changed(client, code, link):
    second_after(link)
    response = client.get(f"/{code}/mapping/editions/2/")
    change = response.context["change"]
    assert [key_of(each) for each in change["added"]] == [("line", "C2", 4)]
    assert [key_of(each) for each in change["removed"]] == [("line", "C5", 9)]
    assert [key_of(each) for each in change["changed"]] == [("line", "C5", 1)]
    assert NOTE[code] in response.content.decode()
    assert page(client, f"/{code}/mapping/editions/").all("a", href=f"/{code}/mapping/editions/1/")


def test_the_page_says_how_many_links_were_added(client, link):
    second_after(link)
    words = page(client, "/en/mapping/editions/2/").words.replace("&nbsp;", " ")
    assert "1 link added · 1 removed · 1 changed" in words


def test_the_files_hold_every_link_and_the_fingerprint_fits(client, link):
    factories.ActivityFactory(goals=[link.goal])
    factories.TechnologyGoalFactory(goal=link.goal)
    edition = editions.publish()
    made = json.loads(client.get("/ar/mapping/editions/1/?format=json").content)
    assert snapshots.digest_of(made["snapshot"]) == edition.digest == made["digest"]
    data = client.get("/ar/mapping/editions/1/?format=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data)))[1:]
    links = made["snapshot"]["links"]
    assert [(row[0], row[1], int(row[4]), row[7]) for row in rows] == [
        (*key_of(each), each["rationale"]["ar"]) for each in links
    ]


def test_before_the_first_edition_the_list_says_so(client):
    assert "No edition has been published yet." in page(client, "/en/mapping/editions/").words
    assert client.get("/en/mapping/editions/1/").status_code == 404
    assert client.get("/en/mapping/editions/99999999999/").status_code == 404


LINKS = st.dictionaries(
    st.tuples(st.sampled_from(["line", "activity"]), st.sampled_from("abc"), st.integers(1, 3)),
    st.sampled_from(["why", "because"]),
)


def snapshot_of(links):
    return {
        "links": [
            {"kind": kind, "code": code, "goal": goal, "rationale": {"en": why}}
            for (kind, code, goal), why in links.items()
        ]
    }


@given(old=LINKS, new=LINKS)
def test_the_difference_leads_from_the_old_to_the_new(old, new):
    before, after = snapshot_of(old), snapshot_of(new)
    found = difference(before, after)
    mended = by_key(before)
    for link in found.removed:
        del mended[key_of(link)]
    for link in found.added + found.changed:
        mended[key_of(link)] = link
    assert mended == by_key(after)
    assert not {key_of(each) for each in found.added} & set(by_key(before))
    assert difference(after, before).added == found.removed
    assert bool(found) == (by_key(before) != by_key(after))


ADD = "/admin/campaign/edition/add/"


def test_a_publisher_looks_confirms_and_publishes(client, link):
    sign_in(client, "Publishers")
    seen = client.get(ADD)
    assert "Edition 1 would hold 1 link" in seen.content.decode()
    form = {"seen": seen.context["seen"], **{f"note_{code}": text for code, text in NOTE.items()}}
    assert client.post(ADD, form).status_code == 200
    assert not Edition.objects.exists()
    assert client.post(ADD, {**form, "confirmed": "on"}).status_code == 302
    assert Edition.objects.get().note_ru == "note ru"
    assert client.get(reverse("admin:campaign_edition_change", args=[Edition.objects.get().pk]))


def test_a_mapping_that_changed_after_the_look_is_not_published(client, link):
    sign_in(client, "Publishers")
    form = {"seen": client.get(ADD).context["seen"], "confirmed": "on"}
    factories.LineGoalFactory(line=link.line, goal=factories.GoalFactory(number=4))
    response = client.post(ADD, form)
    assert "The mapping changed meanwhile." in response.content.decode()
    assert not Edition.objects.exists()


def test_a_note_in_some_languages_is_refused_and_kept(client, link):
    sign_in(client, "Publishers")
    form = {"seen": client.get(ADD).context["seen"], "confirmed": "on", "note_fr": "Une note"}
    response = client.post(ADD, form)
    assert "Une note" in response.content.decode()
    assert set(response.context["form"].errors) == {f"note_{code}" for code in NOTE if code != "fr"}


@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_only_publishers_publish_editions(client, link, group):
    sign_in(client, group)
    edition = editions.publish()
    assert client.get("/admin/campaign/edition/").status_code == 200
    assert client.get(ADD).status_code == 403
    change = reverse("admin:campaign_edition_change", args=[edition.pk])
    assert client.get(change).status_code == 200
    assert client.post(change, {"note_en": "x"}).status_code == 403
    assert (
        client.post(reverse("admin:campaign_edition_delete", args=[edition.pk])).status_code == 403
    )
