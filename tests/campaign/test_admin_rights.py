"""What each group may do and may not do, tried by sending forms. Nothing unreviewed is public."""

import pytest
from django.contrib.auth.models import Group

from campaign import models
from campaign.models.publishing import State
from ict4sdg import languages
from tests import factories
from tests.campaign.staff import address, errors, filled, save, sign_in

pytestmark = pytest.mark.django_db
GROUPS = ["Editors", "Translators", "Publishers"]
REFERENCE = [
    factories.GoalFactory,
    factories.TargetFactory,
    factories.LineFactory,
    factories.TechnologyFactory,
    factories.SectorFactory,
    factories.StrategicGoalFactory,
    factories.MandateFactory,
    factories.SettingsFactory,
]


def draft(factory=factories.PostFactory, **fields):
    return factory(**{"state": State.DRAFT, "published_in": [], "title_en": "A", **fields})


def published(**fields):
    return factories.PostFactory(**{"published_in": ["en"], **fields})


def stored(item):
    return type(item).objects.get(pk=item.pk)


def send(client, item, **changes):
    """A form forged past what the page offers."""
    root_fields = {
        "kind": "blog",
        "title_en": "A",
        "slug": item.slug,
        "source_language": "en",
        "published_in": item.published_in,
        "state": item.state,
    }
    return client.post(address(item), {**root_fields, **changes})


def test_the_three_groups_come_with_the_migrations():
    assert set(GROUPS) <= set(Group.objects.values_list("name", flat=True))


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_reads_every_item(client, group):
    sign_in(client, group)
    for item in (published(), draft(), factories.GoalFactory(), factories.PictureFactory()):
        assert client.get(address(item)).status_code == 200
        assert client.get(address(item, "changelist")).status_code == 200


def test_staff_of_no_group_reads_nothing(client):
    sign_in(client)
    assert client.get(address(published())).status_code == 403


def test_nobody_but_staff_comes_in(client):
    sign_in(client, "Publishers", is_staff=False)
    assert client.get(address(published())).status_code == 302


@pytest.mark.parametrize("group", GROUPS)
def test_no_group_manages_people(client, group):
    user = sign_in(client, group)
    assert client.get(address(user)).status_code == 403
    assert client.get(address(models.User, "changelist")).status_code == 403


# Editors


def test_an_editor_adds_writes_and_submits(client):
    sign_in(client, "Editors")
    data = {**filled(client.get(address(models.Post, "add"))), "title_en": "A", "slug": "mine"}
    assert errors(client.post(address(models.Post, "add"), data)) is None
    post = models.Post.objects.get(slug="mine")
    assert errors(save(client, address(post), state="in_review", body_en="<p>B</p>")) is None
    assert (stored(post).state, stored(post).body_en) == (State.IN_REVIEW, "<p>B</p>")


def test_an_editor_does_not_publish(client):
    sign_in(client, "Editors")
    post = draft()
    found = errors(save(client, address(post), state="published", published_in=["en"]))
    assert found == {"state": ["Only publishers publish. Choose “In review” to hand it to them."]}
    assert stored(post).state == State.DRAFT


def test_an_editor_is_not_offered_to_publish(client):
    sign_in(client, "Editors")
    form = client.get(address(draft())).context["adminform"].form
    assert [value for value, _label in form.fields["state"].widget.choices] == [
        "draft",
        "in_review",
    ]


def test_an_editor_does_not_add_a_published_item(client):
    sign_in(client, "Editors")
    data = {**filled(client.get(address(models.Post, "add"))), "title_en": "A", "slug": "mine"}
    response = client.post(
        address(models.Post, "add"), {**data, "state": "published", "published_in": ["en"]}
    )
    assert "state" in errors(response)
    assert not models.Post.objects.exists()


def test_an_editor_changes_nothing_that_visitors_see(client):
    sign_in(client, "Editors")
    post = published(title_en="Reviewed", slug="kept")
    goal = factories.GoalFactory()
    send(
        client, post, title_en="Not reviewed", slug="x", kind="news", state="draft", goals=[goal.pk]
    )
    after = stored(post)
    assert (after.title_en, after.slug, after.kind, after.state) == (
        "Reviewed",
        "kept",
        "blog",
        State.PUBLISHED,
    )
    assert not after.goals.exists()


