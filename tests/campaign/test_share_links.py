"""A link that shows an item to whoever has it: any state, any language, seven days, no account."""

import time

import pytest
from django.core import signing

from campaign.models.publishing import State
from campaign.views import previews
from ict4sdg import languages
from tests import factories
from tests.campaign.pages import Page, page
from tests.campaign.staff import address, sign_in

pytestmark = pytest.mark.django_db
SHARED = {model: model.__name__ + "Factory" for model in previews.PAGES}


@pytest.fixture
def later(monkeypatch):
    """Moves the clock of signatures by so many seconds."""

    def later(seconds):
        real = time.time
        monkeypatch.setattr(signing.time, "time", lambda: real() + seconds)

    return later


def item_of(model, **fields):
    return getattr(factories, SHARED[model])(**{"state": State.DRAFT, **fields})


@pytest.mark.parametrize("model", previews.PAGES)
def test_anybody_with_the_link_sees_a_draft_in_its_language(client, model, code):
    item = item_of(model)
    shown = page(client, previews.preview_addresses(item)[code])
    assert (shown.html["lang"], shown.html["dir"]) == (code, languages.BY_CODE[code].direction)
    assert getattr(item, f"title_{code}") in shown.words
    assert "Preview" in shown.words or code != "en"


@pytest.mark.parametrize("state", State.values)
def test_the_link_works_in_every_state(client, state):
    post = factories.PostFactory(state=state, published_in=["en"], title_ar="لم ينشر بعد")
    assert "لم ينشر بعد" in page(client, previews.preview_addresses(post)["ar"]).words


def test_a_language_without_text_is_an_empty_page_and_no_error(client):
    post = factories.PostFactory(state=State.DRAFT, published_in=["en"])
    assert "None" not in page(client, previews.preview_addresses(post)["zh"]).words


def test_the_answer_is_neither_indexed_nor_stored_and_sets_no_cookie(client):
    post = factories.PostFactory(state=State.DRAFT)
    response = client.get(previews.preview_addresses(post)["fr"])
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert not Page(response).is_indexed


def test_the_language_bar_stays_within_the_preview(client, code):
    post = factories.PostFactory(state=State.DRAFT)
    links = previews.preview_addresses(post)
    shown = page(client, links["ar"])
    assert links[code] in [each["href"] for each in shown.all("a", hreflang=code)]


def test_the_link_shows_what_is_saved_since(client):
    post = factories.PostFactory(state=State.DRAFT)
    link = previews.preview_addresses(post)["en"]
    post.title_en = "Changed since"
    post.save()
    assert "Changed since" in page(client, link).words


@pytest.mark.parametrize(("days", "status"), [(0, 200), (6.9, 200), (7.1, 410), (400, 410)])
def test_the_link_opens_for_seven_days(client, later, days, status):
    link = previews.preview_addresses(factories.PostFactory(state=State.DRAFT))["ar"]
    later(days * 24 * 3600)
    response = client.get(link)
    assert response.status_code == status
    assert '<html lang="ar" dir="rtl">' in response.content.decode()


def test_the_links_of_an_old_preview_are_no_younger(client, later):
    """The bar of a preview can't be used to look on for ever."""
    link = previews.preview_addresses(factories.PostFactory(state=State.DRAFT))["ar"]
    later(6 * 24 * 3600)
    (french,) = {each["href"] for each in page(client, link).all("a", hreflang="fr")}
    later(8 * 24 * 3600)
    assert client.get(french).status_code == 410


def tampered(link):
    token = link.split("/")[3]
    other = signing.dumps(["post", 1], salt="other")
    yield from (token[:-1], token[1:], token.upper(), "x", "a:b:c", other, "ع", "%00", "a" * 5000)


def test_a_link_that_is_not_ours_opens_nothing(client, code):
    link = previews.preview_addresses(factories.PostFactory(state=State.DRAFT))[code]
    for token in tampered(link):
        response = client.get(f"/{code}/preview/{token}/")
        assert response.status_code == 404, token
        assert f'<html lang="{code}"' in response.content.decode()


def test_a_link_opens_only_its_own_item(client):
    post, other = (factories.PostFactory(state=State.DRAFT) for _ in range(2))
    assert other.title_en not in page(client, previews.preview_addresses(post)["en"]).words


def test_the_link_of_what_is_deleted_is_not_found(client):
    post = factories.PostFactory(state=State.DRAFT)
    link = previews.preview_addresses(post)["en"]
    post.delete()
    assert client.get(link).status_code == 404


def test_the_form_offers_a_link_in_each_language_that_opens_without_signing_in(client, code):
    post = factories.PostFactory(state=State.DRAFT)
    sign_in(client, "Editors")
    (field,) = page(client, address(post)).all("input", id=f"share-{code}")
    client.logout()
    assert field["value"].startswith(f"http://testserver/{code}/preview/")
    path = field["value"].removeprefix("http://testserver")
    assert getattr(post, f"title_{code}") in page(client, path).words


def test_pages_of_the_staffs_own_preview_still_ask_to_sign_in(client):
    post = factories.PostFactory(state=State.DRAFT)
    assert client.get(f"/admin/campaign/post/{post.pk}/preview/en/").status_code == 302
