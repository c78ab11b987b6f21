"""What the pool's workers do for “Make your own”. Plain values in, bytes out; no Django."""

import io

from PIL import Image

from campaign import pictures as guard

from .errors import BadPicture
from .formats import FORMATS
from .pictures import SMALLEST_SIDE
from .previews import QUALITY, picture_of
from .render import render

CARRIED_STEPS = ((2000, 85), (2000, 72), (1600, 70), (1200, 65))
"""Longest side and JPEG quality of the copy that a form carries, tried until it is small."""
LARGEST_CARRIED = 1_200_000
"""Bytes."""
PREVIEW_WIDTH = 720
REASONS = {
    guard.TOO_HEAVY: "file",
    guard.TOO_LARGE: "pixels",
    guard.NOT_A_PICTURE: "kind",
    guard.DAMAGED: "damaged",
    guard.ANIMATED: "animated",
}


def redrawn(data: bytes, smallest: int = SMALLEST_SIDE) -> bytes:
    """A picture drawn anew, upright, on white, without metadata, small enough to be carried in a
    form. Raises BadPicture."""
    if len(data) > guard.MAX_BYTES:
        raise BadPicture("file")
    try:
        picture = guard.drawn(guard.opened(data))
    except guard.Refused as refused:
        raise BadPicture(REASONS[refused.reason]) from None
    if min(picture.size) < smallest:
        raise BadPicture("small")
    for side, quality in CARRIED_STEPS:
        copy = picture.copy()
        copy.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3)
        made = guard.encoded(copy, "JPEG", quality=quality, optimize=True)
        if len(made) <= LARGEST_CARRIED:
            break
    return made


def preview(design, words, language, format, **options) -> bytes:
    """The poster in the shape of `format` as a small WebP picture for the screen."""
    options |= {"bleed": False}
    if FORMATS[format].on_paper:
        return picture_of(render(design, words, language, "a4.pdf", **options), PREVIEW_WIDTH)
    return smaller(render(design, words, language, format, **options))


def smaller(png: bytes) -> bytes:
    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        copy = picture.convert("RGB")
    copy.thumbnail((PREVIEW_WIDTH, 2 * PREVIEW_WIDTH), Image.Resampling.LANCZOS)
    return guard.encoded(copy, "WEBP", quality=QUALITY)
