"""Headlines as whole lines: every reasonable way to break one, for the template to choose from.

For each number of lines the narrowest setting is found, and one that takes a little more width to
break where it reads better. The template knows the room; it takes the way that gives the largest
type, weighed by how well its lines read.
"""

from dataclasses import dataclass
from itertools import accumulate

from . import breaks, metrics
from .words import LRI, PDI

MOST_LINES = 8
NARROW = 4.8
"""Em: at the largest size no column is narrower, so narrower ways are no use."""
GENEROSITY = (1.0, 1.1)
LINE, WEAK, GOOD = 10.0, 0.3, -0.15
"""What a line costs, what ending it on a short word adds, what ending it with a clause saves."""
TRIMMED = "，。、；：！？）》〉」』”’】"
"""Full-width marks lose half their width at a line's end."""


@dataclass(frozen=True)
class Piece:
    text: str
    spaced: bool
    weak: bool
    good: bool
    width: float


class Row:
    """Pieces side by side in one line: where each begins, and where it ends as a line's last."""

    def __init__(self, pieces: list[Piece], space: float):
        self.pieces, self.space = pieces, space
        ends = list(accumulate(piece.width + (space if piece.spaced else 0) for piece in pieces))
        self.starts = [end - piece.width for piece, end in zip(pieces, ends, strict=True)]
        self.ends = [
            end - (0.5 if piece.text[-1] in TRIMMED else 0)
            for piece, end in zip(pieces, ends, strict=True)
        ]
        self.endings = [LINE + self.ending(k) for k in range(len(pieces) - 1)] + [LINE]

    def width(self, first: int, last: int) -> float:
        return self.ends[last] - self.starts[first]

    def count(self, limit: float) -> int | None:
        """How many lines of `limit` em it takes; None where one piece is wider than that."""
        lines, start = 0, float("-inf")
        for begin, end in zip(self.starts, self.ends, strict=True):
            if end - start > limit:
                lines, start = lines + 1, begin
                if end - start > limit:
                    return None
        return lines

    def narrowest(self, lines: int) -> float:
        """The narrowest limit at which it takes no more than `lines`, to half a hundredth."""
        low = max(0.01, *(self.width(k, k) for k in range(len(self.pieces))))
        # A break saves the space there, or in Chinese half a mark.
        saved = (lines - 1) * max(self.space, 0.5)
        low = max(low, (self.width(0, len(self.pieces) - 1) - saved) / lines)
        high = self.width(0, len(self.pieces) - 1) + 1
        if (self.count(low) or high) <= lines:
            return low
        while high - low > 0.005 * high:
            middle = (low + high) / 2
            low, high = (low, middle) if self.count(middle) <= lines else (middle, high)
        return high

    def broken(self, limit: float) -> list[tuple[int, int]]:
        """The fewest lines within `limit` em as (first, last) pieces: as even as can be, not ending
        on a short word where that can be helped, and rather at the end of a clause."""
        n, ends, endings = len(self.pieces), self.ends, self.endings
        if self.width(0, n - 1) <= limit:
            return [(0, n - 1)]
        costs, nexts = [0.0] * (n + 1), [n] * (n + 1)
        for i in reversed(range(n)):
            lowest, start = float("inf"), self.starts[i]
            for j in range(i, n):
                slack = 1 - (ends[j] - start) / limit
                if slack < 0:
                    break
                cost = endings[j] + slack * slack + costs[j + 1]
                if cost <= lowest + 1e-9:  # Of equals the longer first line.
                    lowest, nexts[i] = cost, j + 1
            costs[i] = lowest
        found, i = [], 0
        while i < n:
            found.append((i, nexts[i] - 1))
            i = nexts[i]
        return found

    def ending(self, k: int) -> float:
        return WEAK if self.pieces[k].weak else GOOD if self.pieces[k].good else 0

    def text(self, first: int, last: int) -> str:
        parts = (f" {p.text}" if p.spaced else p.text for p in self.pieces[first + 1 : last + 1])
        return self.pieces[first].text + "".join(parts)

    def quality(self, lines: tuple[tuple[int, int], ...], by_clause: bool) -> float:
        """How well the lines read, 0 to 1; a designer gives up some size for it."""
        if len(lines) == 1:
            return 1.0
        widths = [self.width(*line) for line in lines]
        ends = [self.pieces[last] for _, last in lines[:-1]]
        uneven = max(0.0, 0.66 - min(widths) / max(widths))
        weak = sum(piece.weak for piece in ends) / len(ends)
        torn = sum(not piece.good for piece in ends) / len(ends) if by_clause else 0
        return 1 - 0.8 * uneven - 0.2 * weak - 0.22 * torn - 0.015 * len(lines)


def row(text: str, language: str) -> Row:
    pieces = [
        Piece(part, spaced, weak, good, metrics.width(part, language))
        for part, spaced, weak, good in breaks.pieces(text)
    ]
    space = metrics.width("n n", language) - metrics.width("nn", language)
    return Row(pieces, space)


def clauses(row: Row) -> Row:
    """The same with all pieces up to each mark of punctuation joined."""
    joined, first = [], 0
    for k, piece in enumerate(row.pieces):
        if piece.good or k == len(row.pieces) - 1:
            width = row.width(first, k) + (0.5 if piece.text[-1] in TRIMMED else 0)
            spaced = row.pieces[first].spaced
            joined.append(Piece(row.text(first, k), spaced, piece.weak, piece.good, width))
            first = k + 1
    return Row(joined, row.space)


def ways(text: str, language: str, by_clause: bool = False) -> list[dict]:
    """Ways to set `text`: its lines, the widest one's width in em, and their quality. Lines of a
    Chinese headline end with the clause where they can (`by_clause`)."""
    if not text:
        return []
    whole = row(text, language)
    found = {}
    for way in (whole, clauses(whole)) if by_clause else (whole,):
        for n in range(1, min(len(way.pieces), MOST_LINES) + 1):
            narrow = way.narrowest(n)
            # Mostly the more generous one breaks at the same places.
            for broken in {tuple(way.broken(narrow * more)): None for more in GENEROSITY}:
                made = judged(way, broken, by_clause)
                found.setdefault(tuple(made["lines"]), made)
            if narrow < NARROW:
                break
    return list(found.values())


def judged(row: Row, lines: tuple[tuple[int, int], ...], by_clause: bool) -> dict:
    return {
        "lines": [row.text(*line) for line in lines],
        "width": max(row.width(*line) for line in lines),
        "quality": row.quality(lines, by_clause),
    }


def surplus(text: str, language: str, limit: float, lines: int) -> tuple[int, int]:
    """(characters to cut from the end, characters there are) for `text` to fit in `lines` lines of
    `limit` em."""
    whole = row(text, language)
    kept = len(whole.pieces)
    while kept:
        taken = Row(whole.pieces[:kept], whole.space).count(limit)
        if taken is not None and taken <= lines:
            break
        kept -= 1
    of = length(text)
    left = length(whole.text(0, kept - 1)) if kept else 0
    return max(1, of - left), of


def length(text: str) -> int:
    """Characters, without the isolates that `words.typeset` put in."""
    return len(text) - text.count(LRI) - text.count(PDI)
