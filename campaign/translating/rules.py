"""When a translation is missing, in progress, outdated or current. Plain values only.

`source` and `texts` are the item's texts by field, in its source language and in the translation's.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

MISSING, IN_PROGRESS, OUTDATED, CURRENT = "missing", "in_progress", "outdated", "current"

Texts = dict[str, str]
Print = Callable[[str, str], str]
"""(field, text) to the text's fingerprint, "" for none."""


@dataclass
class Standing:
    """How one language of an item stands."""

    stamps: Texts = field(default_factory=dict)
    """Field to the fingerprint of the source that its text was made from."""
    made_from: Texts = field(default_factory=dict)
    """Field to that source, word for word."""
    written: Texts = field(default_factory=dict)
    """Field to the fingerprint of its text when it was last seen: another one is an edit."""
    moved: set[str] = field(default_factory=set)
    """Fields whose source changed since, as of its last submission or publication."""
    in_progress: bool = False

    def make(self, name, source, fingerprint):
        """From now on the text of `name` counts as made from `source`."""
        self.stamps[name], self.made_from[name] = fingerprint(name, source), source
        self.moved.discard(name)

    def unmake(self, name):
        self.stamps.pop(name, None)
        self.made_from.pop(name, None)
        self.moved.discard(name)


@dataclass(frozen=True)
class Save:
    """One save of an item, seen from one of its translations."""

    source: Texts
    texts: Texts
    before: Texts | None = None
    """The source at the save before."""
    settles: bool = True
    """Whether the source now stands: submitted, published, or not a draft in the first place."""
    minor: bool = False
    rebased: bool = False
    """Whether the item has another source language than before: that alone changes no state."""
    made_from: Texts = field(default_factory=dict)
    """Field to the source its text was really made from, where that is known (imports)."""


def original(source: Texts, fingerprint: Print) -> Standing:
    """The standing of the source language itself: it keeps the source as it was last saved."""
    prints = {name: fingerprint(name, text) for name, text in source.items()}
    return Standing(stamps=dict(prints), made_from=dict(source), written=prints)


def after(standing: Standing, save: Save, fingerprint: Print) -> Standing:
    """`standing`, changed to what it is once `save` has happened."""
    for name, text in save.texts.items():
        own = fingerprint(name, text)
        if own != standing.written.get(name, "") or name in save.made_from:
            edited(standing, save, name, fingerprint)
        elif save.rebased and own and name not in standing.moved:
            standing.make(name, save.source[name], fingerprint)
        elif save.minor:
            touched(standing, save, name, fingerprint)
        standing.written[name] = own
    keep_empty(standing, save, fingerprint)
    if save.settles or save.made_from:
        settle(standing, save, fingerprint)
    return standing


def edited(standing, save, name, fingerprint):
    if fingerprint(name, save.texts[name]):
        standing.make(name, save.made_from.get(name, save.source[name]), fingerprint)
    else:
        standing.unmake(name)


def touched(standing, save, name, fingerprint):
    """A minor edit: what was up to date stays so. Text where there was none is to be written."""
    before = fingerprint(name, (save.before or {}).get(name, ""))
    now = fingerprint(name, save.source[name])
    if before == now or name in standing.moved or standing.stamps.get(name) != before:
        return
    if standing.written.get(name):
        standing.make(name, save.source[name], fingerprint)
    else:
        standing.unmake(name)


def keep_empty(standing, save, fingerprint):
    """In a translation that is begun, nothing is made from nothing: what the source gains later
    has moved. One that is empty was made from nothing at all."""
    begun = any(standing.written.values())
    for name, text in save.texts.items():
        if not begun:
            standing.unmake(name)
        elif not fingerprint(name, text) and not fingerprint(name, save.source[name]):
            standing.make(name, "", fingerprint)


def settle(standing, save, fingerprint):
    names = save.texts if save.settles else save.made_from
    for name in names:
        now = fingerprint(name, save.source[name])
        made = standing.stamps.get(name)
        if made is not None and made != now and (now or standing.written.get(name)):
            standing.moved.add(name)
        else:
            standing.moved.discard(name)


def stamp(standing: Standing, source: Texts, names, fingerprint: Print) -> Standing:
    """The texts of `names` are still right: made from today's source."""
    for name in names:
        if standing.written.get(name):
            standing.make(name, source[name], fingerprint)
        elif fingerprint(name, source[name]):
            standing.unmake(name)
    return standing


def state(standing: Standing, source: Texts, fingerprint: Print) -> str:
    if not any(standing.written.values()):
        return MISSING
    if standing.in_progress or any(lacking(standing, source, fingerprint)):
        return IN_PROGRESS
    return OUTDATED if standing.moved else CURRENT


def lacking(standing, source, fingerprint):
    """Fields to be written that never were."""
    for name, text in source.items():
        empty = not standing.written.get(name) and name not in standing.stamps
        if empty and fingerprint(name, text):
            yield name


def done(standing: Standing, source: Texts) -> list[str]:
    """Fields of the source that are written and up to date."""
    return [name for name in source if standing.written.get(name) and name not in standing.moved]
