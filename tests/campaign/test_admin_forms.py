"""What the forms accept, what they complete, and what they say when they refuse."""

import datetime

import pytest
from django.utils import timezone

from campaign import models
from campaign.models.publishing import State
from tests import factories
from tests.campaign.staff import address, errors, filled, save, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(client):
    return sign_in(client, is_superuser=True, language="en")


def draft(**fields):
    return factories.PostFactory(
        **{"state": State.DRAFT, "published_at": None, "published_in": [], **fields}
    )


def test_publishing_sets_the_time_to_now(client):
    post = draft(title_en="A")
    response = save(client, address(post), state="published", published_in=["en"])
    assert errors(response) is None
    post.refresh_from_db()
    assert abs(timezone.now() - post.published_at) < datetime.timedelta(minutes=1)
    assert post.is_public()


def test_a_time_that_was_chosen_is_kept(client):
    post = draft(title_en="A")
    response = save(
        client,
        address(post),
        state="published",
        published_in=["en"],
        published_at_0="2031-05-17",
        published_at_1="09:00:00",
    )
    assert errors(response) is None
    post.refresh_from_db()
    assert post.published_at.year == 2031
    assert not post.is_public()


def test_publishing_needs_a_language(client):
    response = save(client, address(draft(title_en="A")), state="published")
    assert errors(response) == {"published_in": ["To publish, choose at least one language."]}


def test_a_published_language_needs_its_title(client):
    post = draft(title_en="A")
    response = save(client, address(post), state="published", published_in=["en", "fr"])
    assert errors(response) == {
        "title_fr": ["Published in this language, the item needs this text in it."]
    }


def test_a_published_language_needs_its_pictures_description(client):
    picture = factories.PictureFactory(alt_fr="")
    post = draft(title_en="A", title_fr="B", picture=picture)
    response = save(client, address(post), state="published", published_in=["en", "fr"])
    (message,) = errors(response)["picture"]
    assert "Français" in message
    assert "English" not in message
    assert errors(save(client, address(post), state="published", published_in=["en"])) is None


