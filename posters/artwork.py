"""Finished files that staff upload: held to their format, freed of what could do harm.

PNG is drawn anew, PDF is written anew, SVG is taken as it is once nothing in it can act; none of
them is ever shown inside a page.
"""

import io
import re
from xml.etree import ElementTree

import pikepdf
from PIL import Image

from .cells import paper_size
from .formats import FORMATS, MM, Format

LARGEST = 40 * 1024 * 1024
TOLERANCE = 3 * MM
DEEPEST = 50
ACTIVE_IN_PDF = {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/RichMedia", "/SubmitForm"}
ACTIVE_IN_SVG = {"script", "foreignObject", "iframe", "object", "embed", "handler", "listener"}
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#|data:image/(png|jpeg|webp))|@import|expression\(", re.I)
INSIDE = re.compile(r"#|data:image/(png|jpeg|webp);base64,", re.I)


class Refused(Exception):
    """`reason` is one of the words in REASONS; `wanted` says the size that is needed."""

    def __init__(self, reason: str, wanted: str = ""):
        super().__init__(reason)
        self.reason, self.wanted = reason, wanted


REASONS = ("heavy", "kind", "size", "pages", "locked", "active", "damaged")


def checked(data: bytes, format: str) -> bytes:
    """What is kept of an uploaded file for `format`. Raises Refused."""
    page = FORMATS[format]
    if len(data) > LARGEST:
        raise Refused("heavy")
    return {"pdf": checked_pdf, "png": checked_png, "svg": checked_svg}[page.kind](data, page)


def wanted_size(page: Format) -> str:
    width, height = paper_size(page)
    return f"{width} × {height} " + ("mm" if page.on_paper else "px")


def checked_pdf(data: bytes, page: Format) -> bytes:
    if not data.startswith(b"%PDF-"):
        raise Refused("kind")
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            require_quiet(document)
            require_page(document, page)
            buffer = io.BytesIO()
            document.save(buffer, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise Refused("locked") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("damaged") from error
    return buffer.getvalue()


def require_quiet(document) -> None:
    """Nothing that starts by itself, runs, or hides another file."""
    if "/OpenAction" in document.Root or "/AA" in document.Root:
        raise Refused("active")
    for each in document.objects:
        require_passive(each)


def require_passive(value, depth: int = 0) -> None:
    """`value` and what is written inside it; what it only refers to has its own turn."""
    if depth > DEEPEST:
        raise Refused("damaged")
    if isinstance(value, pikepdf.Array):
        inside = list(value)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        named = {str(value.get(key, "")) for key in ("/S", "/Subtype", "/Type")}
        if ACTIVE_IN_PDF & (named | set(value.keys())):
            raise Refused("active")
        inside = [each for _key, each in value.items()]
    else:
        return
    for each in inside:
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            require_passive(each, depth + 1)


def require_page(document, page: Format) -> None:
    if len(document.pages) != 1:
        raise Refused("pages")
    box = [float(each) for each in document.pages[0].trimbox]
    width, height = abs(box[2] - box[0]), abs(box[3] - box[1])
    if abs(width - page.width) > TOLERANCE or abs(height - page.height) > TOLERANCE:
        raise Refused("size", wanted_size(page))


def checked_png(data: bytes, page: Format) -> bytes:
    try:
        picture = Image.open(io.BytesIO(data), formats=["PNG"])
        if picture.size != (page.width, page.height):
            raise Refused("size", wanted_size(page))
        if getattr(picture, "is_animated", False):
            raise Refused("pages")
        clean = Image.new("RGB", picture.size, "white")
        clean.paste(picture.convert("RGB"), mask=picture.convert("RGBA").getchannel("A"))
    except Image.DecompressionBombError as error:
        raise Refused("size", wanted_size(page)) from error
    except Image.UnidentifiedImageError as error:
        raise Refused("kind") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Refused("damaged") from error
    buffer = io.BytesIO()
    clean.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def checked_svg(data: bytes, page: Format) -> bytes:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("kind") from error
    if re.search(r"<!(DOCTYPE|ENTITY)|<\?(?!xml\s)", text, re.I):
        raise Refused("active")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314  (no document type, so no entities)
    except ElementTree.ParseError as error:
        raise Refused("kind") from error
    if local(root.tag) != "svg":
        raise Refused("kind")
    for element in root.iter():
        require_still(element)
    return data


def require_still(element) -> None:
    if local(element.tag) in ACTIVE_IN_SVG or OUTSIDE.search(element.text or ""):
        raise Refused("active")
    for name, value in element.attrib.items():
        name = local(name).lower()
        leads_out = name in ("href", "src") and not INSIDE.match(value.strip())
        if name.startswith("on") or leads_out or OUTSIDE.search(value):
            raise Refused("active")


def local(tag) -> str:
    return str(tag).rsplit("}", 1)[-1]
