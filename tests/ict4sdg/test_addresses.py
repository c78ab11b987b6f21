import pytest


@pytest.mark.parametrize(
    ("typed", "reached"),
    [
        ("/zh-CN/goals/", "/zh/goals/"),
        ("/EN/", "/en/"),
        ("/EN", "/en/"),
        ("/ar-EG/goals/9/?page=2", "/ar/goals/9/?page=2"),
        ("/fr_CA/blog/", "/fr/blog/"),
    ],
)
def test_regional_and_upper_case_prefixes_redirect_for_good(client, typed, reached):
    response = client.get(typed)
    assert (response.status_code, response["Location"]) == (301, reached)


@pytest.mark.parametrize("printed", ["/ict4sdg", "/ICT4SDG", "/Ict4Sdg/"])
def test_the_printed_address_reaches_home_in_the_visitors_language(client, printed):
    response = client.get(printed, headers={"accept-language": "fr-CH,fr;q=0.9"})
    assert (response.status_code, response["Location"]) == (302, "/fr/")
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    ("wanted", "code"), [("ru", "ru"), ("zh-CN", "zh"), ("de", "en"), ("ar-EG,ar;q=0.9", "ar")]
)
def test_the_root_follows_accept_language(client, wanted, code):
    response = client.get("/", headers={"accept-language": wanted})
    assert response["Location"] == f"/{code}/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/en/nothing/", "/fr/goals/18/", "/ar/goals/999999999999999999999/", "/ru/blog/nothing/"],
)
def test_an_unknown_address_is_a_404_in_its_language(client, address):
    response = client.get(address)
    code = address[1:3]
    assert response.status_code == 404
    direction = "rtl" if code == "ar" else "ltr"
    assert f'<html lang="{code}" dir="{direction}">' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["goal=99", "goal=%00", "goal=x", "technology=%00", "technology=%ED%A0%80", "page=%00"]
    + ["page=-1", "page=9999999999999999999999", "goal=9&goal=4", "x=" + "9" * 3000],
)
@pytest.mark.parametrize(
    "path", ["case-studies", "blog", "press", "videos", "events", "documents", "mapping"]
)
def test_no_query_breaks_a_list(client, path, query):
    assert client.get(f"/es/{path}/?{query}").status_code == 200


def test_health_answers_and_readiness_asks_the_database(client, db):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok"}
