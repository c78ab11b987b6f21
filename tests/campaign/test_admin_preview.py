import pytest
from django.urls import reverse

from campaign.models.publishing import State
from ict4sdg import languages
from tests import factories
from tests.campaign.pages import Page, page
from tests.campaign.staff import address, sign_in

pytestmark = pytest.mark.django_db
PREVIEWED = [
    factories.ActivityFactory,
    factories.CaseStudyFactory,
    factories.PostFactory,
    factories.EventFactory,
    factories.DocumentFactory,
    factories.PageFactory,
]


def preview(item, code):
    name = f"admin:{item._meta.app_label}_{item._meta.model_name}_preview"
    return reverse(name, args=[item.pk, code])


@pytest.mark.parametrize("factory", PREVIEWED)
def test_staff_see_a_draft_as_visitors_would_in_any_language(client, factory, code):
    item = factory(state=State.DRAFT)
    sign_in(client, "Editors", language="en")
    shown = page(client, preview(item, code))
    assert (shown.html["lang"], shown.html["dir"]) == (code, languages.BY_CODE[code].direction)
    assert getattr(item, f"title_{code}") in shown.words
    assert client.get(f"/{code}{item.get_absolute_url()[3:]}").status_code == 404


def test_a_preview_says_that_it_is_one_and_is_neither_indexed_nor_stored(client):
    sign_in(client, "Editors", language="en")
    response = client.get(preview(factories.PostFactory(state=State.DRAFT), "en"))
    assert "Preview. Visitors don’t see this page." in Page(response).words
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
    assert not Page(response).is_indexed


def test_a_preview_shows_the_asked_language_not_the_best(client):
    post = factories.PostFactory(published_in=["en"], title_fr="Pas encore publié")
    sign_in(client, "Translators")
    assert "Pas encore publié" in page(client, preview(post, "fr")).words


def test_a_language_without_a_text_can_be_previewed_too(client):
    post = factories.PostFactory(published_in=["en"])
    sign_in(client, "Translators")
    assert "None" not in page(client, preview(post, "ru")).words


def test_the_bar_of_a_preview_leads_to_the_other_previews(client, code):
    post = factories.PostFactory(state=State.DRAFT)
    sign_in(client, "Editors")
    shown = page(client, preview(post, code))
    links = {link.get("hreflang"): link["href"] for link in shown.all("a") if "hreflang" in link}
    assert links == {each: preview(post, each) for each in languages.CODES}


def test_a_preview_keeps_the_policy_of_the_public_site(client):
    sign_in(client, "Editors")
    post = factories.PostFactory()
    policy = client.get(preview(post, "en"))["Content-Security-Policy"]
    for directive in ("frame-src https://www.youtube-nocookie.com", "frame-ancestors 'none'"):
        assert directive in policy


def test_visitors_are_asked_to_sign_in(client):
    response = client.get(preview(factories.PostFactory(), "en"))
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


def test_staff_without_the_right_to_read_see_nothing(client):
    sign_in(client)
    assert client.get(preview(factories.PostFactory(), "en")).status_code == 403


@pytest.mark.parametrize("code", ["de", "EN", "x"])
def test_another_language_is_not_found(client, code):
    sign_in(client, "Editors")
    assert client.get(preview(factories.PostFactory(), code)).status_code == 404


@pytest.mark.parametrize("pk", ["0", "999999", "x"])
def test_another_item_is_not_found(client, pk):
    sign_in(client, "Editors")
    assert client.get(f"/admin/campaign/post/{pk}/preview/en/").status_code == 404


def test_the_form_links_to_a_preview_in_each_language(client, code):
    post = factories.PostFactory(state=State.DRAFT)
    sign_in(client, "Editors")
    links = page(client, address(post)).all("a", hreflang=code)
    assert [link["href"] for link in links] == [preview(post, code)]


@pytest.mark.parametrize(("state", "linked"), [(State.PUBLISHED, True), (State.DRAFT, False)])
def test_the_form_links_to_the_public_page_once_there_is_one(client, state, linked):
    post = factories.PostFactory(state=state, slug="here")
    sign_in(client, "Editors", language="fr")
    links = page(client, address(post)).all("a", href="/fr/blog/here/")
    assert bool(links) is linked


def test_after_a_preview_the_admin_speaks_the_users_language_again(client):
    post = factories.PostFactory()
    sign_in(client, "Editors", language="fr")
    page(client, preview(post, "ar"))
    assert page(client, address(post)).html["lang"] == "fr"
