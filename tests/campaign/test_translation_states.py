"""A translation's state follows from what it was made from, however the item is saved."""

import pytest

from campaign.models import Goal, Translation
from campaign.models.publishing import State
from campaign.translating.fingerprints import fingerprint
from campaign.translating.saving import (
    record_save,
    record_unseen,
    saving,
    set_in_progress,
    stamp,
    states,
)
from campaign.translating.words import words
from tests.factories import ActivityFactory, ActivityGoalFactory, GoalFactory, PostFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    """Written in English, complete in Arabic, not begun in Chinese, half in French."""
    return PostFactory(
        published_in=["en", "ar"],
        title_en="Masts",
        body_en="<p>67 masts stand.</p>",
        summary_en="",
        title_ar="صوار",
        body_ar="<p>67 صاريا.</p>",
        summary_ar="",
        title_fr="Mâts",
    )


def change(item, *, minor=False, **values):
    for name, value in values.items():
        setattr(item, name, value)
    with saving(minor=minor):
        item.save()
    return states(item)


def test_a_new_item_has_a_state_in_all_six_languages_in_un_order(post):
    assert list(states(post).items()) == [
        ("ar", "current"),
        ("zh", "missing"),
        ("en", "current"),
        ("fr", "in_progress"),
        ("ru", "missing"),
        ("es", "missing"),
    ]


def test_a_changed_source_outdates_what_is_complete_and_nothing_else(post):
    after = change(post, body_en="<p>68 masts stand.</p>")
    assert after["ar"] == "outdated"
    assert after["en"] == "current"
    assert (after["zh"], after["fr"]) == ("missing", "in_progress")


def test_the_source_as_it_was_outdates_nothing(post):
    post.save()
    assert change(post, body_en="<p>67 masts\u00a0stand.</p>\r\n")["ar"] == "current"


def test_back_to_the_words_it_was_made_from_it_is_current_again(post):
    change(post, body_en="<p>68 masts stand.</p>")
    assert change(post, body_en="<p>67 masts stand.</p>")["ar"] == "current"


def test_a_minor_edit_outdates_nothing_now_or_later(post):
    assert change(post, minor=True, body_en="<p>67 masts are up.</p>")["ar"] == "current"
    assert change(post)["ar"] == "current"


def test_a_minor_edit_does_not_make_the_outdated_current(post):
    change(post, title_en="Towers")
    assert change(post, minor=True, body_en="<p>67 masts are up.</p>")["ar"] == "outdated"


def test_an_outdated_field_waits_for_its_own_edit(post):
    change(post, title_en="Towers", body_en="<p>68</p>")
    assert change(post, title_ar="أبراج")["ar"] == "outdated"
    assert Translation.objects.of(post).get(language="ar").moved == ["body"]
    assert change(post, body_ar="<p>68 صاريا.</p>")["ar"] == "current"


def test_still_right_makes_it_current(post):
    change(post, title_en="Towers", body_en="<p>68</p>")
    stamp(post, "ar", ["title"])
    assert states(post)["ar"] == "outdated"
    stamp(post, "ar")
    assert states(post)["ar"] == "current"


def test_drafts_outdate_nothing_until_they_are_handed_over(post):
    change(post, state=State.DRAFT)
    assert change(post, body_en="<p>68</p>")["ar"] == "current"
    assert change(post, state=State.IN_REVIEW)["ar"] == "outdated"


def test_a_draft_translated_while_it_changes_is_outdated_only_by_what_is_handed_over(post):
    change(post, state=State.DRAFT, body_en="<p>68</p>")
    change(post, body_ar="<p>68 صاريا</p>")
    change(post, body_en="<p>69</p>")
    change(post, body_en="<p>68</p>")
    assert change(post, state=State.PUBLISHED)["ar"] == "current"


def test_a_text_the_source_gains_outdates_a_complete_translation(post):
    assert change(post, summary_en="New")["ar"] == "outdated"


def test_a_minor_edit_that_adds_a_text_leaves_it_to_be_written(post):
    assert change(post, minor=True, summary_en="New")["ar"] == "in_progress"


def test_source_and_translation_changed_together_are_current(post):
    assert change(post, title_en="Towers", title_ar="أبراج")["ar"] == "current"


