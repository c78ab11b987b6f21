"""One item on a page: which language it is shown in, and what the page says of the others."""

from dataclasses import dataclass

from ict4sdg import languages
from ict4sdg.languages import Language


@dataclass(frozen=True)
class Shown:
    """How an item appears to a visitor.

    `language` is the one its text is shown in; `available` are those it is published in;
    `is_foreign` says that the visitor's own is not among them.
    """

    language: Language
    available: list[Language]
    is_foreign: bool
    is_preview: bool = False


def shown(item, code, *, preview=False) -> Shown:
    """`item` for a visitor who reads `code`. A preview shows `code`, published or not."""
    if preview:
        return Shown(languages.BY_CODE[code], item.languages(), False, True)
    best = languages.best_of(item.published_in, code, item.source_language)
    return Shown(languages.BY_CODE[best], item.languages(), best != code)
