"""Translators' work in the admin: the source beside a text, states, the dashboard, the table."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from campaign import pending
from campaign.models import Term, Translation
from campaign.models.publishing import State
from campaign.translating.saving import states
from tests import factories
from tests.campaign.pages import page
from tests.campaign.staff import address, save, sign_in

pytestmark = pytest.mark.django_db
TABLE = "admin:campaign_translation_changelist"


@pytest.fixture
def post():
    return factories.PostFactory(
        published_in=["en"],
        title_en="Masts",
        body_en="<p>67 masts stand in the hills.</p>",
        summary_en="",
        title_ar="صوار",
        body_ar="<p>يقف 67 صاريا.</p>",
        summary_ar="",
    )


def outdate(post):
    post.body_en = "<p>67 masts stand in the valley.</p>"
    post.save()


def beside(client, item, column):
    """What the form shows beside a field."""
    return client.get(address(item)).context["adminform"].form.fields[column].beside


def test_a_translator_sees_the_source_what_changed_in_it_and_the_words(client, post):
    sign_in(client, "Translators", languages=["ar"], language="en")
    assert beside(client, post, "body_ar").changes == []
    outdate(post)
    shown = beside(client, post, "body_ar")
    assert ("gone", "hills") in shown.changes
    assert ("new", "valley") in shown.changes
    assert (shown.words, shown.source_words) == (3, 6)
    html = client.get(address(post)).content.decode()
    assert "<del>hills</del><ins>valley</ins>" in html
    assert '<div class="text" lang="en" dir="ltr">' in html


def test_beside_the_source_itself_stands_no_source(client, post):
    sign_in(client, is_superuser=True)
    assert beside(client, post, "body_en").source_language is None


def test_a_minor_change_outdates_nothing_any_other_does(client, post):
    sign_in(client, is_superuser=True)
    changed = {"body_en": "<p>67 masts stand in the hill.</p>", "translation-minor": "on"}
    assert save(client, address(post), **changed).status_code == 302
    assert states(post)["ar"] == "current"
    save(client, address(post), body_en="<p>70 masts stand.</p>")
    assert states(post)["ar"] == "outdated"


def test_saving_the_form_as_it_is_changes_no_state(client, post):
    sign_in(client, is_superuser=True)
    outdate(post)
    before = states(post)
    save(client, address(post))
    assert states(post) == before


def test_a_ticked_text_is_still_right(client, post):
    sign_in(client, "Translators", languages=["ar"])
    outdate(post)
    ticked = beside(client, post, "body_ar").still_right
    save(client, address(post), **{"translation-right": [ticked]})
    assert states(post)["ar"] == "current"
    assert Translation.objects.of(post).get(language="ar").updated_by is not None


def test_nobody_says_so_for_a_language_that_is_not_theirs(client, post):
    sign_in(client, "Translators", languages=["fr"])
    outdate(post)
    post.title_fr = "Mâts"
    post.save()
    ticked = f"post-{post.pk}-body_ar"
    more = {"translation-right": [ticked], "translation-shown": ["ar"], "translation-minor": "on"}
    assert save(client, address(post), title_fr="Mâts 2", **more).status_code == 302
    assert states(post)["ar"] == "outdated"


def test_not_finished_is_said_and_taken_back(client, post):
    sign_in(client, "Translators", languages=["ar"])
    shown = {"translation-shown": ["ar"]}
    save(client, address(post), **shown, **{"translation-in_progress": ["ar"]})
    assert states(post)["ar"] == "in_progress"
    save(client, address(post), **shown)
    assert states(post)["ar"] == "current"


def test_doubts_stand_by_the_field_and_in_the_table(client, post):
    sign_in(client, is_superuser=True, language="en")
    Term.objects.create(key="mast", term_en="mast", forms_en="masts", term_ar="برج")
    assert save(client, address(post), body_ar="<p>يقف 76 صاريا.</p>").status_code == 302
    doubts = beside(client, post, "body_ar").doubts
    assert len(doubts) == 3
    assert any("\u206867\u2069" in each for each in doubts)
    assert any("\u2068برج\u2069" in each for each in doubts)
    assert Translation.objects.of(post).get(language="ar").doubts == 4  # One in the title.
    assert table(client, doubts="yes") == [post.pk]


def table(client, **query):
    response = client.get(reverse(TABLE), query)
    return [row.object_id for row in response.context["cl"].result_list]


def test_the_table_is_filtered_by_type_goal_language_and_state(client, post):
    sign_in(client, is_superuser=True)
    other = factories.PostFactory(goals=[factories.GoalFactory(number=9)])
    kind = str(Translation.objects.of(post).first().content_type_id)
    outdate(post)
    assert set(table(client, type=kind)) == {post.pk, other.pk}
    assert table(client, type=kind, goal="9") == [other.pk]
    assert table(client, **{"in": "ar", "state": "outdated"}) == [post.pk]
    assert table(client, **{"in": "fr", "state": "outdated"}) == []
    assert table(client, **{"in": "zh", "state": "missing"}) == [post.pk]


@pytest.mark.parametrize("name", ["in", "state", "type", "goal", "promised", "doubts"])
@pytest.mark.parametrize("value", ["\0", "\ud800", "x" * 10_000, "99999999999999999999"])
def test_the_table_takes_any_query(client, name, value, post):
    sign_in(client, is_superuser=True)
    query = {name: value.encode("utf-8", "surrogatepass")}
    assert client.get(reverse(TABLE), query).status_code == 200


def test_actions_mark_what_the_user_may_write(client, post):
    sign_in(client, "Translators", languages=["ar"])
    outdate(post)
    row = Translation.objects.of(post).get(language="en").pk
    goal = factories.GoalFactory()
    goal.title_en = "Other"
    goal.save()
    goals_row = Translation.objects.of(goal).get(language="en").pk
    act(client, "ar", "mark_current", row, goals_row)
    assert states(post)["ar"] == "current"
    assert states(goal)["ar"] == "outdated"
    act(client, "ar", "mark_in_progress", row)
    assert states(post)["ar"] == "in_progress"
    act(client, "fr", "mark_in_progress", row)
    assert states(post)["fr"] == "missing"


def act(client, code, action, *rows):
    data = {"action": action, "_selected_action": rows}
    return client.post(f"{reverse(TABLE)}?in={code}", data)


def make(number):
    later = factories.timezone.now() + factories.datetime.timedelta(days=3)
    for _each in range(number):
        factories.PostFactory(goals=[factories.GoalFactory(number=9)], state=State.IN_REVIEW)
        factories.EventFactory(published_at=later)
        factories.FactFactory(review_on=factories.timezone.localdate())
        factories.ActivityGoalFactory()


@pytest.mark.parametrize("where", ["admin:index", TABLE])
def test_the_database_is_asked_as_often_for_many_items_as_for_few(
    client, where, django_assert_max_num_queries
):
    sign_in(client, is_superuser=True)
    counts = []
    for number in (1, 9):
        make(number)
        with django_assert_max_num_queries(30) as queries:
            assert client.get(reverse(where)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_index_tells_what_is_current_what_waits_and_what_runs_out(client, post):
    sign_in(client, "Editors", language="en")
    outdate(post)
    make(1)
    pending.propose(post, {"title_en": "Another title"}, factories.UserFactory())
    html = page(client, reverse("admin:index"))
    assert "title en" in html.text
    response = client.get(reverse("admin:index"))
    arabic = response.context["languages"][0]
    assert (arabic.language.code, arabic.outdated) == ("ar", 1)
    assert [len(rows["rows"]) for _heading, rows in response.context["lists"]] == [1, 1, 1, 1]


def test_staff_without_a_group_see_no_dashboard(client, post):
    sign_in(client)
    assert "dashboard-states" not in page(client, reverse("admin:index")).text


def test_the_command_fails_where_a_promise_is_broken():
    goal = factories.GoalFactory()
    goal.title_en = "Another"
    goal.save()
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"ar: goal \d+ is outdated"):
        call_command("translation_status", stdout=out)
    assert "Arabic" in out.getvalue()


def test_stories_are_held_to_the_languages_they_are_published_in(post):
    lacking = Translation.objects.filter(promised=True).exclude(state="current")
    assert not lacking.exists()
    post.published_in = ["en", "ar", "fr"]
    post.title_fr = "Mâts"
    post.save()
    assert [row.language for row in lacking] == ["fr"]
