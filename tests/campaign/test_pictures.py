import contextlib
import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from campaign import pictures

RED, BLUE = (200, 30, 30), (30, 30, 200)


def file_of(image, file_format="JPEG", **options):
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def picture(size=(600, 400), mode="RGB", colour=RED):
    return Image.new(mode, size, colour)


def result(data, width=None, extension="jpg"):
    prepared = pictures.prepare(data)
    rendition = prepared.files[width or prepared.width, extension]
    return Image.open(io.BytesIO(rendition))


def reason(data):
    with pytest.raises(pictures.Refused) as refused:
        pictures.prepare(data)
    return refused.value.reason


def close(one, other):
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def png_header(width, height):
    """A PNG that claims a size and holds next to nothing."""

    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 10_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_each_format_becomes_jpeg_and_webp_in_three_widths(file_format):
    prepared = pictures.prepare(file_of(picture((2000, 1000)), file_format))
    assert prepared.widths == [480, 960, 1600]
    assert (prepared.width, prepared.height) == (1600, 800)
    for (width, extension), data in prepared.files.items():
        made = Image.open(io.BytesIO(data))
        assert made.size == (width, width // 2)
        assert made.format == {"jpg": "JPEG", "webp": "WEBP"}[extension]


@pytest.mark.parametrize(
    ("width", "widths"),
    [(200, [200]), (480, [480]), (700, [480, 700]), (960, [480, 960]), (1600, [480, 960, 1600])],
)
def test_nothing_is_enlarged(width, widths):
    assert pictures.prepare(file_of(picture((width, 100)))).widths == widths


def test_the_same_file_has_the_same_name_and_another_has_another():
    first = file_of(picture())
    assert pictures.prepare(first).key == pictures.prepare(first).key
    assert pictures.prepare(first).key != pictures.prepare(file_of(picture(colour=BLUE))).key


def test_no_metadata_survives():
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "Secret place", "Photographer"
    exif.get_ifd(0x8825)[2] = (46.0, 13.0, 0.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = file_of(
        picture(), exif=exif, comment=b"secret comment", icc_profile=profile, xmp=b"<x>secret</x>"
    )
    assert b"secret comment" in data
    for (width, extension), rendition in pictures.prepare(data).files.items():
        made = Image.open(io.BytesIO(rendition))
        made.load()
        assert not dict(made.getexif()), (width, extension)
        assert not {"comment", "icc_profile", "xmp", "exif"} & set(made.info), (width, extension)
        assert b"ecret" not in rendition
        assert b"Photographer" not in rendition


def test_text_in_a_png_does_not_survive():
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Comment", "secret note")
    data = file_of(picture(), "PNG", pnginfo=notes)
    assert b"secret note" in data
    assert all(b"secret" not in each for each in pictures.prepare(data).files.values())


def test_a_picture_stands_upright_after_its_orientation_is_dropped():
    image = picture((400, 200))
    image.paste(BLUE, (0, 0, 200, 200))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right
    made = result(file_of(image, exif=exif))
    assert made.size == (200, 400)
    assert close(made.getpixel((100, 50)), BLUE)
    assert close(made.getpixel((100, 350)), RED)


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_transparency_becomes_white(file_format):
    made = result(file_of(picture(mode="RGBA", colour=(0, 0, 0, 0)), file_format))
    assert close(made.getpixel((10, 10)), (255, 255, 255))


def test_a_transparent_palette_becomes_white():
    image = Image.new("P", (100, 100), 0)
    image.putpalette([0, 0, 0, *RED])
    made = result(file_of(image, "PNG", transparency=0))
    assert close(made.getpixel((10, 10)), (255, 255, 255))


def test_cmyk_becomes_rgb():
    made = result(file_of(picture(mode="CMYK", colour=(0, 255, 255, 0))))
    assert made.mode == "RGB"
    assert close(made.getpixel((10, 10)), (254, 0, 0))


def test_sixteen_bits_of_grey_keep_their_grey():
    made = result(file_of(picture(mode="I;16", colour=0x8000), "PNG"))
    assert close(made.getpixel((10, 10)), (128, 128, 128))


def test_a_profile_that_does_not_fit_is_ignored():
    made = result(file_of(picture(), icc_profile=b"no profile at all"))
    assert close(made.getpixel((10, 10)), RED)


def test_a_small_file_of_81_million_pixels_is_refused_before_it_is_decoded():
    bomb = png_header(9000, 9000)
    assert len(bomb) < 10_000
    assert reason(bomb) == pictures.TOO_LARGE


@pytest.mark.parametrize("size", [(30_000, 30_000), (4_900, 4_900), (16_001, 10)])
def test_too_many_pixels_are_refused(size):
    assert reason(png_header(*size)) == pictures.TOO_LARGE


def test_a_heavy_file_is_refused():
    assert reason(file_of(picture()) + b"\0" * pictures.MAX_BYTES) == pictures.TOO_HEAVY


@pytest.mark.parametrize(
    "data",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\nshowpage\n",
        b"Only some text in a file called picture.jpg",
        b"",
        file_of(picture(), "GIF"),
        file_of(picture(), "BMP"),
        file_of(picture(), "TIFF"),
        file_of(picture(), "PDF"),
    ],
    ids=["svg", "eps", "text", "empty", "gif", "bmp", "tiff", "pdf"],
)
def test_what_is_no_jpeg_png_or_webp_is_refused(data):
    assert reason(data) == pictures.NOT_A_PICTURE


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_a_truncated_picture_is_refused(file_format):
    noise = Image.effect_noise((300, 200), 80).convert("RGB")
    data = file_of(noise, file_format)
    assert reason(data[: len(data) // 2]) in (pictures.DAMAGED, pictures.NOT_A_PICTURE)


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(file_format):
    frames = [picture(colour=RED), picture(colour=BLUE)]
    moving = file_of(frames[0], file_format, save_all=True, append_images=frames[1:])
    assert reason(moving) == pictures.ANIMATED


def test_a_phones_double_picture_gives_its_first():
    double = file_of(picture(), "MPO", save_all=True, append_images=[picture(colour=BLUE)])
    assert close(result(double).getpixel((10, 10)), RED)


@settings(max_examples=150, deadline=None)
@given(
    file_format=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    place=st.floats(0, 1, exclude_max=True),
    replaced=st.binary(min_size=1, max_size=8),
    cut=st.booleans(),
)
def test_a_forged_file_is_either_taken_or_refused(file_format, place, replaced, cut):
    data = bytearray(file_of(Image.effect_noise((60, 40), 80).convert("RGB"), file_format))
    at = int(place * len(data))
    data[at : at + len(replaced)] = replaced
    with contextlib.suppress(pictures.Refused):
        pictures.prepare(bytes(data[:at] if cut else data))
