"""The index of files on disk, by which downloads go on while the database is stopped.

It is written from the database after files were made, and read only when that cannot be asked.
"""

import json

from django.core.files.storage import default_storage

from . import storing
from .cells import PREVIEWS, SLUGS, File
from .models import Poster, Rendering
from .names import file_name, terms_of
from .renderings import Entry, entry_of

NAME = "posters/index.json"


def write() -> None:
    """Take down what exists. Raises OSError."""
    posters = {poster.pk: poster for poster in Poster.objects.select_related("goal")}
    rows = Rendering.objects.exclude(format__in=PREVIEWS).order_by("pk")
    files = {}
    for row in rows:
        poster = posters[row.poster_id]
        entry = entry_of(row, poster.slug)
        files[key_of(entry.file)] = {
            "digest": row.digest,
            "size": row.size,
            "is_artwork": row.is_artwork,
            "name": file_name(poster, entry.file),
        }
    index = {
        "first": {poster.slug: poster.design for poster in posters.values()},
        "files": files,
        "terms": terms_of(),
    }
    storing.write(NAME, json.dumps(index, ensure_ascii=False, indent=0).encode())


def key_of(file: File) -> str:
    name = f"bleed-{file.format}" if file.bleed else file.format
    return f"{file.slug}/{file.language}/{file.design}/{name}"


class Index:
    def __init__(self):
        try:
            with default_storage.open(NAME) as file:
                self.data = json.load(file)
        except (OSError, ValueError):
            self.data = {"first": {}, "files": {}, "terms": {}}

    def first_design(self, slug: str) -> str:
        return self.data["first"].get(slug, "signal")

    def find(self, file: File) -> tuple[Entry, str] | None:
        """The file and the name it is saved under."""
        known = self.data["files"].get(key_of(file))
        return self.told(file, known) if known else None

    def told(self, file: File, known: dict) -> tuple[Entry, str]:
        entry = Entry(file, known["digest"], known["size"], known["is_artwork"])
        return entry, known["name"]

    def all(self, *, slug: str | None = None, language: str | None = None):
        """Files without bleed, of one poster or in one language, in the order of the wall."""
        found = []
        for key, known in self.data["files"].items():
            of, code, design, name = key.split("/")
            if slug in (None, of) and language in (None, code) and not name.startswith("bleed-"):
                found.append(self.told(File(of, design, code, name), known))
        return sorted(
            found, key=lambda each: (SLUGS.index(each[0].file.slug), key_of(each[0].file))
        )

    @property
    def terms(self) -> dict[str, str]:
        return self.data["terms"]
