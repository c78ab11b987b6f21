"""What changed from one edition of the roadmap to the next. Pure, on snapshots."""

from dataclasses import dataclass

from campaign.snapshots import PLACES
from ict4sdg import languages


@dataclass(frozen=True)
class Difference:
    added: list
    removed: list
    changed: list
    """Links as they are now; where removed, as they were."""

    def __bool__(self):
        return bool(self.added or self.removed or self.changed)


def difference(old: dict, new: dict) -> Difference:
    """From the snapshot `old` (empty before the first edition) to the snapshot `new`."""
    before, after = by_key(old), by_key(new)
    return Difference(
        [link for key, link in after.items() if key not in before],
        [link for key, link in before.items() if key not in after],
        [link for key, link in after.items() if key in before and before[key] != link],
    )


def by_key(snapshot: dict) -> dict:
    return {key_of(link): link for link in snapshot.get("links", ())}


def key_of(link: dict) -> tuple:
    return link["kind"], link["code"], link["goal"]


def titles_of(*snapshots: dict) -> dict:
    """(kind, code) to a title in languages; a later snapshot's wins."""
    return {
        (kind, record["code"]): record["title"]
        for snapshot in snapshots
        for kind, place in PLACES.items()
        for record in snapshot.get(place, ())
    }


def best_text(texts: dict, code: str) -> tuple:
    """A text of a table of languages, the one in `code` if there is one, and its language."""
    best = languages.best_of(texts, code, "en")
    return (texts[best], languages.BY_CODE[best]) if best else ("", languages.BY_CODE[code])
