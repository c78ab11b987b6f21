"""Whose texts are translated, and which language they are written in first."""

from dataclasses import dataclass
from functools import cache

from django.core.exceptions import ObjectDoesNotExist

from campaign.models.publishing import Publishable, State
from campaign.rich_text import RichTextField
from ict4sdg import languages

from .fingerprints import fingerprint

FALLBACK = "en"


@dataclass(frozen=True)
class Texts:
    fields: tuple[str, ...]
    parent: str = ""
    """The foreign key to the item that it is part of, and whose languages it has."""
    row_of: str = ""
    """The foreign key to the item on whose form it is edited."""
    names: tuple[str, ...] = ("slug",)
    """What a list calls an item beside its title: paths of neutral fields."""
    on_poster: tuple[str, ...] = ()
    """Fields that stand on a poster, which has room for few words."""
    is_doubted: bool = True
    """Whether campaign/translating/doubts.py is asked about it."""


TEXTS: dict[type, Texts] = {}


def owner(item):
    """The item whose state and languages count for `item`: itself or what it is part of."""
    parent = TEXTS[type(item)].parent
    if not parent:
        return item
    try:
        return getattr(item, parent)
    except ObjectDoesNotExist:  # A fixture may load the part first.
        return item


def texts(item, code) -> dict[str, str]:
    """Field to text in language `code`."""
    return {name: getattr(item, f"{name}_{code}") or "" for name in TEXTS[type(item)].fields}


def source_of(item) -> str:
    """The item's source language; where it has none of its own English, or else what it has."""
    own = getattr(owner(item), "source_language", None)
    if own:
        return own
    written = [code for code in languages.CODES if any(texts(item, code).values())]
    return languages.best_of(written, FALLBACK, FALLBACK) or FALLBACK


def promised_in(item) -> set[str]:
    """The languages in which the item must be complete: those it is published in; all six for
    what has no publication of its own."""
    whole = owner(item)
    if not any(texts(item, source_of(item)).values()):
        return set()
    if not isinstance(whole, Publishable):
        return set(languages.CODES)
    return set(whole.published_in) if whole.state == State.PUBLISHED else set()


def settles(item) -> bool:
    """Whether a save of `item` as it is now makes its source stand: not while it is a draft."""
    return getattr(owner(item), "state", None) != State.DRAFT


@cache
def is_rich(model, name) -> bool:
    return isinstance(model._meta.get_field(name), RichTextField)


def print_of(model):
    """The fingerprint of a field's text, as the rules take it."""
    return lambda name, text: fingerprint(text, is_rich=is_rich(model, name))
