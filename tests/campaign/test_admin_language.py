"""The admin’s own language, and what its pages may load."""

import pytest

from ict4sdg import languages
from tests import factories
from tests.campaign.pages import page
from tests.campaign.staff import address, sign_in

pytestmark = pytest.mark.django_db


def directives(response):
    policy = response["Content-Security-Policy"]
    return {words.split()[0]: words.split()[1:] for words in policy.split("; ")}


def test_every_page_offers_the_six_languages_in_un_order(client):
    sign_in(client, language="fr")
    shown = page(client, "/admin/")
    assert [each["value"] for each in shown.all("button", name="language")] == list(languages.CODES)
    assert [each["value"] for each in shown.all("button", **{"aria-current": "true"})] == ["fr"]


def test_a_chosen_language_is_kept_with_the_user(client, code):
    user = sign_in(client, language="en")
    response = client.post("/admin/language/", {"language": code, "next": "/admin/"})
    assert response.url == "/admin/"
    user.refresh_from_db()
    assert user.language == code
    assert page(client, "/admin/").html["lang"] == code


def test_before_signing_in_the_choice_is_kept_in_a_cookie(client):
    client.post("/i18n/setlang/", {"language": "ar", "next": "/admin/login/"})
    assert page(client, "/admin/login/").html["dir"] == "rtl"


@pytest.mark.parametrize("language", ["de", "", None])
def test_another_language_changes_nothing(client, language):
    user = sign_in(client, language="ru")
    client.post("/admin/language/", {"language": language} if language is not None else {})
    user.refresh_from_db()
    assert user.language == "ru"


def test_the_choice_leads_to_no_foreign_address(client):
    sign_in(client, language="en")
    sent = {"language": "fr", "next": "https://example.org/"}
    assert client.post("/admin/language/", sent).url == "/"


def test_a_visitor_cannot_choose_for_anybody(client):
    response = client.post("/admin/language/", {"language": "fr"})
    assert response.url.startswith("/admin/login/")


def test_scripts_speak_the_language_of_the_user(client):
    sign_in(client, language="es")
    assert "insertar un enlace" in client.get("/admin/jsi18n/").content.decode()


def test_a_form_allows_its_import_map_by_a_nonce_and_nothing_inline(client):
    sign_in(client, is_superuser=True)
    post = factories.PostFactory()
    first, second = (client.get(address(post)) for _each in range(2))
    nonce = directives(first)["script-src"][-1]
    assert nonce.startswith("'nonce-")
    assert nonce != directives(second)["script-src"][-1]
    text = first.content.decode()
    assert f'<script type="importmap" nonce="{nonce[7:-1]}">' in text


@pytest.mark.parametrize("where", ["/admin/", "/admin/login/", "list", "form", "add"])
def test_no_page_of_the_admin_allows_inline_code_or_another_host(client, where):
    if where != "/admin/login/":
        sign_in(client, is_superuser=True)
    post = factories.PostFactory()
    known = {
        "list": address(post, "changelist"),
        "form": address(post),
        "add": address(post, "add"),
    }
    response = client.get(known.get(where, where))
    policy = directives(response)
    assert "unsafe" not in response["Content-Security-Policy"]
    for directive in ("script-src", "style-src", "connect-src", "font-src", "form-action"):
        # Nonces and hashes are quoted, and may hold a slash of their own.
        named = [source for source in policy[directive] if not source.startswith("'")]
        assert not [source for source in named if "//" in source or "*" in source], directive


def test_the_public_site_has_no_nonce(client):
    factories.SettingsFactory()
    assert directives(client.get("/en/"))["script-src"] == ["'self'"]