def test_the_source_language_needs_its_title(client):
    post = draft(title_en="A")
    assert list(errors(save(client, address(post), source_language="fr"))) == ["title_fr"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_title_can_be_emptied_in_the_admins_own_language(client, root, language):
    root.language = language
    root.save()
    post = draft(source_language="fr", title_fr="A", **{f"title_{language}": "B"})
    assert errors(save(client, address(post), **{f"title_{language}": ""})) is None
    post.refresh_from_db()
    assert not getattr(post, f"title_{language}")


def test_languages_are_stored_in_un_order(client):
    post = draft(title_es="A", title_ar="B", source_language="es")
    assert errors(save(client, address(post), published_in=["es", "ar"])) is None
    post.refresh_from_db()
    assert post.published_in == ["ar", "es"]


def test_an_unknown_language_or_state_is_refused(client):
    found = errors(save(client, address(draft(title_en="A")), published_in=["de"], state="gone"))
    assert set(found) == {"published_in", "state"}


def test_the_address_of_a_draft_can_change_but_not_to_a_taken_one(client):
    factories.PostFactory(slug="taken")
    post = draft(title_en="A")
    assert list(errors(save(client, address(post), slug="taken"))) == ["slug"]
    assert errors(save(client, address(post), slug="free")) is None


@pytest.mark.parametrize("kept", ["source_name", "source_url"])
def test_a_figure_without_its_source_is_refused_and_says_so(client, kept):
    fact = factories.FactFactory()
    lost = {"source_name", "source_url"} - {kept}
    response = save(client, address(fact), **dict.fromkeys(lost, ""))
    assert errors(response) == {name: ["This field is required."] for name in lost}


@pytest.mark.parametrize("field", ["year", "review_on"])
def test_a_figure_without_its_dates_is_refused_and_says_so(client, field):
    response = save(client, address(factories.FactFactory()), **{field: ""})
    assert errors(response) == {field: ["This field is required."]}


def test_a_source_of_spaces_is_no_source(client):
    response = save(client, address(factories.FactFactory()), source_name="   ")
    assert list(errors(response)) == ["source_name"]


@pytest.mark.parametrize(
    ("factory", "changes", "message"),
    [
        (
            factories.EventFactory,
            {"start": "2017-06-16", "end": "2017-06-12"},
            "The last day is before the first.",
        ),
        (
            factories.CaseStudyFactory,
            {"start_year": "2017", "end_year": "2016"},
            "The end year is before the start year.",
        ),
    ],
)
def test_a_broken_constraint_gives_its_message(client, factory, changes, message):
    assert errors(save(client, address(factory()), **changes)) == {"__all__": [message]}


def test_two_ties_to_the_same_goal_give_a_message(client):
    activity = factories.ActivityFactory(goals=[factories.GoalFactory(number=9)])
    activity.sectors.add(factories.SectorFactory())
    data = filled(client.get(address(activity)))
    twice = {
        name.replace("goal_links-0-", "goal_links-1-"): value
        for name, value in data.items()
        if name.startswith("goal_links-0-") and not name.endswith("-id")
    }
    response = client.post(address(activity), {**data, **twice, "goal_links-TOTAL_FORMS": "2"})
    assert response.status_code == 200
    assert activity.goal_links.count() == 1


def test_a_tie_needs_a_reason_in_some_language(client):
    activity = factories.ActivityFactory()
    activity.sectors.add(factories.SectorFactory())
    tie = {
        "goal_links-TOTAL_FORMS": "1",
        "goal_links-0-goal": factories.GoalFactory().pk,
        "goal_links-0-status": "draft",
    }
    found = errors(save(client, address(activity), **tie))
    assert found == {"goal_links-0-rationale_ar": ["Write this in at least one language."]}
    assert (
        errors(save(client, address(activity), **tie, **{"goal_links-0-rationale_ru": "Да"}))
        is None
    )
    assert activity.goal_links.get().rationale_ru == "Да"


def test_a_new_activity_is_added_together_with_its_ties(client):
    where = address(models.Activity, "add")
    fields = {"title_en": "A", "slug": "a", "status": "ongoing"}
    fields["sectors"] = [factories.SectorFactory().pk]
    tie = {
        "goal_links-TOTAL_FORMS": "1",
        "goal_links-0-goal": factories.GoalFactory().pk,
        "goal_links-0-status": "draft",
        "goal_links-0-rationale_en": "Why",
    }
    assert errors(client.post(where, {**filled(client.get(where)), **fields, **tie})) is None
    assert models.ActivityGoal.objects.get().activity.slug == "a"


def test_rich_text_is_sanitised_when_it_is_saved(client):
    post = draft(title_en="A")
    dirty = '<h1>Big</h1><p style="color:red">B<script>alert(1)</script></p><p onclick="x()">C</p>'
    save(client, address(post), body_en=dirty)
    post.refresh_from_db()
    assert post.body_en == "Big<p>B</p><p>C</p>"


@pytest.mark.parametrize("nothing", ["<p></p>", "<p> </p><p><br></p>", ""])
def test_markup_without_words_is_an_empty_text(client, nothing):
    post = draft(title_en="A", body_en="<p>B</p>")
    save(client, address(post), body_en=nothing)
    post.refresh_from_db()
    assert post.body_en == ""


def test_a_rejected_form_keeps_every_field(client):
    post = draft(title_en="A")
    response = save(
        client, address(post), state="published", title_fr="Un titre", body_fr="<p>Texte</p>"
    )
    assert errors(response)
    form = response.context["adminform"].form
    assert (form["title_fr"].value(), form["body_fr"].value()) == ("Un titre", "<p>Texte</p>")


def test_every_text_has_the_language_and_direction_of_its_own(client):
    response = client.get(address(draft(title_en="A")))
    fields = response.context["adminform"].form
    for name in ("title", "summary", "body"):
        assert 'lang="ar" dir="rtl"' in str(fields[f"{name}_ar"])
        assert 'lang="fr" dir="ltr"' in str(fields[f"{name}_fr"])


def test_an_item_added_by_hand_starts_as_a_draft(client):
    data = filled(client.get(address(models.Post, "add")))
    response = client.post(
        address(models.Post, "add"), {**data, "title_en": "A", "slug": "a-new-one"}
    )
    assert errors(response) is None
    assert models.Post.objects.get(slug="a-new-one").state == State.DRAFT
