"""The WSIS–SDG matrix as PDF: plain values of `campaign.sheets` in, bytes out; kept by content."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import typst
from django.core.files.storage import default_storage

from . import finish, fonts, storing, typesetting

TEMPLATE = Path(__file__).parent / "typst" / "matrix.typ"
FOLDER = "posters/matrix"
EPOCH = 0
"""The time that every file carries, so that the same words give the same bytes."""


def draw(sheet: dict, code: str) -> bytes:
    """The matrix in language `code`: a sheet of A3, then its annex. Drawn once for each content."""
    words = json.dumps({**sheet, "language": typesetting.plain(code)}, ensure_ascii=False)
    drawn_by = TEMPLATE.read_bytes() + Path(finish.__file__).read_bytes()
    name = f"{code}-{hashlib.sha256(drawn_by + words.encode()).hexdigest()[:32]}.pdf"
    if not default_storage.exists(f"{FOLDER}/{name}"):
        keep(name, code, finish.pdf(typeset(words), arabic=code == "ar", bleed=False))
    with default_storage.open(f"{FOLDER}/{name}") as file:
        return file.read()


def keep(name: str, code: str, data: bytes) -> None:
    """Store `data`, and let go what stood there of this language."""
    old = files_of(code)
    storing.write(f"{FOLDER}/{name}", data)
    for each in old:
        if each != name:
            default_storage.delete(f"{FOLDER}/{each}")


def files_of(code: str) -> list[str]:
    try:
        found = default_storage.listdir(FOLDER)[1]
    except FileNotFoundError:
        return []
    return [name for name in found if name.startswith(f"{code}-")]


def typeset(words: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="matrix-") as place:
        folder = Path(place)
        shutil.copy(TEMPLATE, folder)
        (folder / "matrix.json").write_text(words, encoding="utf-8")
        compiler = typst.Compiler(
            input=str(folder / TEMPLATE.name),
            root=str(folder),
            font_paths=fonts.book(),
            ignore_system_fonts=True,
            package_path=str(folder / "none"),
            package_cache_path=str(folder / "none"),
        )
        return compiler.compile(format="pdf", timestamp=EPOCH, pdf_standards="ua-1")
