"""Two people have the same item open. Neither loses anything, and both are told."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from campaign import models
from campaign.models.publishing import State
from campaign.seen import Outcome, digest, outcome
from tests import factories
from tests.campaign.pages import Page
from tests.campaign.staff import address, errors, filled, save, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    return factories.PostFactory(
        state=State.DRAFT,
        published_in=["en"],
        published_at=None,
        title_en="Old title",
        summary_en="Old summary",
    )


@pytest.fixture
def first(post):
    client = Client()
    client.user = sign_in(client, "Editors", username="amina", language="en")
    return client


@pytest.fixture
def second(post):
    client = Client()
    client.user = sign_in(client, "Editors", username="boris", language="en")
    return client


def sent(client, item, form, **changes):
    return client.post(address(item), {**form, **changes})


def stored(item):
    return type(item).objects.get(pk=item.pk)


def said(response):
    return [str(each) for each in response.wsgi_request._messages]


def test_what_only_one_changed_is_merged_and_both_are_told(first, second, post):
    form = filled(second.get(address(post)))
    assert errors(save(first, address(post), title_en="New title", kind="news")) is None
    response = sent(second, post, form, summary_en="New summary")
    assert errors(response) is None
    after = stored(post)
    assert (after.title_en, after.summary_en, after.kind) == ("New title", "New summary", "news")
    assert any("kept: Kind, Title" in each for each in said(response))


def test_what_both_changed_is_asked_with_both_texts_in_their_direction(first, second, post):
    form = filled(second.get(address(post)))
    save(first, address(post), title_ar="عنوان أول")
    response = sent(second, post, form, title_ar="عنوان ثان", summary_en="Mine")
    (message,) = errors(response)["title_ar"]
    assert '<div lang="ar" dir="rtl">عنوان أول</div>' in message
    assert "amina" in message
    shown = response.context["adminform"].form
    assert (shown["title_ar"].value(), shown["summary_en"].value()) == ("عنوان ثان", "Mine")
    assert (stored(post).title_ar, stored(post).summary_en) == ("عنوان أول", "Old summary")


def test_after_the_question_a_second_save_keeps_what_was_typed(first, second, post):
    form = filled(second.get(address(post)))
    save(first, address(post), title_en="Theirs", summary_en="Their summary")
    asked = sent(second, post, form, title_en="Mine")
    assert errors(second.post(address(post), filled(asked))) is None
    assert (stored(post).title_en, stored(post).summary_en) == ("Mine", "Their summary")


def test_after_the_question_theirs_can_be_taken(first, second, post):
    form = filled(second.get(address(post)))
    save(first, address(post), title_en="Theirs")
    asked = sent(second, post, form, title_en="Mine", summary_en="Mine too")
    again = {**filled(asked), "take-title_en": "on"}
    assert errors(second.post(address(post), again)) is None
    assert (stored(post).title_en, stored(post).summary_en) == ("Theirs", "Mine too")


def test_a_third_save_between_is_asked_about_again(first, second, post):
    form = filled(second.get(address(post)))
    save(first, address(post), title_en="Theirs")
    asked = sent(second, post, form, title_en="Mine")
    save(first, address(post), title_en="Theirs again")
    (message,) = errors(second.post(address(post), filled(asked)))["title_en"]
    assert "Theirs again" in message


def test_two_who_write_the_same_are_not_asked(first, second, post):
    form = filled(second.get(address(post)))
    save(first, address(post), title_en="The same")
    assert errors(sent(second, post, form, title_en="The same")) is None


def test_ties_that_one_added_outlive_the_others_save(first, second, post):
    goal = factories.GoalFactory()
    form = filled(second.get(address(post)))
    save(first, address(post), goals=[goal.pk])
    assert errors(sent(second, post, form, summary_en="Mine")) is None
    assert list(stored(post).goals.all()) == [goal]


def test_a_step_that_one_took_is_not_taken_back_by_the_other(first, second, post):
    form = filled(second.get(address(post)))
    save(first, address(post), state="in_review")
    assert errors(sent(second, post, form, summary_en="Mine")) is None
    assert (stored(post).state, stored(post).summary_en) == (State.IN_REVIEW, "Mine")


def test_the_reasons_of_ties_are_merged_too(first, second):
    activity = factories.ActivityFactory(state=State.DRAFT)
    activity.sectors.add(factories.SectorFactory())
    tie = factories.ActivityGoalFactory(activity=activity, status="draft", rationale_fr="Avant")
    form = filled(second.get(address(activity)))
    save(first, address(activity), **{"goal_links-0-rationale_fr": "Après"})
    mine = {"goal_links-0-rationale_ru": "Потому"}
    assert errors(sent(second, activity, form, **mine)) is None
    assert (stored(tie).rationale_fr, stored(tie).rationale_ru) == ("Après", "Потому")
    mine = {"goal_links-0-rationale_fr": "Moi"}
    assert list(errors(sent(second, activity, form, **mine))) == ["goal_links-0-rationale_fr"]
    assert stored(tie).rationale_fr == "Après"


def test_what_the_editor_only_wrote_anew_is_not_asked_about(first, second, post):
    """It wraps lists and spells out spaces on every save."""
    models.Post.objects.update(body_fr="<p>10\u00a0%</p><ul><li>Un</li></ul>")
    form = filled(second.get(address(post)))
    save(first, address(post), body_fr="<p>20\u00a0%</p>")
    anew = "<p>10&nbsp;%</p>\r\n<ul><li><p>Un</p></li></ul>"
    assert errors(sent(second, post, form, body_fr=anew, title_en="Mine")) is None
    assert (stored(post).body_fr, stored(post).title_en) == ("<p>20&nbsp;%</p>", "Mine")


def test_what_one_wrote_while_the_other_published_waits_for_a_publisher(second, post):
    form = filled(second.get(address(post)))
    when = {"published_at": "2020-01-01T09:00:00Z", "published_in": ["en"]}
    models.Post.objects.filter(pk=post.pk).update(state=State.PUBLISHED, **when)
    assert errors(sent(second, post, form, title_en="An hour of work")) is None
    assert stored(post).title_en == "Old title"
    (waiting,) = models.PendingText.objects.waiting().of(post)
    assert (waiting.column, waiting.text) == ("title_en", "An hour of work")


def test_who_is_closed_out_while_writing_gets_the_texts_back(second, post):
    form = filled(second.get(address(post)))
    when = {"published_at": "2020-01-01T09:00:00Z", "published_in": ["en"]}
    models.Post.objects.filter(pk=post.pk).update(state=State.ARCHIVED, **when)
    response = sent(second, post, form, title_en="An hour of work")
    text = response.content.decode()
    assert "An hour of work" in text
    assert response.status_code in (200, 403)
    assert stored(post).title_en == "Old title"


def test_who_writes_in_what_is_deleted_meanwhile_gets_the_texts_back(second, post):
    form = filled(second.get(address(post)))
    post.delete()
    response = sent(second, post, form, body_ar="<p>ساعة عمل</p>")
    assert response.status_code == 410
    (field,) = [each for each in Page(response).all("textarea") if each["lang"] == "ar"]
    assert field["dir"] == "rtl"
    assert "ساعة عمل" in response.content.decode()


def test_who_may_not_read_the_item_gets_nothing_of_it(client, post):
    sign_in(client)
    response = client.post(address(post), {"seen": "x", "title_en": "y"})
    assert response.status_code == 403
    assert "Old title" not in response.content.decode()


@pytest.mark.parametrize("token", ["", "x", "é:0:1", "a" * 10_000])
def test_a_forged_token_breaks_nothing(first, post, token):
    assert errors(save(first, address(post), seen=token, title_en="New")) is None
    assert stored(post).title_en == "New"


texts = st.sampled_from(["", "a", "b", "a\r\nb", "ع"])


@given(texts, texts, texts)
def test_no_text_is_dropped_without_asking(seen, now, mine):
    """What somebody wrote is what is saved, unless it was theirs to give up."""
    found = outcome(digest(seen), digest(now), digest(mine))
    changed_by_others, changed_by_me = digest(now) != digest(seen), digest(mine) != digest(seen)
    if found is Outcome.MINE:
        assert not changed_by_others or digest(mine) == digest(now)
    elif found is Outcome.THEIRS:
        assert not changed_by_me
    else:
        assert changed_by_me
        assert changed_by_others
        assert digest(mine) != digest(now)
