"""The files that texts travel in."""

from dataclasses import dataclass
from types import ModuleType

from . import html, xliff12, xliff20, xlsx
from .refused import Refused


@dataclass(frozen=True)
class Format:
    name: str
    label: str
    extension: str
    media_type: str
    module: ModuleType

    def write(self, bilingual) -> bytes:
        return self.module.write(bilingual)

    def read(self, data: bytes):
        """Raises Refused."""
        return self.module.read(data)


XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    each.name: each
    for each in (
        Format("xliff12", "XLIFF 1.2", "xlf", "application/x-xliff+xml", xliff12),
        Format("xliff20", "XLIFF 2.0", "xlf", "application/xliff+xml", xliff20),
        Format("xlsx", "XLSX", "xlsx", XLSX_TYPE, xlsx),
        Format("html", "HTML", "html", "text/html; charset=utf-8", html),
    )
}


def format_of(data: bytes) -> Format:
    """Which format a file is, by what it begins with, not by its name. Raises Refused."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK\x03\x04"):
        return FORMATS["xlsx"]
    # A file in UTF-16 shows its words once the zeros between them are gone.
    words = start.replace(b"\0", b"").lower()
    if b"<xliff" in words:
        is_second = any(mark in words for mark in (b'version="2', b"version='2", b"document:2."))
        return FORMATS["xliff20" if is_second else "xliff12"]
    if b"<html" in words or b"<table" in words or b"<!doctype html" in words:
        return FORMATS["html"]
    if b"<!doctype" in words or b"<!entity" in words:
        raise Refused("doctype")
    raise Refused("format")
