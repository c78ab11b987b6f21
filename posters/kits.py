"""Kits: many files as one ZIP, streamed as it is read, its size known before."""

from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from zipstream import ZipStream

from ict4sdg import languages

from . import storing

CHECKSUMS = "SHA256SUMS.txt"


def kit(entries, terms: dict[str, str], url: str) -> ZipStream:
    """A ZIP of `entries` (Entry, name), not compressed: its files are already.

    Each language has a folder of its own with a README and the terms of use in it. Nothing is
    read before it is sent, and only a piece of it at a time.
    """
    stream = ZipStream(sized=True)
    by_language = defaultdict(list)
    for entry, name in entries:
        by_language[entry.file.language].append((entry, name))
    sums = []
    for code in (each for each in languages.CODES if each in by_language):
        folder = languages.BY_CODE[code].name
        with override(code):
            name = _("Read me")
            add_text(stream, f"{folder}/{name}.txt", readme(by_language[code], url))
            if text := terms.get(code):
                name = _("Terms of use")
                add_text(stream, f"{folder}/{name}.txt", text)
        for entry, name in by_language[code]:
            path = f"{folder}/{name}"
            stream.add(pieces(entry), path, size=entry.size)
            sums.append(f"{entry.digest}  {path}")
    add_text(stream, CHECKSUMS, "\n".join(sums))
    return stream


def add_text(stream, path: str, text: str) -> None:
    stream.add(f"{text}\n".encode(), path)


def pieces(entry, length: int = 64 * 1024):
    with storing.opened(entry.digest, entry.file.kind) as file:
        while part := file.read(length):
            yield part


def readme(entries, url: str) -> str:
    """In the active language: what is in the folder, for what, and where more is."""
    total = len(entries)
    lines = [
        _("Posters of the campaign #ICT4SDG"),
        ngettext("%(total)s file", "%(total)s files", total) % {"total": total},
        _(
            "PDF files are for print: their type and drawings are sharp at any size, and fonts are "
            "embedded. SVG files are for designers. PNG files are for social media and screens."
        ),
        _("The alternative text of a poster stands in its file and on its page: copy it with it."),
        _("%(name)s lists a checksum (SHA-256) of each file.") % {"name": CHECKSUMS},
        url,
        "\n".join(f"– {name}" for _entry, name in entries),
    ]
    return "\n\n".join(lines)