@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_a_language_that_is_not_published_can_be_written_meanwhile(client, group):
    sign_in(client, group)
    post = published()
    assert errors(save(client, address(post), title_fr="Un titre", body_fr="<p>Texte</p>")) is None
    after = stored(post)
    assert (after.title_fr, after.body_fr, after.published_in) == (
        "Un titre",
        "<p>Texte</p>",
        ["en"],
    )


@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_nobody_adds_a_language_to_what_is_published_but_publishers(client, group):
    sign_in(client, group)
    post = published()
    send(client, post, title_fr="Un titre", published_in=["en", "fr"])
    assert stored(post).published_in == ["en"]


@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_in_what_is_published_everywhere_texts_can_be_proposed_and_nothing_else(client, group):
    sign_in(client, group)
    post = factories.PostFactory(title_fr="Revu")
    fields = client.get(address(post)).context["adminform"].form.fields
    assert {name for name in fields if name != "seen"} <= {
        f"{name}_{code}" for name in ("title", "summary", "body") for code in languages.CODES
    }
    send(client, post, title_fr="Autre", slug="other")
    assert (stored(post).title_fr, stored(post).slug) == ("Revu", post.slug)


@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_what_is_scheduled_is_as_closed_as_what_is_public(client, group):
    sign_in(client, group)
    post = published(published_at="2031-01-01T09:00:00Z", title_en="Reviewed")
    send(client, post, title_en="Not reviewed")
    assert stored(post).title_en == "Reviewed"


@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_only_publishers_delete_items(client, group):
    sign_in(client, group)
    for item in (published(), draft()):
        assert client.post(address(item, "delete"), {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [item.pk], "post": "yes"}
    client.post(address(models.Post, "changelist"), action)
    assert models.Post.objects.count() == 2


def test_an_editor_adds_ties_to_a_draft_but_endorses_none(client):
    sign_in(client, "Editors")
    activity = draft(factories.ActivityFactory)
    activity.sectors.add(factories.SectorFactory())
    tie = {
        "goal_links-TOTAL_FORMS": "1",
        "goal_links-0-goal": factories.GoalFactory().pk,
        "goal_links-0-rationale_en": "Why",
    }
    found = errors(save(client, address(activity), **tie, **{"goal_links-0-status": "endorsed"}))
    assert found == {"goal_links-0-status": ["Only publishers endorse. Choose “Submitted”."]}
    saved = save(client, address(activity), **tie, **{"goal_links-0-status": "submitted"})
    assert errors(saved) is None
    assert activity.goal_links.get().status == "submitted"


def test_an_editor_adds_no_tie_to_what_is_published(client):
    sign_in(client, "Editors")
    activity = factories.ActivityFactory(published_in=["en"])
    tie = {
        "goal_links-TOTAL_FORMS": "1",
        "goal_links-INITIAL_FORMS": "0",
        "goal_links-0-goal": factories.GoalFactory().pk,
        "goal_links-0-rationale_en": "Why",
        "goal_links-0-status": "draft",
    }
    client.post(address(activity), {**filled(client.get(address(activity))), **tie})
    assert not activity.goal_links.exists()


# Translators


def test_a_translator_writes_texts_and_nothing_else(client):
    sign_in(client, "Translators")
    goal = factories.GoalFactory()
    post = draft(slug="kept")
    send(
        client,
        post,
        title_ar="عنوان",
        body_ar="<p>نص</p>",
        slug="other",
        kind="news",
        goals=[goal.pk],
        source_language="ar",
        published_in=["ar"],
    )
    after = stored(post)
    assert (after.title_ar, after.body_ar) == ("عنوان", "<p>نص</p>")
    assert (after.slug, after.kind, after.source_language) == ("kept", "blog", "en")
    assert after.published_in == []
    assert not after.goals.exists()


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.PUBLISHED])
def test_a_translator_does_not_change_the_state(client, state):
    sign_in(client, "Translators")
    post = draft()
    send(client, post, state=state, published_in=["en"])
    assert stored(post).state == State.DRAFT


