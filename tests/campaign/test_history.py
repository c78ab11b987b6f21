"""Who changed what, and the way back: one version, one language, what was deleted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reversion.models import Version
from reversion.revisions import _get_options

from campaign import differences, history, models
from campaign.models.publishing import State
from campaign.translating import saving
from campaign.translation import TRANSLATED
from ict4sdg import languages
from posters.models import Poster
from tests import factories
from tests.campaign.pages import Page, page
from tests.campaign.staff import address, errors, save, sign_in

pytestmark = pytest.mark.django_db
RECOVER = {"class": "recoverlink"}


def draft(**fields):
    return factories.PostFactory(**{"state": State.DRAFT, "published_at": None, **fields})


def stored(item):
    return type(item).objects.get(pk=item.pk)


def versions(item):
    """Their addresses, the newest first."""
    found = [each.pk for each in history.versions_of(item)]
    return [f"{address(item, 'history')}{pk}/" for pk in found]


def in_history(client, item):
    return page(client, address(item, "history"))


def test_every_translated_model_is_registered_with_the_columns_of_all_languages():
    changing = {
        model: fields for model, fields in TRANSLATED.items() if model is not models.Edition
    }
    for model, fields in {**changing, Poster: ("headline", "text", "alternative")}.items():
        kept = set(_get_options(model).fields)
        assert {f"{name}_{code}" for name in fields for code in languages.CODES} <= kept
        assert not kept & set(fields), "the base column says another language on every save"


def test_the_first_change_keeps_what_was_loaded_before(client):
    post = draft(title_en="Loaded")
    sign_in(client, "Editors", username="amina", language="en")
    save(client, address(post), title_en="Written")
    kept = [history.columns_of(each)["title_en"] for each in history.versions_of(post)]
    assert kept == ["Written", "Loaded"]


def test_the_history_says_who_when_and_what_by_field_and_language(client):
    post = draft()
    sign_in(client, "Editors", username="amina", language="en")
    save(
        client,
        address(post),
        title_ar="جديد",
        title_fr="Nouveau",
        kind="news",
        comment="For the press",
    )
    words = in_history(client, post).words
    assert "amina" in words
    assert "Title ( عربي · Français )" in words
    assert "For the press" in words
    assert "Kind" in words
    assert "First version" in words


def test_a_version_marks_what_is_gone_and_new_in_its_direction(client):
    post = draft(title_ar="عنوان قديم", body_en="<p>One two</p>")
    sign_in(client, "Editors", language="en")
    save(client, address(post), title_ar="عنوان جديد", body_en="<p>One three</p>")
    shown = page(client, versions(post)[0])
    assert '<td class="text marked" lang="ar" dir="rtl">' in shown.text
    assert "عنوان <del>قديم</del><ins>جديد</ins>" in shown.text
    assert "One <del>two</del><ins>three</ins>" in shown.text


def test_a_save_that_changes_nothing_is_a_version_without_changes(client):
    """Times in another zone, and HTML written anew, are the same."""
    post = factories.PostFactory(
        title_en="A", body_ru="<p>10\u00a0%</p>", published_at="2018-05-30T09:00:00+02:00"
    )
    sign_in(client, "Publishers", language="en")
    for _ in range(2):
        assert errors(save(client, address(post), body_ru="<p>10&nbsp;%</p>")) is None
    assert history.versions_of(post).count() == 3, "one of what was before, one a save"
    assert page(client, versions(post)[0]).text.count("<del>") == 0
    assert "Nothing that is kept has changed." in page(client, versions(post)[1]).words


def test_text_in_a_version_is_no_markup(client):
    post = draft(title_en="A")
    sign_in(client, "Editors")
    save(client, address(post), title_en="<script>alert(1)</script>")
    assert "<script>alert(1)" not in page(client, versions(post)[0]).text


def test_a_version_comes_back_and_what_it_replaced_is_kept(client):
    goal = factories.GoalFactory()
    post = draft(title_en="One", title_fr="Un", goals=[goal])
    sign_in(client, "Editors")
    save(client, address(post), title_en="Two", title_fr="Deux", goals=None, kind="news")
    before = versions(post)[-1]
    assert client.post(before).status_code == 302
    after = stored(post)
    assert (after.title_en, after.title_fr, after.kind) == ("One", "Un", "blog")
    assert list(after.goals.all()) == [goal]
    assert client.post(versions(post)[1]).status_code == 302
    assert stored(post).title_en == "Two"


def test_one_language_comes_back_and_the_others_stay(client, code):
    texts = {f"title_{each}": f"old {each}" for each in languages.CODES}
    post = draft(**texts)
    sign_in(client, "Editors")
    changes = {f"title_{each}": f"new {each}" for each in languages.CODES}
    save(client, address(post), kind="news", **changes)
    client.post(versions(post)[-1], {"language": code})
    after = stored(post)
    for each in languages.CODES:
        age = "old" if each == code else "new"
        assert getattr(after, f"title_{each}") == f"{age} {each}"
    assert after.kind == "news"


def test_a_language_that_comes_back_says_what_it_was_made_from(client):
    post = draft(title_en="One", title_fr="Un", state=State.IN_REVIEW, published_in=[])
    sign_in(client, "Editors")
    save(client, address(post), title_en="Two", title_fr="Deux")
    assert saving.states(stored(post))["fr"] == "current"
    client.post(versions(post)[-1], {"language": "fr"})
    assert stored(post).title_fr == "Un"
    assert saving.states(stored(post))["fr"] == "outdated"
    client.post(versions(post)[-1])
    assert saving.states(stored(post))["fr"] == "current"


def test_rows_come_back_and_rows_added_since_go(client):
    activity = factories.ActivityFactory(state=State.DRAFT)
    activity.sectors.add(factories.SectorFactory())
    kept = factories.ActivityGoalFactory(
        activity=activity, goal=factories.GoalFactory(number=4), rationale_fr="Avant"
    )
    sign_in(client, "Publishers")
    tie = {
        "goal_links-TOTAL_FORMS": "2",
        "goal_links-0-DELETE": "on",
        "goal_links-1-goal": factories.GoalFactory(number=9).pk,
        "goal_links-1-status": "draft",
        "goal_links-1-rationale_en": "Why",
    }
    assert errors(save(client, address(activity), **tie)) is None
    assert [link.goal.number for link in activity.goal_links.all()] == [9]
    client.post(versions(activity)[-1])
    (link,) = activity.goal_links.all()
    assert (link.pk, link.goal.number, link.rationale_fr) == (kept.pk, 4, "Avant")


def test_what_is_public_and_where_stays(client):
    post = factories.PostFactory(title_en="One", slug="one", published_in=["en", "fr"])
    sign_in(client, "Publishers")
    save(client, address(post), title_en="Two", slug="two", state="archived", published_in=["en"])
    client.post(versions(post)[-1])
    after = stored(post)
    assert (after.title_en, after.slug, after.state) == ("One", "two", State.ARCHIVED)
    assert after.published_in == ["en"]


def test_a_version_without_the_title_that_is_public_is_refused(client):
    post = draft(title_en="A", title_fr="", published_in=[])
    sign_in(client, "Publishers", language="en")
    save(client, address(post), title_fr="Titre", state="published", published_in=["en", "fr"])
    response = client.post(versions(post)[-1], follow=True)
    assert "has no title" in Page(response).words
    assert stored(post).title_fr == "Titre"


def test_a_version_that_names_what_is_gone_comes_back_without_it(client):
    picture, goal = factories.PictureFactory(), factories.GoalFactory()
    post = draft(picture=picture, goals=[goal], title_en="One")
    sign_in(client, "Editors")
    save(client, address(post), title_en="Two", picture="", goals=None)
    picture.delete()
    goal.delete()
    client.post(versions(post)[-1])
    assert (stored(post).title_en, stored(post).picture) == ("One", None)


# Who may


@pytest.mark.parametrize("code", ["", "en", "fr"])
def test_editors_do_not_revert_what_visitors_see(client, code):
    post = factories.PostFactory(published_in=["en"], title_en="Old", title_fr="Vieux")
    with history.recorded(post, None):
        post.title_en, post.title_fr = "New", "Neuf"
        post.save()
    sign_in(client, "Editors")
    response = client.post(versions(post)[-1], {"language": code})
    assert response.status_code == (302 if code == "fr" else 403)
    assert stored(post).title_en == "New"


@pytest.mark.parametrize(("code", "allowed"), [("fr", True), ("ar", False), ("", False)])
def test_translators_revert_their_own_languages(client, code, allowed):
    post = draft(title_fr="Vieux", title_ar="قديم", title_en="Old")
    with history.recorded(post, None):
        post.title_fr, post.title_ar, post.title_en = "Neuf", "جديد", "New"
        post.save()
    sign_in(client, "Translators", languages=["fr"])
    response = client.post(versions(post)[-1], {"language": code})
    assert response.status_code == (302 if allowed else 403)
    after = stored(post)
    expected = ("Vieux", "جديد", "New") if allowed else ("Neuf", "جديد", "New")
    assert (after.title_fr, after.title_ar, after.title_en) == expected
    offered = page(client, versions(post)[-1]).all("button", name="language", **{"class": "button"})
    assert [each["value"] for each in offered] == ([] if allowed else ["fr"])


@pytest.mark.parametrize("language", ["de", "\0", "x" * 5000])
def test_no_other_language_is_reverted(client, language):
    post = draft()
    sign_in(client, "Publishers")
    save(client, address(post), title_en="New")
    assert client.post(versions(post)[-1], {"language": language}).status_code == 404


def test_staff_of_no_group_see_no_history(client):
    post = draft()
    with history.recorded(post, None):
        post.save()
    sign_in(client)
    assert client.get(address(post, "history")).status_code == 403
    assert client.get(versions(post)[0]).status_code == 403


def test_a_version_of_another_item_is_not_found(client):
    one, other = draft(), draft()
    for each in (one, other):
        with history.recorded(each, None):
            each.save()
    sign_in(client, "Publishers")
    pk = history.versions_of(other).first().pk
    assert client.post(f"{address(one, 'history')}{pk}/").status_code == 404


# What was deleted


def recover_list(model=models.Post):
    return f"/admin/campaign/{model._meta.model_name}/recover/"


def deleted_version(model=models.Post):
    return f"{recover_list(model)}{Version.objects.get_deleted(model).get().pk}/"


@pytest.mark.parametrize("by_list", [False, True])
def test_what_was_deleted_comes_back_with_its_key_texts_and_ties(client, by_list):
    goal = factories.GoalFactory()
    post = factories.PostFactory(title_ar="عنوان", goals=[goal], slug="gone")
    sign_in(client, "Publishers")
    if by_list:
        action = {"action": "delete_selected", "_selected_action": [post.pk], "post": "yes"}
        client.post(address(models.Post, "changelist"), action)
    else:
        client.post(address(post, "delete"), {"post": "yes"})
    assert not models.Post.objects.exists()
    assert "عنوان" in page(client, deleted_version()).words
    assert client.post(deleted_version()).status_code == 302
    after = stored(post)
    assert (after.title_ar, after.slug, after.state) == ("عنوان", "gone", State.PUBLISHED)
    assert list(after.goals.all()) == [goal]
    assert "gone" not in page(client, recover_list()).words


def test_what_an_editor_recovers_is_not_public(client):
    post = factories.PostFactory()
    history.keep_as_it_is(post)
    post.delete()
    sign_in(client, "Editors")
    assert client.post(deleted_version()).status_code == 302
    assert models.Post.objects.get().state == State.DRAFT


def test_a_picture_whose_files_are_gone_does_not_come_back(client):
    picture = factories.PictureFactory()
    history.keep_as_it_is(picture)
    picture.delete()
    sign_in(client, "Publishers")
    assert client.get(recover_list(models.Picture)).status_code == 403
    assert not page(client, address(models.Picture, "changelist")).all("a", **RECOVER)


def test_lists_lead_to_what_was_deleted(client):
    sign_in(client, "Editors")
    (link,) = page(client, address(models.Post, "changelist")).all("a", **RECOVER)
    assert link["href"] == recover_list()
    sign_in(client, "Translators")
    assert not page(client, address(models.Post, "changelist")).all("a", **RECOVER)


def test_a_way_back_endorses_nothing(client):
    activity = factories.ActivityFactory(goals=[factories.GoalFactory()], state=State.DRAFT)
    history.keep_as_it_is(activity)
    link = activity.goal_links.get()
    link.status = "submitted"
    link.save()
    sign_in(client, "Editors")
    assert client.post(versions(activity)[-1]).status_code == 302
    assert activity.goal_links.get().status == "submitted"
    history.keep_as_it_is(activity)
    activity.goal_links.get().delete()
    assert client.post(versions(activity)[-1]).status_code == 302
    assert activity.goal_links.get().status == "draft"


def test_translators_recover_nothing(client):
    post = factories.PostFactory()
    history.keep_as_it_is(post)
    post.delete()
    sign_in(client, "Translators")
    assert client.get(recover_list()).status_code == 403
    assert client.post(deleted_version()).status_code == 403
    assert not models.Post.objects.exists()


def test_what_is_recovered_does_not_take_an_address_from_another(client):
    post = factories.PostFactory(slug="taken")
    history.keep_as_it_is(post)
    post.delete()
    other = factories.PostFactory(slug="taken")
    sign_in(client, "Publishers", language="en")
    response = client.post(deleted_version(), follow=True)
    assert "already exists" in Page(response).words
    assert list(models.Post.objects.all()) == [other]


def test_an_activity_comes_back_with_its_rows(client):
    activity = factories.ActivityFactory(goals=[factories.GoalFactory()])
    history.keep_as_it_is(activity)
    activity.delete()
    sign_in(client, "Publishers")
    client.post(deleted_version(models.Activity))
    assert models.Activity.objects.get().goal_links.get().rationale_ar.startswith("rationale ar")


# What else is kept


def test_the_history_of_many_versions_costs_no_more_queries(client, django_assert_num_queries):
    activity = factories.ActivityFactory(state=State.DRAFT)
    tie = factories.ActivityGoalFactory(activity=activity)
    sign_in(client, "Editors")
    client.get(address(activity, "history"))
    for total in (2, 6):
        while history.versions_of(activity).count() < total:
            with history.recorded(activity, None):
                tie.rationale_fr += "x"
                tie.save()
                activity.save()
        with django_assert_num_queries(7):
            client.get(address(activity, "history"))


@given(st.text("ab ع中.\n", max_size=30), st.text("ab ع中.\n", max_size=30))
def test_marks_lose_and_invent_nothing(before, after):
    found = differences.parts(before, after)
    assert "".join(text for kind, text in found if kind != "new") == before
    assert "".join(text for kind, text in found if kind != "gone") == after
