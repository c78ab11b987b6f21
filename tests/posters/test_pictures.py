"""Uploaded pictures are judged before they are decoded, and encoded anew."""

import io
import os

import pytest
from PIL import Image, ImageCms

from posters.errors import BadPicture
from posters.pictures import LARGEST_FILE, Logo, Picture, crop_box, cropped, flat_logo


def encoded(image, kind="PNG", **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def noise(width, height):
    return Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))


def reason(data):
    with pytest.raises(BadPicture) as caught:
        cropped(Picture(data), 1, 800)
    return caught.value.reason


def animated(kind):
    frames = [noise(400, 400) for _ in range(3)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "kind"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 400 400\n(/etc/passwd) run", "kind"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "kind"),
        (encoded(noise(400, 400), "GIF"), "kind"),
        (encoded(noise(400, 400), "TIFF"), "kind"),
        (encoded(noise(600, 600), "JPEG")[:20000], "damaged"),
        (encoded(noise(600, 600), "PNG")[:20000], "damaged"),
        (encoded(noise(200, 900), "PNG"), "small"),
        (animated("WEBP"), "animated"),
        (animated("PNG"), "animated"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_used_is_refused_with_a_reason(data, expected):
    assert reason(data) == expected


def test_a_large_file_is_refused_unread():
    assert reason(b"\xff\xd8" + bytes(LARGEST_FILE)) == "file"


@pytest.mark.parametrize("side", [9000, 50000])
def test_a_decompression_bomb_is_refused_by_its_header(side):
    bomb = encoded(Image.new("1", (side, 9000)))
    assert len(bomb) < 1_000_000
    Image.MAX_IMAGE_PIXELS = None
    assert reason(bomb) == "pixels"


def test_nothing_but_the_picture_is_left_of_a_file():
    exif = Image.Exif()
    exif[0x010E] = "SECRET place"
    data = (
        encoded(noise(600, 600), "JPEG", exif=exif, comment=b"SECRET comment")
        + b"PK\x03\x04SECRET.zip"
    )
    found = cropped(Picture(data), 1, 500)
    assert b"SECRET" not in found
    assert Image.open(io.BytesIO(found)).size == (500, 500)


def test_a_picture_is_turned_upright_before_it_is_cropped():
    image = Image.new("RGB", (800, 400), "white")
    image.paste("red", (0, 0, 400, 400))
    exif = Image.Exif()
    exif[0x0112] = 6
    found = Image.open(io.BytesIO(cropped(Picture(encoded(image, "JPEG", exif=exif)), 0.5, 400)))
    assert found.size == (400, 800)
    assert found.getpixel((200, 100))[1] < 60
    assert found.getpixel((200, 700))[1] > 200


def test_what_is_cut_off_is_not_in_the_file_and_the_focus_is():
    image = Image.new("RGB", (1500, 500), "blue")
    image.paste("red", (1100, 0, 1300, 500))
    found = Image.open(io.BytesIO(cropped(Picture(encoded(image), (0.8, 0.5)), 0.4, 400)))
    assert found.size == (200, 500)
    assert found.getpixel((100, 250))[0] > 200
    elsewhere = Image.open(io.BytesIO(cropped(Picture(encoded(image), (0.1, 0.5)), 0.4, 400)))
    assert max(pixel[1][0] for pixel in elsewhere.getcolors(1 << 20)) < 60


@pytest.mark.parametrize("focus", [(-1, 9), (float("nan"), 0.5), (0, 1), (float("inf"), 0)])
def test_any_focus_gives_a_box_inside_the_picture(focus):
    left, upper, right, lower = crop_box((800, 600), 0.75, focus)
    assert 0 <= left < right <= 800
    assert 0 <= upper < lower <= 600
    assert (right - left) / (lower - upper) == pytest.approx(0.75)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_common_kind_of_pixel_becomes_rgb(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    found = Image.open(
        io.BytesIO(cropped(Picture(encoded(Image.new(mode, (400, 400)), kind)), 1, 300))
    )
    assert (found.mode, found.size) == ("RGB", (300, 300))


def test_a_broken_colour_profile_does_not_stop_a_picture():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for icc in (b"not a profile", profile):
        assert cropped(Picture(encoded(noise(400, 400), "JPEG", icc_profile=icc)), 1, 300)


def test_a_logo_stands_on_white_without_its_empty_margins():
    image = Image.new("RGBA", (1000, 1000), (0, 0, 0, 0))
    image.paste((10, 60, 160, 255), (300, 400, 700, 500))
    data, ratio = flat_logo(Logo(encoded(image), "Logo"))
    assert ratio == pytest.approx(4, rel=0.02)
    assert Image.open(io.BytesIO(data)).mode == "RGB"


def test_an_empty_logo_is_no_error():
    assert flat_logo(Logo(encoded(Image.new("RGBA", (300, 100), (0, 0, 0, 0))), "Logo"))[
        1
    ] == pytest.approx(3)