def test_a_translator_does_not_empty_a_title_that_is_to_be_published(client):
    sign_in(client, "Translators")
    post = draft(published_in=["en", "fr"], title_fr="Un titre", state=State.IN_REVIEW)
    found = errors(save(client, address(post), title_fr=""))
    assert found == {"title_fr": ["Published in this language, the item needs this text in it."]}


def test_a_translator_writes_the_reasons_of_ties_and_nothing_else_of_them(client):
    sign_in(client, "Translators")
    tie = factories.ActivityGoalFactory(activity=draft(factories.ActivityFactory), status="draft")
    response = save(
        client,
        address(tie.activity),
        **{"goal_links-0-rationale_fr": "Parce que", "goal_links-0-status": "endorsed"},
        **{"goal_links-0-DELETE": "on"},
    )
    assert errors(response) is None
    assert (stored(tie).rationale_fr, stored(tie).status) == ("Parce que", "draft")


def test_a_translator_adds_nothing(client):
    sign_in(client, "Translators")
    for model in (models.Post, models.Fact, models.Picture, models.Organisation):
        assert client.get(address(model, "add")).status_code == 403


def test_a_translator_writes_alternative_texts_and_not_the_credit(client):
    sign_in(client, "Translators")
    picture = factories.PictureFactory(credit="© ITU")
    assert errors(save(client, address(picture), alt_ru="Мачта", credit="Someone")) is None
    assert (stored(picture).alt_ru, stored(picture).credit) == ("Мачта", "© ITU")


# Publishers


def test_a_publisher_publishes_and_takes_back(client):
    sign_in(client, "Publishers")
    post = draft(state=State.IN_REVIEW)
    assert errors(save(client, address(post), state="published", published_in=["en"])) is None
    assert stored(post).is_public()
    assert errors(save(client, address(post), state="draft")) is None
    assert not stored(post).is_public()


def test_a_publisher_changes_deletes_and_endorses(client):
    sign_in(client, "Publishers")
    activity = factories.ActivityFactory(goals=[factories.GoalFactory()])
    activity.sectors.add(factories.SectorFactory())
    activity.goal_links.update(status="submitted")
    response = save(client, address(activity), title_en="B", **{"goal_links-0-status": "endorsed"})
    assert errors(response) is None
    assert stored(activity).title_en == "B"
    assert activity.goal_links.get().status == "endorsed"
    assert client.post(address(activity, "delete"), {"post": "yes"}).status_code == 302
    assert not models.Activity.objects.exists()


# Reference data is public at once


@pytest.mark.parametrize("factory", REFERENCE)
@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_reference_data_is_only_read_by_who_may_not_publish(client, group, factory):
    item = factory()
    sign_in(client, group)
    response = client.get(address(item))
    assert response.status_code == 200
    assert response.context["has_change_permission"] is False
    assert client.post(address(item), {}).status_code == 403


@pytest.mark.parametrize("factory", REFERENCE)
def test_reference_data_is_changed_by_publishers(client, factory):
    item = factory()
    sign_in(client, "Publishers")
    assert errors(save(client, address(item))) is None


def test_who_reads_only_sees_clean_text_in_its_own_direction(client):
    goal = factories.GoalFactory(how_icts_help_ar="<p>نص</p><script>alert(1)</script>")
    sign_in(client, "Editors", language="en")
    text = client.get(address(goal)).content.decode()
    assert '<div class="text" lang="ar" dir="rtl"><p>نص</p></div>' in text
    assert "alert(1)" not in text


# The languages of a translator


WRITTEN = [
    (factories.PostFactory, "title"),
    (factories.CaseStudyFactory, "challenge"),
    (factories.EventFactory, "place"),
    (factories.DocumentFactory, "summary"),
    (factories.VideoFactory, "transcript"),
    (factories.PageFactory, "body"),
    (factories.FactFactory, "statement"),
    (factories.ActivityFactory, "summary"),
    (factories.OrganisationFactory, "name"),
    (factories.EventSeriesFactory, "description"),
    (factories.PictureFactory, "alt"),
]


