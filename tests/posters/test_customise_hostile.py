"""What people send who mean no good: each gets a clear refusal or a right poster."""

import io
import os
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from posters import customising
from posters.errors import PosterError, RenderFailed
from posters.forms import CustomiseForm
from posters.making import LARGEST_CARRIED, redrawn
from posters.pool import Pool
from posters.refusals import message_of
from tests.posters import making
from tests.posters.making import downloaded, file_of, photo, previewed, said, upload

pytestmark = pytest.mark.django_db

FAULT_OF_OURS = "through a fault of ours"
MEMORY = 1024
PIECES = (
    '#read("/etc/passwd")',
    '#import "/etc/passwd": *',
    "#panic(1)",
    "$ x $",
    "```raw```",
    "= Heading",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "%(x)s",
    "\\u{41}",
    '", "x": "',
    "\x00",
    "\x0b\x0c\x1b\x7f",
    "\u2028\u2029",
    "\u202e\u202d\u2066\u2069\u200f",
    "\ufeff\ufffe\uffff",
    "e" + "\u0301" * 50,
    "👩\u200d👩\u200d👧",
    "\ufdfa",
    "信号，。）",
    "«إشارة» 43% #ICT4SDG",
    "a" * 300,
    "-" * 200,
    "\u00a0" * 60,
    "ﷺ\u0640" * 20,
    "\U000e0041\U0001f3fb",
)
STRINGS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="#$*_`<>@=-+/\\[]{}()\"'~%&;:.,!?\n\t", max_size=80),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=6).map("".join),
)


