"""What goes out to translators and comes back: one unit a field of an item, in two languages."""

import hashlib
import re
from dataclasses import dataclass, replace

from campaign.rich_text import stored
from campaign.translating.fingerprints import fingerprint

VERSION = "1"
"""Of what our files hold; a file of another version is refused."""
STATES = ("missing", "in_progress", "outdated", "current")
UNWRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no letters for."""


@dataclass(frozen=True)
class Unit:
    id: str
    """Model, natural key and field: `post:rural-broadband:title`."""
    source: str
    target: str = ""
    state: str = "missing"
    note: str = ""
    max_length: int | None = None
    rich: bool = False
    """Whether the texts are HTML of the small vocabulary of `campaign.rich_text`."""
    fingerprint: str = ""
    """Of the source text that went out."""
    target_fingerprint: str = ""
    """Of the translation that went out; empty if there was none."""
    is_doubtful: bool = False
    """Whether the translator's tool says that the target needs another look."""
    problem: str = ""
    """Why the target can't be taken: one of PROBLEMS."""


PROBLEMS = ("tags", "formula", "twice")


@dataclass(frozen=True)
class Bilingual:
    source_language: str
    target_language: str
    units: tuple[Unit, ...]


def canonical(text: str, rich: bool) -> str:
    """`text` so that what any tool may rewrite without changing it makes no difference."""
    text = UNWRITABLE.sub("", (text or "").replace("\r\n", "\n").replace("\r", "\n"))
    return stored(text) if rich else text


def stamped(unit: Unit) -> Unit:
    """A unit as it goes out: texts as files can hold them, with their fingerprints."""
    return replace(
        unit,
        source=canonical(unit.source, unit.rich),
        target=canonical(unit.target, unit.rich),
        note=canonical(unit.note, rich=False),
        fingerprint=fingerprint(unit.source, is_rich=unit.rich),
        target_fingerprint=fingerprint(unit.target, is_rich=unit.rich),
    )


def content_hash(bilingual: Bilingual) -> str:
    """Of languages, ids and texts, in no particular order of units."""
    total = hashlib.sha256(f"{bilingual.source_language} {bilingual.target_language}".encode())
    for unit in sorted(bilingual.units, key=lambda each: each.id):
        for part in (
            unit.id,
            canonical(unit.source, unit.rich),
            canonical(unit.target, unit.rich),
            unit.fingerprint,
            unit.target_fingerprint,
        ):
            total.update(part.encode() + b"\0")
    return total.hexdigest()


def once_each(units) -> tuple[Unit, ...]:
    """`units` with those whose id comes twice marked: which of them counts can't be told."""
    seen = {}
    for unit in units:
        known = seen.get(unit.id)
        if known is None or (known.problem == "" and known.target == unit.target):
            seen[unit.id] = known or unit
        else:
            seen[unit.id] = replace(known, problem="twice")
    return tuple(seen.values())
