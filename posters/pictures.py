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
SMALLEST_SIDE, SMALLEST_LOGO = 300, 60
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


def shown(image: Image.Image, size: tuple[int, int], box=None) -> Image.Image:
    """The part of the picture in `box`, scaled to `size`, in sRGB on white. Scaling comes first, so
    that large pictures are held in memory once."""
    try:
        image.load()
        if image.mode not in ("RGB", "RGBA", "L", "LA", "CMYK"):
            image = image.convert("RGBA")
        image = image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
        return on_white(in_srgb(image))
    except MemoryError:
        raise
    except Exception:
        raise BadPicture("damaged") from None


def upright(image: Image.Image) -> Image.Image:
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except MemoryError:
        raise
    except Exception:
        raise BadPicture("damaged") from None
    return image


def in_srgb(image: Image.Image) -> Image.Image:
    """Colours of the picture's own profile turned into those of screens; else as they are."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("RGBA", "LA"):
        return image.convert("RGB")
    image = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def crop_box(size, ratio: float, focus) -> tuple[float, float, float, float]:
    """The largest box of width : height = `ratio` inside `size`, as near to `focus` as can be."""
    width, height = size
    w, h = min(width, height * ratio), min(height, width / ratio)
    x, y = (share if 0 <= share <= 1 else 0.5 for share in focus)
    left = min(max(x * width - w / 2, 0), width - w)
    upper = min(max(y * height - h / 2, 0), height - h)
    return left, upper, left + w, upper + h


def cropped(picture: Picture, ratio: float, width: int) -> bytes:
    """What is shown of `picture`, at most `width` pixels wide, as a JPEG without metadata."""
    image = opened(picture.data, SMALLEST_SIDE)
    image.draft("RGB", (width * 2, round(width * 2 / ratio)))
    image = upright(image)
    box = crop_box(image.size, ratio, picture.focus)
    width = min(width, max(1, round(box[2] - box[0])))
    image = shown(image, (width, max(1, round(width / ratio))), box)
    return encoded(image, "JPEG", quality=88, subsampling=0)


def flat_logo(logo: Logo, side: int = 1400) -> tuple[bytes, float]:
    """The logo as a PNG on white, its empty margins cut off, and its width : height."""
    image = upright(opened(logo.data, SMALLEST_LOGO))
    scale = min(1, side / max(image.size))
    image = shown(image, tuple(max(1, round(length * scale)) for length in image.size))
    marks = ImageOps.invert(image.convert("L")).point(lambda level: 255 if level > 8 else 0)
    image = image.crop(marks.getbbox()) if marks.getbbox() else image
    return encoded(image, "PNG"), image.width / image.height


def encoded(image: Image.Image, kind: str, **options) -> bytes:
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    buffer = io.BytesIO()
    fresh.save(buffer, kind, **options)
    return buffer.getvalue()
