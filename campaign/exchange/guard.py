"""Files from outside, judged before anything in them is read."""

import io
import re
import zipfile

from lxml import etree

from .refused import Refused

LARGEST = 20 * 1024 * 1024
MOST_UNITS = 50_000
MOST_PARTS = 200
LARGEST_UNPACKED = 150 * 1024 * 1024
HIGHEST_RATIO = 150
SMALL = 1024 * 1024
"""Below this, a part may be packed as tightly as it likes."""
DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.I)
DECLARED = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[", re.I)


def require_size(data: bytes) -> None:
    if len(data) > LARGEST:
        raise Refused("heavy")


def require_number(count: int) -> None:
    if count > MOST_UNITS:
        raise Refused("many", str(MOST_UNITS))


def xml_root(data: bytes) -> etree._Element:
    """The root of an XML document that declares no type and no entities. Raises Refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        # The parser of some versions stops at the entities themselves.
        raise Refused("doctype" if DOCTYPE.search(data[:4096]) else "xml", str(error)) from error
    information = root.getroottree().docinfo
    if information.internalDTD is not None or information.doctype:
        raise Refused("doctype")
    return root


def workbook(data: bytes) -> io.BytesIO:
    """An XLSX file whose parts are few, small once unpacked, and plain XML. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            require_modest(archive.infolist())
            for part in archive.infolist():
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    require_plain(archive.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused("archive", str(error)) from error
    return io.BytesIO(data)


def require_modest(parts) -> None:
    """The sizes that the archive declares: none of its parts is unpacked beyond them."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refused("bomb")
    for part in parts:
        if part.file_size > max(SMALL, part.compress_size * HIGHEST_RATIO):
            raise Refused("bomb")


def require_plain(xml: bytes) -> None:
    if b"\0" in xml:  # UTF-16, which no program that makes workbooks writes
        raise Refused("archive", "UTF-16")
    if DOCTYPE.search(xml):
        raise Refused("doctype")


def require_no_entities(html: str) -> None:
    """A web page has a document type; it declares none of its own."""
    if DECLARED.search(html):
        raise Refused("doctype")
