"""What somebody saw of a form's fields when they opened it, and what becomes of it since.

Pure: values in, digests and decisions out.
"""

import datetime
import decimal
import hashlib
import json
from enum import Enum, auto


class Outcome(Enum):
    MINE = auto()
    """Nobody else touched it, or both wrote the same: what was typed counts."""
    THEIRS = auto()
    """Only somebody else changed it: theirs counts."""
    CONFLICT = auto()
    """Both changed it, differently."""


def outcome(seen: str, now: str, mine: str) -> Outcome:
    """`seen` and `now` are what the field held when the form was opened and holds today; `mine`
    is what is sent. All are digests."""
    if now in (seen, mine):
        return Outcome.MINE
    return Outcome.THEIRS if mine == seen else Outcome.CONFLICT


def digest(value) -> str:
    return hashlib.sha256(json.dumps(plain(value)).encode()).hexdigest()[:16]


def plain(value):
    """A form's or a column's value so that what looks the same in a form is the same."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).replace(microsecond=0).isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, float, decimal.Decimal)):
        return str(decimal.Decimal(str(value + 0)).normalize())
    if hasattr(value, "pk"):
        return plain(value.pk)
    if hasattr(value, "__iter__"):
        return sorted(str(plain(each)) for each in value)
    return str(value)
