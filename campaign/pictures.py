"""Uploaded pictures: checked, freed of all metadata and made into sizes. Bytes in, bytes out.

Nothing of the upload itself is kept: each rendition is drawn anew, upright, in sRGB, on white.
"""

import hashlib
import io
import struct
import zlib
from dataclasses import dataclass

from PIL import Image, ImageCms

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 24_000_000
MAX_SIDE = 16_000
"""WebP ends at 16,383 pixels a side."""
WIDTHS = (480, 960, 1600)
BROKEN = (OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError)
BROKEN += (struct.error, zlib.error)
"""What Pillow raises on files that are cut or forged."""
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Refused(Exception):
    """The upload is not a picture that the site takes. `reason` is one of the constants below."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


TOO_HEAVY, TOO_LARGE, NOT_A_PICTURE, DAMAGED, ANIMATED = (
    "too-heavy",
    "too-large",
    "not-a-picture",
    "damaged",
    "animated",
)


@dataclass(frozen=True)
class Prepared:
    key: str
    """Names the picture by its content."""
    width: int
    height: int
    """Of the largest rendition, in pixels."""
    files: dict[tuple[int, str], bytes]
    """(width, extension) to the rendition's bytes."""

    @property
    def widths(self) -> list[int]:
        return sorted({width for width, _extension in self.files})


def prepare(data: bytes) -> Prepared:
    """The renditions of an uploaded file. Raises Refused."""
    if len(data) > MAX_BYTES:
        raise Refused(TOO_HEAVY)
    picture = drawn(opened(data))
    files = {}
    for width in widths_for(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        rendition = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        files[width, "jpg"] = encoded(
            rendition, "JPEG", quality=82, optimize=True, progressive=True
        )
        files[width, "webp"] = encoded(rendition, "WEBP", quality=80)
    return Prepared(hashlib.sha256(data).hexdigest()[:32], width, height, files)


def opened(data: bytes) -> Image.Image:
    """The picture with only its header read: nothing is decoded before its size is known."""
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise Refused(TOO_LARGE) from error
    except BROKEN as error:
        raise Refused(NOT_A_PICTURE) from error
    if picture.width * picture.height > MAX_PIXELS or max(picture.size) > MAX_SIDE:
        raise Refused(TOO_LARGE)
    # A phone's JPEG may hold a second, smaller picture (MPO): its first is the photograph.
    if picture.format in ("PNG", "WEBP") and getattr(picture, "is_animated", False):
        raise Refused(ANIMATED)
    return picture


def drawn(picture: Image.Image) -> Image.Image:
    """A new RGB picture with these pixels, turned upright, and nothing else of the file."""
    try:
        picture.load()
        picture = in_srgb(upright(picture))
    except BROKEN as error:
        raise Refused(DAMAGED) from error
    clean = Image.new("RGB", picture.size, "white")
    clean.paste(picture, mask=picture if picture.mode == "RGBA" else None)
    return clean


def upright(picture: Image.Image) -> Image.Image:
    """`picture` turned as its camera noted. Pillow's own way also writes the notes anew, and
    fails on those of some cameras."""
    try:
        turn = TURNS.get(picture.getexif().get(ORIENTATION))
    except BROKEN:
        turn = None
    return picture if turn is None else picture.transpose(turn)


def in_srgb(picture: Image.Image) -> Image.Image:
    """`picture` as RGB, or RGBA where it is transparent, in the colours of the web."""
    if picture.mode.startswith("I"):  # 16 bits of grey
        return picture.point(lambda level: level / 256).convert("L").convert("RGB")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if profile := picture.info.get("icc_profile"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (OSError, ImageCms.PyCMSError):
            pass  # A profile that does not fit: its colours are as good as unlabelled.
    return picture.convert("RGB")


def widths_for(width: int) -> list[int]:
    """The widths to make, never wider than the picture."""
    return sorted({min(each, width) for each in WIDTHS})


def encoded(picture, file_format, **options) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, file_format, **options)
    return buffer.getvalue()
