"""The files: what they say, what they claim, and that they are the same every time."""

import io
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from posters.designs import DESIGNS
from posters.errors import BadAddress, MissingGlyphs, MissingWords, TooLong
from posters.formats import FORMATS
from posters.render import render
from posters.words import Fact, Words
from tests.posters import samples
from tests.posters.samples import photograph

from . import reading

GOALS = range(1, 18)


def made(design, goal, code, format="a4.pdf", **options):
    goal = goal if DESIGNS[design].goal else None
    if design == "photo":
        options["picture"] = photograph()
    words = options.pop("words", None) or samples.words(design, goal, code)
    return render(design, words, code, format, goal=goal, url=samples.url(goal, code), **options)


def test_the_words_can_be_read_out_of_the_pdf(code):
    words = samples.signal(14, code)
    wanted = " ".join((words.headline, words.title, words.kicker, words.campaign))
    text = reading.Page(made("signal", 14, code)).text
    assert reading.intact(wanted, text) >= (0.95 if code == "ar" else 1)


def test_most_arabic_words_are_read_out_letter_for_letter():
    """Of other fonts' words fewer survive: see `typesetting.ARABIC`. Vowel marks still stray."""
    wanted, text = "", ""
    for goal in GOALS:
        words = samples.signal(goal, "ar")
        wanted += f" {words.headline} {words.title}"
        text += " " + reading.Page(made("signal", goal, "ar")).text
    assert reading.intact(wanted, text) >= 0.94


@pytest.mark.parametrize("design", DESIGNS)
def test_pdf_claims_ua_and_says_its_title_and_language(design, code):
    pdf = reading.opened(made(design, 9, code))
    words = samples.words(design, 9, code)
    meta = pdf.open_metadata()
    assert meta["pdfuaid:part"] == "1"
    assert meta["dc:title"] == words.name == str(pdf.docinfo.Title)
    assert str(pdf.Root.Lang).split("-")[0] == code
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize("design", DESIGNS)
def test_pdf_is_tagged_with_one_main_heading_and_alternative_texts(design, code):
    pdf = reading.opened(made(design, 9, code))
    elements = reading.structure(pdf)
    kinds = [kind for kind, _ in elements]
    assert kinds.count("H1") == 1
    assert "Span" not in kinds[:1]
    figures = [alt for kind, alt in elements if kind == "Figure"]
    assert len(figures) == 2
    assert all(figures)


@pytest.mark.parametrize("design", DESIGNS)
def test_no_glyph_is_missing_and_every_font_is_embedded(design, code):
    pdf = reading.opened(made(design, 14, code))
    assert reading.glyphs(pdf)
    assert 0 not in reading.glyphs(pdf)
    for font in reading.fonts(pdf):
        assert "+" in str(font.BaseFont), "not a subset"
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_same_words_give_same_bytes(code):
    assert made("signal", 3, code) == made("signal", 3, code)
    assert made("signal", 3, code) != made("signal", 4, code)


@pytest.mark.parametrize("format", FORMATS)
def test_same_words_give_same_bytes_in_every_format(format):
    assert made("photo", 3, "ar", format) == made("photo", 3, "ar", format)


def test_pictures_of_two_posters_in_a_row_are_not_mixed_up():
    one = photograph()
    plain = Image.new("RGB", (900, 900), "#804020")
    plain.save(buffer := io.BytesIO(), "PNG")
    other = replace(one, data=buffer.getvalue())
    words = samples.signal(9, "en")
    files = [
        render("photo", words, "en", "square.png", goal=9, picture=picture)
        for picture in (one, other, one)
    ]
    assert files[0] == files[2] != files[1]


@pytest.mark.parametrize("name", [name for name, f in FORMATS.items() if f.kind == "png"])
def test_png_has_the_size_of_its_format_and_carries_its_alternative_text(name):
    words = replace(samples.signal(9, "zh"), terms="Terms of use")
    data = made("signal", 9, "zh", name, words=words)
    image = Image.open(io.BytesIO(data))
    image.load()
    assert image.size == (round(FORMATS[name].width), round(FORMATS[name].height))
    assert image.text["Title"] == words.name
    assert image.text["Description"] == words.alt
    assert image.text["Copyright"] == "Terms of use"


