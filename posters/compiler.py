"""The typesetter: one warm compiler per thread, on a folder of its own that holds the templates.

A compiler reads nothing outside that folder: the templates, and the pictures of the poster that
is being set, under fixed names.
"""

import json
import shutil
import tempfile
import threading
import weakref
from pathlib import Path

import typst

from . import fonts
from .errors import RenderFailed, TooLong

TEMPLATES = Path(__file__).parent / "typst"
EPOCH = 0
"""The time that every file carries, so that the same words give the same bytes."""
local = threading.local()


class Typesetter:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="posters-"))
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        for template in TEMPLATES.glob("*.typ"):
            shutil.copy(template, self.folder)
        self.compiler = typst.Compiler(
            input=str(self.folder / "main.typ"),
            root=str(self.folder),
            font_paths=fonts.book(),
            ignore_system_fonts=True,
            package_path=str(self.folder / "none"),
            package_cache_path=str(self.folder / "none"),
        )

    def set(self, poster: dict, kind: str, pictures: dict[str, bytes]) -> bytes:
        files = {"poster.json": json.dumps(poster).encode(), **pictures}
        for name, data in files.items():
            (self.folder / name).write_bytes(data)
        options = {"pdf": {"pdf_standards": "ua-1"}, "png": {"ppi": 72.0}, "svg": {}}[kind]
        try:
            made = self.compiler.compile(
                format=kind,
                timestamp=EPOCH,
                **options,
            )
        except typst.TypstError as error:
            raise refusal(error) from error
        finally:
            for name in files:
                (self.folder / name).unlink()
        if isinstance(made, list):
            raise RenderFailed("more than one page") from None
        return made


class NoRoom(Exception):
    """A headline or title does not fit in `lines` lines of `limit` em, the smallest it may be."""

    def __init__(self, field: str, limit: float, lines: int):
        super().__init__(field)
        self.field, self.limit, self.lines = field, limit, lines


def refusal(error: typst.TypstError) -> Exception:
    """What a template said with `refuse`, else RenderFailed."""
    try:
        said = json.loads(error.message.removeprefix("panicked with: "))
        return NoRoom(**said) if "limit" in said else TooLong(**said)
    except (ValueError, TypeError):
        return RenderFailed(error.message)


def typesetter() -> Typesetter:
    """This thread's own."""
    if not hasattr(local, "typesetter"):
        local.typesetter = Typesetter()
    return local.typesetter
