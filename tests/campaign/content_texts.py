"""The translated texts of the repository's content files, read once for the tests of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from campaign.loading import check, files
from ict4sdg import languages


@dataclass(frozen=True)
class Text:
    place: str
    """The file and, after a number sign, the row of it."""
    field: str
    texts: dict[str, str]
    source: str
    """Code of the language it was written in."""
    promised: tuple[str, ...]
    """Codes of the languages it must have."""


@cache
def all_tables():
    return tuple(files.read_tables())


@cache
def all_texts() -> tuple[Text, ...]:
    return tuple(_texts())


def _texts() -> Iterator[Text]:
    for kind, path, table in all_tables():
        story = check.is_publishable(kind.model)
        promised = check.published_in(table) if story else languages.CODES
        for where, model, row, _given in check.parts(kind, path, table):
            for name, texts in check.texts_of(model, row):
                source = table.get("source_language", "en")
                yield Text(where, name, texts, source, tuple(promised))


def tables(folder: str) -> list[tuple[str, dict]]:
    return [(path, table) for kind, path, table in all_tables() if kind.folder == folder]
