"""What the typesetter leaves undone: words about a PNG and an SVG, boxes and ligatures of a PDF."""

import io
import re
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
STREAM = b"%d 0 obj\n<</Length %d/Type/CMap/Filter/FlateDecode/WMode 0>>\nstream\n"
CMAP = re.compile(
    rb"\n(\d+) 0 obj\n<</Length (\d+)/Type/CMap/Filter/FlateDecode/WMode 0>>\nstream\n"
)
"""A table of which glyph is which letter: its number and length."""
SLUG, BLEED = 9 * MM, 3 * MM


def pdf(data: bytes, *, arabic: bool, bleed: bool) -> bytes:
    """`data` with the lam-alef ligatures readable and the bleed box set, where there are any."""
    if arabic:
        data = with_ligatures(without_direction(data))
    return with_bleed_box(data) if bleed else data


def with_bleed_box(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[0]
        left, low, right, high = (float(value) for value in page.mediabox)
        edge = SLUG - BLEED
        page.BleedBox = [left + edge, low + edge, right - edge, high - edge]
        buffer = io.BytesIO()
        document.save(buffer, deterministic_id=True, fix_metadata_version=False)
    return buffer.getvalue()


def without_direction(data: bytes) -> bytes:
    """It says in which order pages turn; some readers take it for the direction of every line and
    turn #ICT4SDG round. The catalogue is the last object."""
    start = data.rindex(b"/Type/Catalog")
    said = b"/Direction/R2L"
    return data[:start] + data[start:].replace(said, b" " * len(said))


def with_ligatures(data: bytes) -> bytes:
    streams = {}
    for found in CMAP.finditer(data):
        old = new = zlib.decompress(data[found.end() : found.end() + int(found[2])])
        for letters, ligature in LIGATURES.items():
            new = new.replace(letters, ligature)
        if new != old:
            streams[int(found[1])] = zlib.compress(new)
    return revised(data, streams) if streams else data


def revised(data: bytes, streams: dict[int, bytes]) -> bytes:
    """`data` with new streams of those numbers, added at its end as PDF’s revisions are: ten times
    as fast as writing all of it anew."""
    tail = data.rindex(b"\ntrailer")
    trailer, start = data[tail:].split(b"startxref")
    previous = b"/Prev %d>>" % int(start.split()[0])
    table = b"xref\n"
    data += b"\n"
    for number, stream in streams.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += STREAM % (number, len(stream)) + stream + b"\nendstream\nendobj\n"
    ending = b"\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + table + trailer.strip().removesuffix(b">>") + previous + ending


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