def test_in_progress_stays_until_it_is_finished(post):
    set_in_progress(post, "ar")
    assert states(post)["ar"] == "in_progress"
    assert change(post, title_ar="أبراج")["ar"] == "in_progress"
    with saving(finished=["ar"]):
        post.save()
    assert states(post)["ar"] == "current"


def test_an_import_made_from_an_older_source_is_outdated_at_once(post):
    change(post, title_en="Towers")
    with saving(made_from={"ar": {"title": "Masts"}}):
        post.title_ar = "صوار جديدة"
        post.save()
    assert states(post)["ar"] == "outdated"
    with saving(made_from={"ar": {"title": "Towers"}}):
        post.save()
    assert states(post)["ar"] == "current"


def test_another_source_language_changes_no_state(post):
    before = states(post)
    after = change(post, source_language="ar")
    assert after == before
    assert change(post, title_ar="أبراج")["en"] == "outdated"


def test_a_text_that_is_cleared_is_to_be_written(post):
    assert change(post, published_in=["en"], title_ar=None)["ar"] == "in_progress"
    assert change(post, body_ar="")["ar"] == "missing"


def test_a_part_follows_the_state_and_the_source_of_its_item():
    activity = ActivityFactory(source_language="fr", state=State.DRAFT)
    tie = ActivityGoalFactory(activity=activity)
    assert Translation.objects.of(tie).get(language="ar").source == "fr"
    assert change(tie, rationale_fr="Autre raison")["ar"] == "current"
    change(activity, state=State.IN_REVIEW)
    assert states(tie)["ar"] == "outdated"


def test_reference_data_is_promised_in_six_languages_a_story_where_it_is_published(post):
    goal = GoalFactory()
    assert Translation.objects.of(goal).filter(promised=True).count() == 6
    promised = Translation.objects.of(post).filter(promised=True)
    assert set(promised.values_list("language", flat=True)) == {"ar", "en"}


def test_what_came_in_bulk_is_recorded_once(django_assert_num_queries):
    Goal.objects.bulk_create(
        [Goal(number=n, colour="#FD6925", title_en=f"Goal {n}") for n in (1, 2, 3)]
    )
    record_unseen()
    assert Translation.objects.filter(state="current", language="en").count() == 3
    goal = Goal.objects.first()
    with django_assert_num_queries(1):
        record_save(goal)


def test_a_deleted_item_leaves_no_state(post):
    post.delete()
    assert not Translation.objects.exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<ul><li>One</li></ul>", "<ul>\n<li><p>One</p></li>\n</ul>"),
        ("<p>A &amp; B</p><p>C</p>", "<p>A &amp; B </p>\n<p>C</p>\n"),
        ('<p><a href="/en/">x</a></p>', '<p><a lang="en" href="/en/" rel="noopener">x</a></p>'),
        ("<blockquote>Said</blockquote>", "<blockquote><p>Said</p></blockquote>"),
        ("<p>10&nbsp;000</p>", "<p>10\u202f000</p>"),
    ],
)
def test_the_same_html_written_otherwise_has_the_same_fingerprint(one, other):
    assert fingerprint(one, is_rich=True) == fingerprint(other, is_rich=True) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>67</p>", "<p>68</p>"),
        ("<p>a b</p>", "<p>ab</p>"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ('<a href="/en/">x</a>', '<a href="/fr/">x</a>'),
        ("<p>a</p>", "<p><strong>a</strong></p>"),
    ],
)
def test_another_text_has_another_fingerprint(one, other):
    assert fingerprint(one, is_rich=True) != fingerprint(other, is_rich=True)


def test_a_text_without_words_has_no_fingerprint():
    assert fingerprint("<p> </p>", is_rich=True) == fingerprint(None) == fingerprint(" \n") == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<p>One mast’s 1,200 users.</p><p>Two</p>", 5),
        ("国际电联的3个网站", 9),
        ("<p>الاتحاد الدولي للاتصالات</p>", 3),
        ("مُحدَّثة", 1),
        ("", 0),
        ("<ul><li>a</li><li>b</li></ul>", 2),
    ],
)
def test_words_are_counted_as_translators_count(text, count):
    assert words(text) == count
