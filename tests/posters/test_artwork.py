"""Finished artwork: held to its format, harmless, and in the place of the rendered file."""

import io
import zlib

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from posters import artwork, storing
from posters.admin.artworks import ArtworkForm
from posters.formats import MM
from posters.models import Artwork
from tests.campaign.pages import page


def pdf(width=210 * MM, height=297 * MM, pages=1, **root):
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(width, height))
    for key, value in root.items():
        document.Root[f"/{key}"] = pikepdf.Object.parse(value)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def png(size=(1080, 1080), **options):
    buffer = io.BytesIO()
    Image.new("RGB", size, "#0A97D9").save(buffer, "PNG", **options)
    return buffer.getvalue()


def svg(inside="", attributes=""):
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


SIGNAL = {"design": "signal"}
SCRIPT = b"<< /S /JavaScript /JS (app.alert(1)) >>"
HUGE = b"IHDR" + b"\x00\x00\xff\xff" * 2 + b"\x08\x02\x00\x00\x00"
BOMB = png()[:12] + HUGE + zlib.crc32(HUGE).to_bytes(4) + png()[33:]
HOSTILE = [
    ("a4.pdf", b"not a PDF", "kind"),
    ("a4.pdf", b"%PDF-1.7 and nothing more", "damaged"),
    ("a4.pdf", pdf(pages=2), "pages"),
    ("a4.pdf", pdf(width=400), "size"),
    ("a3.pdf", pdf(), "size"),
    ("a4.pdf", pdf(OpenAction=SCRIPT), "active"),
    ("a4.pdf", pdf(Hidden=SCRIPT), "active"),
    ("a4.pdf", pdf(Files=b"<< /Type /EmbeddedFile >>"), "active"),
    ("square.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "damaged"),
    ("square.png", png((500, 500)), "size"),
    ("square.png", BOMB, "size"),
    ("square.png", png()[:-300], "damaged"),
    ("square.png", b"%!PS-Adobe-3.0 EPSF-3.0", "kind"),
    ("a4.svg", b"<html></html>", "kind"),
    ("a4.svg", svg("<script>alert(1)</script>"), "active"),
    ("a4.svg", svg(attributes='onload="alert(1)"'), "active"),
    ("a4.svg", svg('<a href="javascript:alert(1)"><path/></a>'), "active"),
    ("a4.svg", svg('<image href="https://example.org/x.png"/>'), "active"),
    ("a4.svg", svg('<image href="data:image/svg+xml;base64,AAAA"/>'), "active"),
    ("a4.svg", svg("<foreignObject/>"), "active"),
    ("a4.svg", svg("<style>@import 'x'</style>"), "active"),
    ("a4.svg", svg('<path style="fill:url(https://example.org)"/>'), "active"),
    ("a4.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "active"),
    ("a4.svg", svg().decode().encode("utf-16"), "kind"),
]


@pytest.mark.parametrize(("format", "data", "reason"), HOSTILE)
def test_a_file_that_is_not_a_harmless_poster_is_refused(format, data, reason):
    with pytest.raises(artwork.Refused) as refused:
        artwork.checked(data, format)
    assert refused.value.reason == reason


def test_a_picture_is_drawn_anew_without_what_it_carried():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", "secret place")
    trailing = png(pnginfo=info) + zlib.compress(b"<script>")
    kept = artwork.checked(trailing, "square.png")
    assert b"secret" not in kept
    assert kept.endswith(b"IEND\xaeB`\x82")


def test_good_files_pass():
    assert artwork.checked(pdf(), "a4.pdf").startswith(b"%PDF")
    source = svg('<defs><path id="a"/></defs><use href="#a"/><rect fill="url(#a)"/>')
    assert artwork.checked(source, "a4.svg") == source


@pytest.fixture
def finished(poster):
    """The Arabic A4 page, finished by staff."""
    upload = SimpleUploadedFile("poster.pdf", pdf(), "application/pdf")
    form = ArtworkForm(
        {"design": "signal", "language": "ar", "format": "a4.pdf"}, {"upload": upload}
    )
    form.instance.poster = poster
    assert form.is_valid(), form.errors
    return form.save()


@pytest.mark.django_db
@pytest.mark.parametrize("design", ["", "fact/"])
def test_finished_artwork_wins_in_its_design_language_and_format_only(client, poster, design):
    before = {
        path: client.get(path)["ETag"]
        for path in (
            "/ar/posters/goal-9/a4.pdf",
            "/ar/posters/goal-9/a3.pdf",
            "/zh/posters/goal-9/a4.pdf",
            "/ar/posters/goal-9/fact/a4.pdf",
        )
    }
    data = artwork.checked(pdf(), "a4.pdf")
    Artwork.objects.create(
        poster=poster,
        design=design.rstrip("/") or "signal",
        language="ar",
        format="a4.pdf",
        digest=storing.keep(data, "pdf"),
        size=len(data),
    )
    after = {path: client.get(path)["ETag"] for path in before}
    changed = [path for path in before if before[path] != after[path]]
    assert changed == [f"/ar/posters/goal-9/{design}a4.pdf"]
    assert b"".join(client.get(changed[0]).streaming_content) == data


@pytest.mark.django_db
def test_the_page_says_that_it_is_finished_artwork_and_shows_it(client, finished):
    seen = page(client, "/ar/posters/goal-9/").text
    assert seen.count("download-note") == 7  # Where else a PDF is offered with bleed, too.
    finished.delete()
    assert client.get("/ar/posters/goal-9/a4.pdf")["Content-Length"] != str(finished.size)


@pytest.mark.django_db
def test_a_refused_upload_says_why(poster):
    upload = SimpleUploadedFile("poster.pdf", pdf(width=400), "application/pdf")
    form = ArtworkForm(
        {"design": "signal", "language": "ar", "format": "a4.pdf"}, {"upload": upload}
    )
    form.instance.poster = poster
    assert not form.is_valid()
    assert "210 × 297 mm" in str(form.errors["upload"])


@pytest.mark.django_db
@pytest.mark.parametrize(("design", "format"), [("photo", "a4.pdf"), ("briefing", "square.png")])
def test_artwork_is_taken_only_for_what_the_poster_offers(poster, design, format):
    upload = SimpleUploadedFile("poster", pdf() if format == "a4.pdf" else png())
    form = ArtworkForm({"design": design, "language": "ar", "format": format}, {"upload": upload})
    form.instance.poster = poster
    assert list(form.errors) == ["design"]
