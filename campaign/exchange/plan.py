"""What a file from translators would change: the dry run, and what is applied after it."""

import hashlib
from dataclasses import dataclass, field

from campaign.translating import registry
from campaign.translating.doubting import terms
from campaign.translating.doubts import doubts
from campaign.translating.fingerprints import fingerprint
from campaign.translating.said import said
from ict4sdg import languages

from . import markup, texts
from .refused import Refused
from .units import Bilingual, Unit, canonical

CHANGED, SAME, EMPTY, REFUSED = "changed", "same", "empty", "refused"
MOVED, EDITED = "moved", "edited"
FLAGS = (MOVED, EDITED)
"""The source moved since the file went out; the translation was changed here meanwhile."""
REFUSALS = ("unknown", "kind", "source", "right", "tags", "formula", "twice", "long")


@dataclass
class Change:
    unit: Unit
    place: texts.Place | None = None
    outcome: str = CHANGED
    refusal: str = ""
    """Why it is not taken at all: one of REFUSALS."""
    flags: list[str] = field(default_factory=list)
    """Why it is not applied unless somebody says so."""
    warnings: list = field(default_factory=list)
    before: str = ""
    after: str = ""
    source_now: str = ""
    limit: int | None = None
    """The characters that there is room for."""
    waits: bool = False
    """Whether it is only proposed: visitors see the item in this language."""

    @property
    def is_flagged(self) -> bool:
        return self.outcome == CHANGED and bool(self.flags)


@dataclass
class Plan:
    source_language: str
    target_language: str
    changes: list[Change]

    def of(self, outcome) -> list[Change]:
        return [each for each in self.changes if each.outcome == outcome]

    @property
    def flagged(self):
        return [each for each in self.changes if each.is_flagged]

    @property
    def plain(self):
        return [each for each in self.of(CHANGED) if not each.flags]

    def chosen(self, also=(), flags=()) -> list[Change]:
        """What is applied: all that needs no word, and what is named or covered by `flags`."""
        also, flags = set(also), set(flags)
        return [
            each
            for each in self.of(CHANGED)
            if not each.flags or each.unit.id in also or set(each.flags) <= flags
        ]

    def digest(self) -> str:
        """Equal for two plans that would show the same."""
        total = hashlib.sha256()
        for each in self.changes:
            parts = (each.unit.id, each.outcome, each.refusal, *each.flags, each.before, each.after)
            total.update("\0".join(parts).encode() + b"\1")
        return total.hexdigest()[:32]


def none(item):
    return set()


def planned(bilingual: Bilingual, opened, *, proposed=none, items=None) -> Plan:
    """What applying the file would do. `opened(item)` are the languages that the user may write,
    `proposed(item)` those of them in which a publisher decides about what they wrote.

    `items` are those of the file by reference, where they are at hand. Raises Refused.
    """
    require_pair(bilingual)
    source, target = bilingual.source_language, bilingual.target_language
    references = {each.id.rpartition(":")[0] for each in bilingual.units}
    items = texts.found(references) if items is None else items
    known = {
        f"{texts.reference(place.item)}:{place.field}": place
        for place in texts.places(items.values(), target)
    }
    glossary = terms()
    changes = [
        judged(Change(unit, known.get(unit.id)), source, target, opened, glossary)
        for unit in bilingual.units
    ]
    for each in changes:
        each.waits = each.outcome == CHANGED and target in proposed(each.place.item)
    return Plan(source, target, changes)


def require_pair(bilingual: Bilingual) -> None:
    pair = bilingual.source_language, bilingual.target_language
    if pair[0] == pair[1] or not set(pair) <= set(languages.CODES):
        raise Refused("languages", " → ".join(code[:20] or "?" for code in pair))


def judged(change: Change, source: str, target: str, opened, glossary=()) -> Change:
    unit, place = change.unit, change.place
    change.after = unit.target
    if place is None:
        return refused(change, "unknown")
    change.before, change.source_now = place.text(target), place.text(source)
    if not unit.problem and not fingerprint(unit.target, is_rich=unit.rich):
        change.outcome = EMPTY
    elif refusal := refusal_of(change, source, target, opened):
        refused(change, refusal)
    elif is_same(change, source, target):
        change.outcome = SAME
    else:
        flag(change)
        warn(change)
        doubt(change, source, target, glossary)
    return change


def is_same(change: Change, source: str, target: str) -> bool:
    """Whether the file says what is here, as it is or with its links led to their language."""
    rich = change.place.is_rich
    before, given = canonical(change.before, rich), change.unit.target
    if rich and canonical(given, rich) != before:
        change.after = markup.led_to(given, source, target)
    return canonical(change.after, rich) == before


def refused(change: Change, reason: str) -> Change:
    change.outcome, change.refusal = REFUSED, reason
    return change


def refusal_of(change: Change, source: str, target: str, opened) -> str:
    unit, place = change.unit, change.place
    change.limit = place.column(target).max_length
    if unit.problem:
        return unit.problem
    if unit.rich != place.is_rich:
        return "kind"
    if texts.source_of(place) != source:
        return "source"
    if target not in opened(place.item):
        return "right"
    return "long" if change.limit and len(unit.target) > change.limit else ""


def flag(change: Change) -> None:
    unit, rich = change.unit, change.place.is_rich
    then = unit.fingerprint or fingerprint(unit.source, is_rich=rich)
    now = fingerprint(change.before, is_rich=rich)
    if then != fingerprint(change.source_now, is_rich=rich):
        change.flags.append(MOVED)
    # A file that doesn't say what went out overwrites nothing unasked.
    if now and now != unit.target_fingerprint:
        change.flags.append(EDITED)


def warn(change: Change) -> None:
    """What a colleague would point at; nothing here keeps the text from being applied."""
    if change.unit.is_doubtful:
        change.warnings.append(("doubtful", ""))
    if change.place.is_rich:
        lacking, beyond = markup.difference(canonical(change.source_now, True), change.after)
        if lacking:
            change.warnings.append(("lacking", ", ".join(f"<{tag}>" for tag in lacking)))
        if beyond:
            change.warnings.append(("beyond", ", ".join(f"<{tag}>" for tag in beyond)))


def doubt(change: Change, source: str, target: str, glossary) -> None:
    """What the checks of translations say of the text that came."""
    place = change.place
    kind = registry.TEXTS[type(place.item)]
    if kind.is_doubted:
        found = doubts(
            change.source_now, source, change.after, target, glossary, place.field in kind.on_poster
        )
        change.warnings += [("doubt", said(each)) for each in found]


def made_from(change: Change) -> str:
    """The source that the text was really made from."""
    return change.unit.source if MOVED in change.flags else change.source_now


def by_item(changes) -> dict:
    """Item to its changes, in the order of the file."""
    found = {}
    for change in changes:
        found.setdefault((type(change.place.item), change.place.item.pk), []).append(change)
    return {each[0].place.item: each for each in found.values()}
