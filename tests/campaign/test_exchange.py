"""Texts out to translators, a language copied into another, and how much may go at once."""

import pytest

from campaign import history
from campaign.exchange import texts
from campaign.exchange.units import Bilingual, Unit
from campaign.models import Post
from campaign.translating.saving import states
from tests import factories
from tests.campaign.exchanging import COPY, EXPORT, bring, draft, export, exported, stored
from tests.campaign.staff import address, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    return draft()


@pytest.fixture
def translator(client):
    return sign_in(client, "Translators", language="en", languages=["ar", "fr"])


def test_one_item_goes_out_with_what_translators_need(client, translator, post):
    found = {unit.id: unit for unit in exported(client, "post:broadband").units}
    assert set(found) == {"post:broadband:title", "post:broadband:body"}
    title = found["post:broadband:title"]
    assert (title.source, title.target, title.max_length) == ("Broadband for 40 villages", "", 250)
    assert "title" in title.note
    assert title.fingerprint
    assert found["post:broadband:body"].rich


def test_a_form_and_a_list_lead_to_the_export_of_their_items(client, post):
    other = draft("villages")
    sign_in(client, "Editors", language="en")
    assert f"{EXPORT}?items=post:broadband" in client.get(address(post)).content.decode()
    chosen = {"action": "export_texts", "_selected_action": [post.pk, other.pk]}
    page = client.post(address(Post, "changelist"), chosen)
    assert set(page.context["form"].initial["items"].split(",")) == {
        "post:broadband",
        "post:villages",
    }
    assert client.get(EXPORT, {"items": "post:broadband"}).context["count"] == 1


def test_a_whole_language_goes_out_item_by_item_from_its_own_source(client, translator, post):
    draft("debit", source_language="fr", title_fr="Le haut débit", title_en="", body_en="")
    factories.GoalFactory(title_ar="")
    ids = {unit.id for unit in exported(client).units}
    assert {"post:broadband:title", "post:broadband:body", "goal:9:title"} <= ids
    assert not any(each.startswith("post:debit") for each in ids)
    assert {unit.id for unit in exported(client, source="fr").units} == {"post:debit:title"}
    assert {each.split(":")[0] for each in ids} > {"post"}
    only = exported(client, kinds=["post"]).units
    assert {each.id.split(":")[0] for each in only} == {"post"}


def test_only_texts_in_the_chosen_states_go_out(client, translator):
    draft(title_ar="عنوان", body_ar="<p>نص</p>")
    assert "No text is in one of these states" in export(client).content.decode()
    assert len(exported(client, states=["current"]).units) == 2


def test_an_item_of_another_source_says_which(client, translator):
    draft(source_language="fr", title_fr="Le haut débit")
    page = export(client, "post:broadband").content.decode()
    assert "Nothing here is translated from this language" in page
    assert "Français" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"target": "en"},
        {"target": "xx"},
        {"format": "docx"},
        {"items": "post:a\0"},
        {"items": "x" * 500_000},
        {"states": ["x"]},
        {"states": []},
    ],
)
def test_a_forged_export_is_answered_with_a_message(client, translator, post, fields):
    page = export(client, **{"items": "post:broadband", **fields})
    assert page.status_code == 200
    assert page.context["form"].errors


def test_export_asks_the_database_no_more_for_more_items(
    client, translator, django_assert_max_num_queries
):
    for number in range(30):
        draft(f"post-{number}")
    with django_assert_max_num_queries(60):
        assert len(exported(client).units) >= 60


# Copied


def test_a_language_is_copied_into_what_is_empty_in_another(client, translator):
    post = draft(title_fr="", body_fr="<p>Déjà là</p>")
    assert client.get(COPY, {"items": "post:broadband"}).status_code == 200
    client.post(COPY, {"items": "post:broadband", "source": "en", "target": "fr"})
    assert stored(post).title_fr == "Broadband for 40 villages"
    assert stored(post).body_fr == "<p>Déjà là</p>"
    assert states(post)["fr"] == "in_progress"
    assert history.versions_of(post).first().revision.user == translator


def test_a_language_is_not_copied_where_one_may_not_write(client, translator, post):
    client.post(COPY, {"items": "post:broadband", "source": "en", "target": "ru"})
    assert not stored(post).title_ru


# Interface strings


def test_the_strings_of_the_interface_go_out_as_po(client, translator):
    response = client.get("/admin/campaign/exchange/interface/fr.po")
    assert response["Content-Disposition"] == 'attachment; filename="ict4sdg-interface-fr.po"'
    assert b'msgid ""' in response.content
    assert client.get("/admin/campaign/exchange/interface/de.po").status_code == 404


# Sizes


def test_500_items_go_out_of_the_database_and_their_translations_come_in(
    client, django_assert_max_num_queries
):
    sign_in(client, "Publishers", language="en")
    Post.objects.bulk_create(
        Post(slug=f"bulk-{number}", title_en=f"Title {number}", body_en=f"<p>Text {number}</p>")
        for number in range(500)
    )
    with django_assert_max_num_queries(80):
        file = exported(client, kinds=["post"])
    assert len(file.units) == 1000
    units = [Unit(**{**vars(each), "target": each.source.replace("T", "Т")}) for each in file.units]
    with django_assert_max_num_queries(80):
        page = bring(client, Bilingual("en", "ar", tuple(units)))
    assert page.context["counts"]["changed"] == 1000
    assert page.context["hidden"] == {"changed": 700}


def test_ids_lead_back_to_their_items_in_one_query_a_model(django_assert_num_queries):
    made = [draft(f"post-{number}") for number in range(3)] + [factories.GoalFactory()]
    references = [texts.reference(each) for each in made]
    with django_assert_num_queries(2):
        found = texts.found([*references, "post:none", "goal:x", "goal:99999999999", "nothing:1"])
    assert list(map(found.get, references)) == made
