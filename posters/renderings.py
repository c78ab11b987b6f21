"""Files of posters: which are current, and making those that are not.

A file is current when it was made from what it would be made from today; that is one digest, of
its words, its picture and the typesetter itself. Nobody has to tell anyone what changed.
"""

import ast
import hashlib
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.core.files.storage import default_storage

from . import parcels, storing
from .cells import PREVIEW_OF, File
from .models import Rendering
from .pictures import Picture
from .wording import Library, digest, url_of

HERE = Path(__file__).parent
LIBRARIES = (
    "typst",
    "Pillow",
    "pikepdf",
    "pypdfium2",
    "segno",
    "rjieba",
    "uharfbuzz",
    "fontpkg-noto-sans",
    "fontpkg-almarai",
    "manimgx-fonts-cjk",
)


@dataclass(frozen=True)
class Entry:
    """A file that exists."""

    file: File
    digest: str
    size: int
    is_artwork: bool = False

    @property
    def path(self) -> str:
        return storing.path_of(self.digest, self.file.kind)


def modules_of(name: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """The module `name` of this folder and all that it imports from here."""
    found = {name}
    for node in ast.walk(ast.parse((HERE / f"{name}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            for each in [node.module] if node.module else [alias.name for alias in node.names]:
                if each not in seen | found:
                    found |= modules_of(each, seen | found)
    return found


@cache
def typesetter() -> str:
    """A digest of what sets posters: its libraries and fonts, modules and templates."""
    seen = hashlib.sha256(" ".join(version(name) for name in LIBRARIES).encode())
    modules = [HERE / f"{name}.py" for name in sorted(modules_of("render") | {"previews"})]
    for path in [*modules, *sorted(HERE.glob("typst/*.typ"))]:
        seen.update(path.read_bytes())
    return seen.hexdigest()


def made_from(library: Library, poster, file: File) -> str:
    """The digest of everything that `file` is made from."""
    source = file.as_format(PREVIEW_OF) if file.is_preview else file
    if artwork := library.artwork(poster, source):
        return digest("artwork", artwork.digest, file.format)
    words = library.words_digest(poster, file.design, file.language)
    picture = (
        [poster.picture.key, poster.focus_x, poster.focus_y] if file.design == "photo" else None
    )
    return digest(typesetter(), asdict(file), words, url_of(poster, file.language), picture)


def entry_of(row: Rendering, slug: str) -> Entry:
    file = File(slug, row.design, row.language, row.format, row.bleed)
    return Entry(file, row.digest, row.size, row.is_artwork)


class Shelf:
    """The files that exist of a library's posters; one query, and one write for each file made."""

    def __init__(self, library: Library):
        self.library = library
        by_pk = {poster.pk: poster for poster in library.posters.values()}
        rows = Rendering.objects.filter(poster__in=by_pk)
        self.rows = {entry_of(row, by_pk[row.poster_id].slug).file: row for row in rows}

    def state(self, file: File) -> str:
        """`current`, `outdated` or `missing`."""
        row = self.rows.get(file)
        if row is None:
            return "missing"
        poster = self.library.posters[file.slug]
        return "current" if row.made_from == made_from(self.library, poster, file) else "outdated"

    def entry(self, file: File) -> Entry | None:
        """The file if it is current and still there."""
        return self.last(file) if self.state(file) == "current" else None

    def last(self, file: File) -> Entry | None:
        """The file as it was made last, current or not."""
        row = self.rows.get(file)
        if row is None or not storing.is_kept(row.digest, file.kind, row.size):
            return None
        return entry_of(row, file.slug)

    def made(self, file: File) -> Entry:
        """The file, made now if it is not current. Raises PosterError, OSError."""
        return self.entry(file) or self.make(file)

    def make(self, file: File) -> Entry:
        """The file, made anew. Raises PosterError, OSError."""
        page = None
        if artwork := self.artwork(file):
            return self.take(file, storing.read(artwork.digest, file.kind))
        if file.is_preview:
            page = self.read(file.as_format(PREVIEW_OF))
        return self.take(file, parcels.bytes_of(self.job([file]), file, page))

    def take(self, file: File, data: bytes) -> Entry:
        """Store a file that was made and take it down."""
        poster = self.library.posters[file.slug]
        source = file.as_format(PREVIEW_OF) if file.is_preview else file
        row, _created = Rendering.objects.update_or_create(
            poster=poster,
            design=file.design,
            language=file.language,
            format=file.format,
            bleed=file.bleed,
            defaults={
                "made_from": made_from(self.library, poster, file),
                "digest": storing.keep(data, file.kind),
                "size": len(data),
                "is_artwork": self.library.artwork(poster, source) is not None,
            },
        )
        self.rows[file] = row
        return entry_of(row, file.slug)

    def job(self, files: list[File], page: bytes | None = None) -> parcels.Job:
        """What it takes to set `files`, all of one design of a cell."""
        first = files[0]
        poster = self.library.posters[first.slug]
        return parcels.Job(
            tuple(files),
            self.library.words(poster, first.design, first.language),
            url_of(poster, first.language),
            picture_for(poster) if first.design == "photo" else None,
            page,
        )

    def artwork(self, file: File):
        return self.library.artwork(self.library.posters[file.slug], file)

    def read(self, file: File) -> bytes:
        entry = self.made(file)
        return storing.read(entry.digest, file.kind)


def picture_for(poster) -> Picture | None:
    if poster.picture is None:
        return None
    largest = poster.picture.path(max(poster.picture.widths), "jpg")
    with default_storage.open(largest) as file:
        return Picture(file.read(), (poster.focus_x / 100, poster.focus_y / 100))
