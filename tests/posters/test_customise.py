import io
import re

import pikepdf
import pypdfium2
import pytest
from django.test import Client
from django.utils import translation
from PIL import Image

from ict4sdg import languages
from posters import customising, uploads
from posters.formats import FORMATS
from tests import factories
from tests.campaign.pages import Page
from tests.posters import making
from tests.posters.making import ADDRESS, downloaded, hidden, photo, preview_of, previewed, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_count(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture(autouse=True)
def goal():
    return making.campaign()


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    return document[0].get_textpage().get_text_range()


def words_of(pdf):
    return " ".join(text_of(pdf).split())


def test_the_page_stands_in_every_language(client, code):
    response = client.get(ADDRESS.format(code=code))
    seen = Page(response)
    assert seen.html == {"lang": code, "dir": languages.BY_CODE[code].direction}
    assert len(seen.all("h1")) == 1
    assert seen.all("option", value=code, lang=code)
    assert "no-store" in response["Cache-Control"]
    assert not seen.all("style")
    assert not [attrs for _tag, attrs in seen.elements if "style" in attrs]


def test_a_link_chooses_goal_design_language_and_format(client):
    response = client.get(ADDRESS.format(code="en") + "?goal=9&design=fact&language=ru&format=x")
    seen = Page(response)
    assert "selected" in seen.all("option", value="9")[0]
    assert "checked" in seen.all("input", name="design", value="fact")[0]
    assert "selected" in seen.all("option", value="ru")[0]
    assert "selected" in seen.all("option", value="a4.pdf")[0]


@pytest.mark.parametrize("query", ["goal=99", "goal=%00", "language=%ED%A0%80", "x=" + "9" * 3000])
def test_no_query_breaks_the_page(client, query):
    assert client.get(ADDRESS.format(code="fr") + "?" + query).status_code == 200


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_downloaded_under_its_own_name(client, name):
    response = downloaded(client, format=name, language="zh")
    assert response.status_code == 200
    assert response["Content-Type"] == FORMATS[name].media_type
    assert response["Content-Disposition"] == (
        f'attachment; filename="ict4sdg-goal-9-signal-zh-{name}"'
    )
    assert response["Content-Language"] == "zh"


def test_answers_are_neither_stored_nor_indexed(client):
    for response in (previewed(client), downloaded(client), downloaded(client, headline="🙂")):
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(ADDRESS.format(code="en"))


def test_the_file_carries_the_words_the_maker_and_the_terms(client, code):
    factories.PageFactory(slug="poster-terms", **making.texts("summary", "Made by a member"))
    pdf = downloaded(client, language=code, headline="ITU 2030").content
    with translation.override(code):
        line = translation.gettext("Made with the #ICT4SDG kit by %(organisation)s")
    line %= {"organisation": "Ministry of Signals"}
    # Readers put the words of a line in Arabic in an order of their own.
    found = words_of(pdf).replace("SDG4ICT#", "#ICT4SDG")
    assert {"ITU", "2030", *line.split()} <= set(found.split())
    if languages.BY_CODE[code].direction == "ltr":
        assert line in found
    with pikepdf.open(io.BytesIO(pdf)) as document:
        about = document.open_metadata()
        assert f"Made by a member {code}" in about["dc:description"]
        assert f"/{code}/poster-terms/" in about["dc:description"]
        assert about["dc:creator"] == ["Ministry of Signals"]
        assert str(document.Root.Lang).startswith(code)


def test_an_empty_headline_takes_the_campaigns_message_in_the_posters_language(client):
    assert "Networks run other goals fr" in words_of(
        downloaded(client, language="fr", headline="").content
    )


def test_the_whole_campaign_has_its_own_poster(client):
    response = downloaded(client, goal="campaign")
    assert response.status_code == 200
    assert "ict4sdg-campaign-en-a4.pdf" in response["Content-Disposition"]
    assert "Signals for all" in words_of(response.content)


def test_own_text_may_mix_scripts(client):
    pdf = downloaded(client, headline="Сигнал 信号 إشارة signal").content
    for word in ("Сигнал", "信号", "signal"):
        assert word in text_of(pdf)


def test_a_preview_is_a_picture_inside_the_page_and_nothing_else(client):
    picture = Image.open(io.BytesIO(preview_of(previewed(client, format="story.png"))))
    assert picture.format == "WEBP"
    assert picture.size == (720, 1280)


def test_a_preview_needs_neither_organisation_nor_asker_but_a_download_does(client):
    assert preview_of(previewed(client, organisation="", asker=""))
    response = downloaded(client, organisation="", asker="")
    assert response.status_code == 422
    assert 'id="id_organisation_error"' in response.content.decode()
    assert 'id="id_asker_error"' in response.content.decode()


def test_a_live_preview_sends_only_what_changes(client):
    address = ADDRESS.format(code="en")
    sent = making.filled(preview="1")
    response = client.post(address, sent, headers={"X-Preview": "live"})
    assert response["X-Preview"] == "live"
    assert preview_of(response)
    assert b"<form" not in response.content


@pytest.mark.parametrize("headline", ["Mixed <b>&amp; “quoted”</b>\n\nlines", "", "😀 no glyph"])
def test_every_field_keeps_its_value_through_preview_and_error(client, headline):
    values = {
        "goal": "9",
        "design": "photo",
        "language": "ru",
        "format": "wide.png",
        "bleed": "on",
        "headline": headline,
        "text": "Some <text>",
        "figure": "43%",
        "source": "ITU, 2025",
        "focus": "right-top",
        "photo_alt": "A mast",
        "credit": "© Us",
        "organisation": "A & B",
        "asker": "academia",
        "url": "https://example.org/?a=1&b=2",
        "photo": upload(photo()),
        "logo": upload(photo((90, 70), "PNG"), "logo.png"),
    }
    response = client.post(ADDRESS.format(code="en"), values | {"preview": "1"})
    form = response.context["form"]
    assert (response.status_code == 200) == ("😀" not in headline)
    for name in set(values) - {"photo", "logo"}:
        assert form[name].value() in (values[name], True), name
    for name in ("photo", "logo"):
        kept = uploads.unsealed(hidden(response, f"kept_{name}"), name)
        assert Image.open(io.BytesIO(kept)).size == ((900, 600) if name == "photo" else (90, 70))


def test_a_carried_photo_serves_the_next_request_without_being_sent_again(client):
    first = previewed(client, design="photo", photo=upload(photo()))
    carried = hidden(first, "kept_photo")
    second = downloaded(client, design="photo", kept_photo=carried, format="square.png")
    assert second["Content-Type"] == "image/png"
    assert preview_of(first)


def test_a_carried_photo_can_be_taken_out(client):
    carried = hidden(previewed(client, design="photo", photo=upload(photo())), "kept_photo")
    response = previewed(client, design="photo", kept_photo=carried, drop_photo="on")
    assert response.status_code == 422
    assert hidden(response, "kept_photo") == ""


def test_a_photo_that_did_not_come_from_here_is_not_taken(client):
    forged = uploads.sealed(photo(), "logo")
    response = previewed(client, design="photo", kept_photo=forged)
    assert response.status_code == 422
    assert "Choose it again" in making.said(response)


@pytest.mark.parametrize(
    ("focus", "colour"), [("left", making.PHOTO_COLOURS[0]), ("right", making.PHOTO_COLOURS[1])]
)
def test_the_focus_point_decides_what_is_seen(client, focus, colour):
    wide = upload(photo((1600, 400)))
    response = downloaded(client, design="photo", photo=wide, focus=focus, format="square.png")
    picture = Image.open(io.BytesIO(response.content)).convert("RGB")
    seen = picture.getpixel((800, 300))
    assert all(abs(a - b) < 30 for a, b in zip(seen, colour, strict=True))


def test_who_asks_decides_where_the_logo_stands(client):
    pictures = {}
    for asker in customising.LOGO_PLACES:
        logo = upload(photo((300, 100), "PNG"), "logo.png")
        response = downloaded(client, logo=logo, asker=asker, format="square.png")
        pictures[asker] = response.content
    places = customising.LOGO_PLACES
    assert {places["member-state"], places["sector-member"]} == {"beside"}
    assert {places["associate"], places["academia"], places["other"]} == {"under"}
    white = {
        asker: Image.open(io.BytesIO(data)).convert("RGB").getpixel((1075, 1060)) == (255,) * 3
        for asker, data in pictures.items()
    }
    assert {asker for asker, band in white.items() if band} == {"associate", "academia", "other"}


def test_the_terms_stand_on_the_page_in_its_language(client, code):
    factories.PageFactory(slug="poster-terms", **making.texts("body", "Your logo"))
    seen = Page(client.get(ADDRESS.format(code=code)))
    assert seen.all("section", id="terms", lang=code)
    assert f"Your logo {code}" in seen.words


@pytest.mark.parametrize("missing", ["headline", "figure", "source"])
def test_a_figure_goes_with_what_it_says_and_its_source(client, missing):
    fact = {"design": "fact", "headline": "of homes", "figure": "43%", "source": "ITU, 2025"}
    assert downloaded(client, **fact).status_code == 200
    response = downloaded(client, **(fact | {missing: ""}))
    assert response.status_code == 422
    assert f'id="id_{missing}_error"' in response.content.decode()


@pytest.mark.parametrize(
    ("figure", "share"), [("43%", 0.43), ("99.5 %", 0.995), ("250%", None), ("3 billion", None)]
)
def test_a_percentage_fills_the_ring(figure, share):
    assert customising.share_of(figure) == share


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("https://www.itu.int/en/", "itu.int/en"),
        ("http://user:secret@example.org", "example.org"),
        ("https://example.org/?token=1", "example.org"),
        ("https://example.org/" + "a" * 60, "example.org"),
        ("", ""),
    ],
)
def test_an_address_is_printed_short(address, line):
    assert customising.address_line(address) == line