@pytest.fixture(autouse=True)
def own_count(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture(autouse=True)
def goal():
    return making.campaign()


def outcome(values) -> bytes | dict:
    """The file, or what the form says."""
    form = CustomiseForm(values)
    if not form.is_valid():
        return form.errors
    try:
        return customising.made(form.cleaned_data, as_preview=False)
    except RenderFailed as error:
        pytest.fail(f"{error} for {values}")
    except PosterError as error:
        return {"refused": message_of(error)}


def is_right_or_refused(made) -> bool:
    if isinstance(made, bytes):
        document = pypdfium2.PdfDocument(made)
        text = document[0].get_textpage().get_text_range()
        return len(document) == 1 and "root:" not in text
    return bool(made) and FAULT_OF_OURS not in str(made)


@settings(
    max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=STRINGS,
    field=st.sampled_from(("headline", "text", "credit", "organisation", "source")),
    code=st.sampled_from(("ar", "zh", "en", "fr", "ru", "es")),
)
def test_five_hundred_strings_are_set_or_refused(text, field, code):
    values = making.filled(language=code, **{field: text})
    if field == "source":
        values |= {"design": "fact", "figure": text[:40] or "1"}
    assert is_right_or_refused(outcome(values))


@pytest.mark.parametrize("text", PIECES)
def test_each_piece_is_set_or_refused_through_the_page(client, text):
    for answer in (previewed(client, headline=text), downloaded(client, organisation=text)):
        assert answer.status_code in (200, 422)
        if answer.status_code == 422:
            assert said(answer)
            assert FAULT_OF_OURS not in said(answer)


@pytest.mark.parametrize("markup", ['#read("/etc/passwd")', '#image("/etc/passwd")', "*bold* $x$"])
def test_markup_stays_text(client, markup):
    for field in ("headline", "text", "credit", "organisation"):
        pdf = downloaded(client, **{field: markup}).content
        text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
        assert "".join(markup.split()) in "".join(text.split())


def test_a_megabyte_of_headline_is_refused_quickly_and_escaped(client):
    response = downloaded(client, headline="<b>signal " * 100_000)
    assert response.status_code == 422
    assert "cut at least" in said(response)
    assert b"<b>signal" not in response.content


@pytest.mark.parametrize("field", ["goal", "design", "language", "format", "focus", "asker"])
@pytest.mark.parametrize("value", ["../../etc/passwd", "\x00", "", "18", "briefing", "a4.pdf\n"])
def test_choices_that_are_not_offered_are_refused(client, field, value):
    response = downloaded(client, **{field: value})
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.content.decode()


# ---- pictures ----------------------------------------------------------------------------------


def chunk(name, data):
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png_bomb(width, height):
    """A PNG that claims a size, and unpacks to it from a few kilobytes."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width // 8 + 1) * height), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def animated(file_format):
    frames = [Image.new("RGB", (400, 400), colour) for colour in ("red", "blue")]
    return file_of(frames[0], file_format, save_all=True, append_images=frames[1:])


def text_bomb():
    """A PNG whose comment unpacks to 50 MB."""
    data = photo(file_format="PNG")
    comment = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 50_000_000, 9))
    return data[:33] + comment + data[33:]


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 400 400\n(/etc/passwd) run showpage\n%%EOF"
REFUSED = {
    "svg": (SVG, "not a JPEG"),
    "eps": (EPS, "not a JPEG"),
    "pdf": (b"%PDF-1.7\n1 0 obj<<>>endobj", "not a JPEG"),
    "gif": (animated("GIF"), "not a JPEG"),
    "tiff": (file_of(Image.new("RGB", (400, 400)), "TIFF"), "not a JPEG"),
    "html": (b"<html><script>alert(1)</script>", "not a JPEG"),
    "moving png": (animated("PNG"), "Moving"),
    "moving webp": (animated("WEBP"), "Moving"),
    "81 megapixels": (png_bomb(9000, 9000), "24 million"),
    "an endless strip": (png_bomb(100_000, 200), "24 million"),
    "cut short": (photo()[:3000], "damaged"),
    "cut png": (photo(file_format="PNG")[:700], "damaged"),
    "header alone": (photo(file_format="PNG")[:33], "not a JPEG"),
    "a dot": (photo((1, 1), "PNG"), "too small"),
    "noise": (bytes(range(256)) * 40, "not a JPEG"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_pictures_are_refused_with_a_reason(client, name):
    data, reason = REFUSED[name]
    response = previewed(client, design="photo", photo=upload(data, "photo.jpg"))
    assert response.status_code == 422
    assert reason in said(response)


@pytest.mark.parametrize("code", ["ar", "zh", "ru"])
def test_a_refusal_comes_in_the_visitors_language(client, code):
    response = previewed(client, code, design="photo", photo=upload(SVG, "a.jpg"))
    assert "not a JPEG" not in said(response)
    assert response.status_code == 422


def test_an_empty_file_is_no_photo(client):
    response = previewed(client, design="photo", photo=upload(b""))
    assert response.status_code == 422
    assert 'id="id_photo_error"' in response.content.decode()


def polyglot():
    """A picture that is a ZIP archive and a script as well, with its place in the notes."""
    exif = Image.Exif()
    exif[0x010E] = "<script>secret place</script>"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("evil.html", "<script>alert(1)</script>")
    return photo(exif=exif, comment=b"<script>secret comment</script>") + archive.getvalue()


def test_of_a_polyglot_only_the_picture_is_left(client):
    response = downloaded(client, design="photo", photo=upload(polyglot()), format="a4.svg")
    assert response.status_code == 200
    copy = redrawn(polyglot())
    for rest in (b"<script>", b"secret", b"evil.html", b"PK\x03\x04", b"Exif"):
        assert rest not in copy
        assert rest not in response.content


def test_a_phones_photo_with_a_second_picture_inside_is_taken(client):
    two = [Image.new("RGB", (400, 300), colour) for colour in ("red", "blue")]
    data = file_of(two[0], "MPO", save_all=True, append_images=two[1:])
    assert previewed(client, design="photo", photo=upload(data)).status_code == 200


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "I;16", "CMYK", "1"])
def test_every_kind_of_colour_becomes_a_poster(client, mode):
    image = Image.new(mode, (400, 300))
    data = file_of(image, "JPEG" if mode == "CMYK" else "PNG")
    response = previewed(client, design="photo", photo=upload(data))
    assert response.status_code == 200


def test_what_is_carried_stays_small():
    noise = Image.frombytes("RGB", (3000, 2000), os.urandom(3000 * 2000 * 3))
    data = file_of(noise, "JPEG", quality=60)
    assert len(data) < 10 * 1024 * 1024
    assert len(redrawn(data)) <= LARGEST_CARRIED


@pytest.fixture
def pool():
    made = Pool(size=1, megabytes=MEMORY, seconds=20)
    yield made
    made.close()


def peak(pool) -> float:
    """MiB of memory that the worker has held at most. (`ru_maxrss` would start at what the tests'
    own process held when it started the worker.)"""
    status = pool.run(Path.read_text, Path("/proc/self/status"))
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_largest_picture_that_is_taken_fits_into_the_memory(pool, mode):
    largest = file_of(Image.new(mode, (6000, 4000), "teal"), "PNG")
    assert len(pool.run(redrawn, largest)) < LARGEST_CARRIED
    assert peak(pool) < MEMORY


def test_bombs_leave_the_memory_alone(pool):
    pool.run(abs, -1)
    before = peak(pool)
    for bomb in (png_bomb(9000, 9000), png_bomb(100_000, 200), text_bomb()):
        with pytest.raises(PosterError):
            pool.run(redrawn, bomb)
    assert peak(pool) < before + 120
