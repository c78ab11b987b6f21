"""No address, header or form that a stranger can send ends in a 500."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("host", ["evil.example", "a b", "", "[::1"])
def test_a_foreign_host_is_refused_politely(client, host):
    response = client.get("/fr/", headers={"host": host})
    assert response.status_code == 400
    assert '<html lang="fr" dir="ltr">' in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/%ff%fe/", "/en/goals/9/%00", "/en/%00/", "/ar/blog/" + "a" * 5000 + "/", "/en//"]
)
def test_a_broken_path_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"accept-language": "x" * 5000},
        {"accept-language": "zh;q=%00, *;q=9"},
        {"cookie": "django_language=%00; sessionid=" + "y" * 3000},
        {"accept": "\x80", "referer": "javascript:1"},
    ],
)
def test_broken_headers_change_nothing(client, headers):
    assert client.get("/en/", headers=headers).status_code == 200
    assert client.get("/", headers=headers).status_code == 302


def test_a_post_without_a_token_is_refused_in_the_visitors_language(client):
    client.handler.enforce_csrf_checks = True
    response = client.post("/ar/", {"a": "b"})
    assert response.status_code == 403
    assert '<html lang="ar" dir="rtl">' in response.content.decode()


def test_setting_a_language_never_leaves_the_site(client):
    response = client.post("/i18n/setlang/", {"language": "fr", "next": "//evil.example/"})
    assert response["Location"] == "/"


@pytest.mark.parametrize(
    "path", ["../../settings.py", "a/../../../ict4sdg/settings.py", "%2e%2e/x"]
)
def test_uploads_are_served_from_their_own_folder_only(client, path):
    assert client.get(f"/media/pictures/{path}").status_code in (400, 404)
