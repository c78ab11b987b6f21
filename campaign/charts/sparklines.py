"""A series as a line the size of a word: numbers in, coordinates out."""

from collections.abc import Sequence
from dataclasses import dataclass

from .lines import path, unbroken

WIDTH, HEIGHT, MARGIN = 132, 36, 5


@dataclass(frozen=True)
class Sparkline:
    path: str
    last: tuple[float, float]
    width: int = WIDTH
    height: int = HEIGHT


def sparkline(points: Sequence[tuple[int, float]], *, mirrored=False) -> Sparkline | None:
    """`points` as (year, value), the years ascending; None for fewer than two."""
    if len(points) < 2:
        return None
    years, values = [year for year, _ in points], [value for _, value in points]

    def at(point):
        x = MARGIN + (WIDTH - 2 * MARGIN) * share(point[0], years[0], years[-1])
        y = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share(point[1], min(values), max(values))
        return round(WIDTH - x if mirrored else x, 1), round(y, 1)

    runs = [[at(point) for point in run] for run in unbroken(points)]
    return Sparkline(" ".join(path(run) for run in runs if len(run) > 1), runs[-1][-1])


def share(value, low, high) -> float:
    return float((value - low) / (high - low)) if high > low else 0.5