@pytest.mark.parametrize("address", ["javascript:alert(1)", "itu.int", "https://a b.c", "data:,x"])
def test_the_qr_code_leads_only_to_web_addresses(client, address):
    response = downloaded(client, url=address)
    assert response.status_code == 422
    assert "https://www.itu.int/" in making.said(response)


def test_what_is_too_long_says_how_many_characters_to_cut(client):
    response = downloaded(client, headline="Long signals " * 18, format="wide.png")
    assert re.search(r"cut at least \d+ characters", making.said(response))


def test_a_word_that_is_too_long_is_named(client):
    message = making.said(downloaded(client, headline="Signal" + "a" * 194))
    assert "Signalaaa" in message
    assert "cut at least 156 letters" in message


def test_a_glyph_that_no_font_has_is_named(client):
    assert "U+1F642" in making.said(downloaded(client, headline="Signals 🙂"))
    assert "U+13000" in making.said(downloaded(client, organisation="𓀀"))


def test_a_forged_request_makes_nothing_and_loses_nothing(settings, tmp_path):
    strict = Client(enforce_csrf_checks=True)
    small = upload(photo())
    response = downloaded(strict, design="photo", photo=small, headline="Kept words")
    assert response.status_code == 403
    assert preview_of(response) is None
    assert "Kept words" in response.content.decode()
    kept = uploads.unsealed(hidden(response, "kept_photo"), "photo")
    token = strict.cookies["csrftoken"].value
    again = downloaded(
        strict,
        design="photo",
        csrfmiddlewaretoken=token,
        kept_photo=uploads.sealed(kept, "photo"),
    )
    assert again["Content-Type"] == "application/pdf"


def test_only_this_page_sets_a_cookie(client):
    client.get("/en/posters/")
    client.get("/en/goals/9/")
    assert not client.cookies
    client.get(ADDRESS.format(code="en"))
    assert "csrftoken" in client.cookies
