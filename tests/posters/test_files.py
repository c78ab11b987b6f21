"""The addresses of files: in every language, conditional, in ranges, named in their script."""

from urllib.parse import unquote

import pytest

from posters.cells import BRIEFING_FORMATS, OFFERED
from posters.formats import FORMATS
from posters.models import Poster, Rendering

pytestmark = pytest.mark.django_db
STARTS = {"pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<svg"}
OFFERED_NAMES = [each.name for each in OFFERED]
DESIGN_ADDRESSES = [
    *(f"goal-9/{name}" for name in OFFERED_NAMES),
    *(f"goal-9/fact/{name}" for name in OFFERED_NAMES),
    *(f"goal-9/briefing/{name}" for name in BRIEFING_FORMATS),
    *(f"campaign/{name}" for name in OFFERED_NAMES),
]


def content(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("address", DESIGN_ADDRESSES)
def test_every_address_answers_with_its_file(client, goal, code, address):
    response = client.get(f"/{code}/posters/{address}")
    assert response.status_code == 200
    data = content(response)
    assert data.startswith(STARTS[address.rsplit(".", 1)[1]])
    assert response["Content-Type"] == FORMATS[address.rsplit("/", 1)[1]].media_type
    assert int(response["Content-Length"]) == len(data)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    [
        "goal-0/a4.pdf",
        "goal-18/a4.pdf",
        "goal-09/a4.pdf",
        "goal-9/a5.pdf",
        "goal-9/a4.png",
        "goal-9/briefing/a3.pdf",
        "goal-9/photo/a4.pdf",
        "goal-9/campaign/a4.pdf",
        "campaign/signal/a4.pdf",
        "goal-8/a4.pdf",
        "goal-9/square.png?bleed=1",
        "kit.zip?goal=18",
        "kit.zip?goal=%00",
    ],
)
def test_what_does_not_exist_is_not_found(client, goal, address):
    assert client.get(f"/en/posters/{address}").status_code == 404


def test_the_same_words_give_the_same_bytes_and_one_row(client, goal):
    first = content(client.get("/ar/posters/goal-9/a3.pdf"))
    assert content(client.get("/ar/posters/goal-9/a3.pdf")) == first
    Rendering.objects.all().delete()
    assert content(client.get("/ar/posters/goal-9/a3.pdf")) == first
    assert Rendering.objects.filter(format="a3.pdf").count() == 1


def test_bleed_makes_another_pdf(client, goal):
    plain = content(client.get("/en/posters/goal-9/a3.pdf"))
    wide = content(client.get("/en/posters/goal-9/a3.pdf?bleed=1"))
    assert plain != wide
    assert b"BleedBox" in wide


def test_an_edit_is_served_at_once(client, goal):
    before = client.get("/fr/posters/goal-9/a4.pdf")["ETag"]
    goal.message_fr = "Tout autre chose"
    goal.save()
    assert client.get("/fr/posters/goal-9/a4.pdf")["ETag"] != before
    other = client.get("/es/posters/goal-9/a4.pdf")["ETag"]
    Poster.objects.filter(slug="goal-9").update(headline_fr="Mots de l’équipe")
    assert client.get("/es/posters/goal-9/a4.pdf")["ETag"] == other


def test_who_has_the_file_gets_no_second_copy(client, goal):
    first = client.get("/en/posters/goal-9/square.png")
    again = client.get("/en/posters/goal-9/square.png", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


def test_an_address_that_names_the_content_is_good_for_ever(client, goal):
    plain = client.get("/en/posters/goal-9/square.png")
    assert plain["Cache-Control"] == "public, no-cache"
    version = plain["ETag"].strip('"')[:16]
    named = client.get(f"/en/posters/goal-9/square.png?v={version}")
    assert "immutable" in named["Cache-Control"]
    assert "max-age=31536000" in named["Cache-Control"]
    stale = client.get("/en/posters/goal-9/square.png?v=0123456789abcdef")
    assert stale["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-99", slice(0, 100)),
        ("bytes=100-", slice(100, None)),
        ("bytes=-7", slice(-7, None)),
    ],
)
def test_a_range_is_that_part_of_the_file(client, goal, asked, part):
    whole = content(client.get("/en/posters/goal-9/a4.pdf"))
    response = client.get("/en/posters/goal-9/a4.pdf", headers={"range": asked})
    assert response.status_code == 206
    data = content(response)
    assert data == whole[part]
    assert int(response["Content-Length"]) == len(data)
    assert response["Content-Range"].endswith(f"/{len(whole)}")


def test_a_range_of_another_content_gets_the_whole(client, goal):
    asked = {"range": "bytes=5-9", "if-range": '"of-yesterday"'}
    assert client.get("/en/posters/goal-9/a4.pdf", headers=asked).status_code == 200


def test_a_range_beyond_the_file_is_refused(client, goal):
    response = client.get("/en/posters/goal-9/a4.pdf", headers={"range": "bytes=99999999-"})
    assert response.status_code == 416
    assert response["Content-Range"].startswith("bytes */")


def test_files_are_named_in_their_own_script(client, goal):
    goal.title_ar = "الصناعة: والابتكار/والهياكل"
    goal.save()
    said = client.get("/ar/posters/goal-9/a4.pdf")["Content-Disposition"]
    name = unquote(said.split("filename*=utf-8''")[1])
    assert "الصناعة" in name
    assert name.endswith("عربي.pdf")
    assert not set(name) & set(':/\\?*"<>|')
    assert 'filename="ict4sdg-goal-9-signal-a4-ar.pdf"' in said
    assert said.startswith("attachment")


def test_a_source_file_is_never_shown_inside_a_page(client, goal, code):
    said = client.get(f"/{code}/posters/goal-9/a4.svg")["Content-Disposition"]
    assert said.startswith("attachment")


def test_no_download_sets_a_cookie(client, goal):
    response = client.get("/en/posters/goal-9/a4.pdf")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_file_lost_from_the_disk_is_made_again(client, goal):
    from django.core.files.storage import default_storage

    from posters.storing import path_of

    first = client.get("/en/posters/goal-9/a4.pdf")
    whole = content(first)
    default_storage.delete(path_of(first["ETag"].strip('"'), "pdf"))
    assert content(client.get("/en/posters/goal-9/a4.pdf")) == whole


def test_words_that_do_not_fit_leave_the_last_poster_standing(client, goal, caplog):
    good = client.get("/en/posters/goal-9/wide.png")["ETag"]
    Poster.objects.filter(slug="goal-9").update(headline_en="W" * 160)
    assert client.get("/en/posters/goal-9/wide.png")["ETag"] == good
    assert "cannot be set" in caplog.text
