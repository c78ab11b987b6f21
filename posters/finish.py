"""What the typesetter leaves undone: words about a PNG and an SVG, boxes and ligatures of a PDF."""

import io
import struct
import zlib
from xml.sax.saxutils import escape, quoteattr

import pikepdf

from .formats import MM

LIGATURES = {
    b"<06440622>": b"<FEF5>",
    b"<06440623>": b"<FEF7>",
    b"<06440625>": b"<FEF9>",
    b"<06440627>": b"<FEFB>",
}
"""Lam with alef is one glyph. Readers that turn Arabic round glyph by glyph swap its two letters
(الآفة becomes اآلفة), so the glyph is given Unicode's one character for it, which they undo."""
SLUG, BLEED = 9 * MM, 3 * MM


def pdf(data: bytes, *, arabic: bool, bleed: bool) -> bytes:
    """`data` with the lam-alef ligatures readable and the bleed box set, where there are any."""
    if not (arabic or bleed):
        return data
    with pikepdf.open(io.BytesIO(data)) as document:
        if arabic:
            mend_ligatures(document)
            # It says in which order pages turn; some readers take it for the direction of every
            # line and turn #ICT4SDG round.
            del document.Root.ViewerPreferences["/Direction"]
        if bleed:
            page = document.pages[0]
            left, low, right, high = (float(value) for value in page.mediabox)
            edge = SLUG - BLEED
            page.BleedBox = [left + edge, low + edge, right - edge, high - edge]
        buffer = io.BytesIO()
        document.save(buffer, deterministic_id=True, fix_metadata_version=False)
    return buffer.getvalue()


def mend_ligatures(document: pikepdf.Pdf) -> None:
    fonts = (font for page in document.pages for font in page.Resources.get("/Font", {}).values())
    for font in {each.objgen: each for each in fonts}.values():
        table = font.get("/ToUnicode")
        if table is None:
            continue
        old = new = table.read_bytes()
        for letters, ligature in LIGATURES.items():
            new = new.replace(letters, ligature)
        if new != old:
            table.write(new)


def png(data: bytes, texts: dict[str, str]) -> bytes:
    """`data` with `texts` as international text chunks after the header."""
    head = 8 + 25
    chunks = b"".join(chunk(key, text) for key, text in texts.items() if text)
    return data[:head] + chunks + data[head:]


def chunk(key: str, text: str) -> bytes:
    body = b"iTXt" + key.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def svg(data: bytes, title: str, description: str, language: str) -> bytes:
    """`data` with a title and a description that are read aloud."""
    start, rest = data.decode().split(">", 1)
    said = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    return f'{start} role="img" xml:lang={quoteattr(language)}>{said}{rest}'.encode()