@pytest.mark.parametrize(
    ("name", "size"), [("a4.pdf", (210, 297)), ("a3.pdf", (297, 420)), ("a2.pdf", (420, 594))]
)
def test_paper_is_cut_to_size_with_three_millimetres_of_bleed(name, size):
    pdf = reading.opened(made("photo", 9, "en", name, bleed=True))
    millimetres = {
        box: [float(value) * 25.4 / 72 for value in pdf.pages[0][f"/{box}"]]
        for box in ("MediaBox", "BleedBox", "TrimBox")
    }
    width, height = size
    assert millimetres["TrimBox"] == pytest.approx([9, 9, 9 + width, 9 + height], abs=0.01)
    assert millimetres["BleedBox"] == pytest.approx([6, 6, 12 + width, 12 + height], abs=0.01)
    plain = reading.opened(made("photo", 9, "en", name))
    assert [float(v) * 25.4 / 72 for v in plain.pages[0].MediaBox] == pytest.approx(
        [0, 0, *size], abs=0.01
    )


def test_bleed_is_inked_to_its_edge_and_no_further():
    page = reading.Page(made("signal", 9, "en", bleed=True)).page
    image = page.render(scale=72 / 25.4).to_pil().convert("RGB")
    scale = image.width / 228
    colour = {
        mm: image.getpixel((round(mm * scale), round(150 * scale))) for mm in (5, 7, 221, 224)
    }
    assert colour[5] == colour[224] == (255, 255, 255)
    assert colour[7] == colour[221] == (0xFD, 0x69, 0x25)


def test_svg_is_a_drawing_that_runs_and_fetches_nothing(code):
    text = made("signal", 9, code, "a4.svg").decode()
    assert text.startswith("<svg ")
    assert f"<title>{samples.signal(9, code).name}</title>" in text
    for word in ("<script", "<image", "<foreignObject", "onload", "http://www.itu", "url("):
        assert word not in text.replace('clip-path="url(#', "")


@pytest.mark.parametrize("design", ["signal", "fact", "campaign", "briefing"])
def test_qr_code_leads_to_the_page(design, code):
    goal = 9 if DESIGNS[design].goal else None
    page = reading.Page(made(design, goal, code)).page
    image = page.render(scale=2, grayscale=True).to_pil()
    found = zxingcpp.read_barcodes(image)
    assert [each.text for each in found] == [samples.url(goal, code)]


def cut_as_told(words, code):
    """`words` cut by what each refusal says until they fit, and the fields that were cut."""
    refused = []
    while isinstance(error := attempt(words, code), TooLong):
        given = getattr(words, error.field)
        assert 0 < error.cut <= error.of == len(given)
        words = replace(words, **{error.field: given[: -error.cut].strip()})
        refused.append(error.field)
    return words, refused


def attempt(words, code):
    try:
        return made("signal", 9, code, "wide.png", words=words)
    except TooLong as error:
        return error


def test_too_long_says_how_many_characters_to_cut_and_means_it(code):
    words = samples.signal(9, code)
    text = f"#ICT4SDG {words.headline} " * 12
    headline = text[: 230 if code == "zh" else 90].strip()
    words, refused = cut_as_told(replace(words, headline=headline, text=text[:390].strip()), code)
    assert "text" in refused
    assert len(set(refused)) == len(refused), "a second cut was asked for"
    assert words.headline
    assert words.text or code == "zh"


@pytest.mark.parametrize(
    ("design", "words", "field"),
    [
        ("signal", Words(headline=" \u202e "), "headline"),
        ("photo", Words(headline="Signal"), "picture"),
        ("fact", Words(headline="people", fact=Fact("67%", "", "")), "source"),
        ("briefing", Words(headline="Signal"), "title"),
    ],
)
def test_what_a_design_cannot_do_without_is_asked_for(design, words, field):
    with pytest.raises(MissingWords) as caught:
        render(design, words, "en", "a4.pdf", goal=9)
    assert caught.value.field == field


@pytest.mark.parametrize("format", ["a4.pdf", "square.png"])
def test_a_glyph_that_no_font_has_is_named(format):
    with pytest.raises(MissingGlyphs) as caught:
        render("signal", Words(headline="Signal 😀 ไทย"), "en", format, goal=9)
    assert (caught.value.field, caught.value.characters) == ("headline", "😀ไทย")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://", "file:///etc/passwd", "https://a.b/ c", "x" * 400]
)
def test_only_web_addresses_become_qr_codes(url):
    with pytest.raises(BadAddress):
        render("signal", Words(headline="Signal"), "en", "a4.pdf", goal=9, url=url)
