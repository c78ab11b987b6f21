"""Pictures that people upload: guarded, cropped to what is shown, encoded anew without metadata.

The header is read and judged before a single pixel is decoded; formats are named, so that no
other decoder is ever tried.
"""

import io
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .errors import BadPicture

LARGEST_FILE = 10 * 1024 * 1024
MOST_PIXELS = 24_000_000
SMALLEST_SIDE = 300
KINDS = ("JPEG", "PNG", "WEBP")
REASONS = ("file", "pixels", "kind", "damaged", "animated", "small")


@dataclass(frozen=True)
class Picture:
    data: bytes
    focus: tuple[float, float] = (0.5, 0.5)
    """What must be seen: shares of the width and the height, from the upper left."""


@dataclass(frozen=True)
class Logo:
    data: bytes
    alt: str
    place: str = "beside"
    """`beside` the campaign's, or alone `under` it, as the terms of use say."""


def opened(data: bytes, smallest: int) -> Image.Image:
    """The picture, its header judged, not yet decoded."""
    if len(data) > LARGEST_FILE:
        raise BadPicture("file")
    try:
        image = Image.open(io.BytesIO(data), formats=KINDS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise BadPicture("kind") from None
    if image.width * image.height > MOST_PIXELS:
        raise BadPicture("pixels")
    if min(image.size) < smallest:
        raise BadPicture("small")
    if getattr(image, "n_frames", 1) > 1:
        raise BadPicture("animated")
    return image


def decoded(data: bytes, mode: str, smallest: int, wanted: tuple[int, int]) -> Image.Image:
    """The picture upright, in sRGB, in `mode` (RGB or RGBA)."""
    image = opened(data, smallest)
    try:
        image.draft("RGB", (wanted[0] * 2, wanted[1] * 2))
        image.load()
        return in_srgb(ImageOps.exif_transpose(image)).convert(mode)
    except Exception:
        raise BadPicture("damaged") from None


def in_srgb(image: Image.Image) -> Image.Image:
    """Colours of the picture's own profile as those of screens; as they are, without one."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(
            image, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def on_white(image: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def crop_box(size, ratio: float, focus) -> tuple[int, int, int, int]:
    """The largest box of width : height = `ratio` inside `size`, as near `focus` as can be."""
    width, height = size
    w, h = min(width, height * ratio), min(height, width / ratio)
    x = min(max(focus[0] * width - w / 2, 0), width - w)
    y = min(max(focus[1] * height - h / 2, 0), height - h)
    return round(x), round(y), round(x + w), round(y + h)


def cropped(picture: Picture, ratio: float, width: int) -> bytes:
    """What is shown of `picture`, at most `width` pixels wide, as a JPEG without metadata."""
    wanted = (width, round(width / ratio))
    image = on_white(decoded(picture.data, "RGBA", SMALLEST_SIDE, wanted))
    image = image.crop(crop_box(image.size, ratio, picture.focus))
    if image.width > width:
        image = image.resize(wanted, Image.Resampling.LANCZOS)
    return encoded(image, "JPEG", quality=88, subsampling=0)


def flat_logo(logo: Logo, side: int = 1400) -> tuple[bytes, float]:
    """The logo as a PNG on white, its empty margins cut off, and its width : height."""
    image = on_white(decoded(logo.data, "RGBA", 40, (side, side)))
    edges = (
        ImageOps.invert(image.convert("L")).point(lambda level: 255 if level > 8 else 0).getbbox()
    )
    image = image.crop(edges) if edges else image
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    return encoded(image, "PNG"), image.width / image.height


def encoded(image: Image.Image, kind: str, **options) -> bytes:
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    buffer = io.BytesIO()
    fresh.save(buffer, kind, **options)
    return buffer.getvalue()