def written(factory):
    """A record that translators may write in."""
    fields = {"state": State.DRAFT} if hasattr(factory._meta.model, "state") else {}
    return factory(**fields)


def forged(item, field):
    """A form that writes a field in every language, with a token that was never given out."""
    texts = {f"{field}_{code}": f"Forged {code}" for code in languages.CODES}
    return {**texts, "seen": "", "goal_links-TOTAL_FORMS": 0, "goal_links-INITIAL_FORMS": 0}


@pytest.mark.parametrize(("factory", "field"), WRITTEN)
def test_a_translator_writes_their_languages_and_no_other(client, factory, field):
    item = written(factory)
    sign_in(client, "Translators", languages=["ar", "ru"])
    form = client.get(address(item)).context["adminform"].form
    own = {name for name in form.fields if name[-3:] in {f"_{code}" for code in languages.CODES}}
    assert {name[-2:] for name in own} == {"ar", "ru"}
    client.post(address(item), {**filled(client.get(address(item))), **forged(item, field)})
    after = stored(item)
    for code in languages.CODES:
        changed = "Forged" in (getattr(after, f"{field}_{code}") or "")
        assert changed is (code in ("ar", "ru")), code


@pytest.mark.parametrize(("factory", "field"), WRITTEN)
def test_a_translator_without_a_language_only_reads(client, factory, field):
    item = written(factory)
    sign_in(client, "Translators", languages=[])
    assert client.get(address(item)).context["has_change_permission"] is False
    assert client.post(address(item), forged(item, field)).status_code == 403


def test_a_translator_whose_languages_are_public_changes_nothing_of_it(client):
    post = published(published_in=["en", "ar"], title_ar="منشور")
    sign_in(client, "Translators", languages=["ar"])
    send(client, post, title_ar="غير منشور", title_en="Forged", title_fr="Forgé")
    after = stored(post)
    assert (after.title_ar, after.title_en) == ("منشور", post.title_en)
    assert "Forgé" not in (after.title_fr or "")


def test_a_translator_writes_reasons_of_ties_in_their_languages_only(client):
    tie = factories.ActivityGoalFactory(
        activity=draft(factories.ActivityFactory), status="draft", rationale_es="Porque"
    )
    sign_in(client, "Translators", languages=["fr"])
    texts = {"goal_links-0-rationale_fr": "Parce que", "goal_links-0-rationale_es": "Forjado"}
    assert errors(save(client, address(tie.activity), **texts)) is None
    assert (stored(tie).rationale_fr, stored(tie).rationale_es) == ("Parce que", "Porque")


def test_the_languages_of_a_translator_do_not_narrow_an_editor(client):
    post = draft()
    sign_in(client, "Editors", "Translators", languages=["fr"])
    assert errors(save(client, address(post), title_ar="عنوان", slug="mine")) is None
    assert (stored(post).title_ar, stored(post).slug) == ("عنوان", "mine")


@pytest.mark.parametrize("chosen", [["ar", "zh"], []])
def test_who_manages_people_gives_a_translator_their_languages(client, chosen):
    translator = factories.UserFactory(password="x", languages=["es"])
    sign_in(client, is_superuser=True)
    assert errors(save(client, address(translator), languages=chosen or None)) is None
    assert stored(translator).languages == chosen


def test_no_other_language_is_given(client):
    translator = factories.UserFactory(password="x")
    sign_in(client, is_superuser=True)
    assert "languages" in errors(save(client, address(translator), languages=["de"]))


@pytest.mark.parametrize("group", GROUPS)
def test_nobody_gives_themselves_a_language(client, group):
    user = sign_in(client, group, languages=["fr"])
    client.post(address(user), {"languages": ["ar"], "username": user.username})
    client.post("/admin/language/", {"language": "ar", "languages": ["ar"], "next": "/admin/"})
    assert stored(user).languages == ["fr"]
