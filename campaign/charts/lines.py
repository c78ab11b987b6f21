"""A line chart as plain geometry: numbers in, coordinates out. The template draws it.

Time runs as the text does: where the language is written from right to left, so is the time axis,
and the values stand at its start, on the right. It is the rule of the whole site (the signal, the
matrix and arrows follow it too), and spares the reader from turning round between text and chart.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

MOST = 6
"""As many lines as can be told apart by dash and mark, on paper without colour too."""
MARKS = ("circle", "square", "triangle", "diamond", "cross", "ring")


@dataclass(frozen=True)
class Frame:
    """The size of the picture and the room around its lines, in pixels."""

    width: int
    height: int
    start: int
    end: int
    top: int = 16
    bottom: int = 34


WIDE = Frame(width=880, height=420, start=64, end=76)
NARROW = Frame(width=340, height=300, start=46, end=58)


@dataclass(frozen=True)
class Line:
    name: str
    points: tuple[tuple[int, float], ...]
    """(year, value), the years ascending."""


@dataclass(frozen=True)
class Tick:
    value: float
    at: float


@dataclass(frozen=True)
class Drawn:
    number: int
    mark: str
    name: str
    path: str
    dots: tuple[tuple[float, float], ...]
    """Where a mark stands: values that no line reaches, and the last one."""
    value: float
    """The last value, written beside its mark."""
    label_y: float


@dataclass(frozen=True)
class LineChart:
    frame: Frame
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    lines: tuple[Drawn, ...]
    label_x: float
    start_x: float
    """Where the labels of the values end, beside the start of the lines."""
    left: float
    right: float


def line_chart(
    lines: Sequence[Line], frame: Frame = WIDE, *, top: float | None = None, mirrored=False
) -> LineChart | None:
    """The chart of up to `MOST` lines; None where there is no value at all.

    The value axis holds zero and, where given, `top`.
    """
    lines = [line for line in lines if line.points][:MOST]
    if not lines:
        return None
    years = sorted({year for line in lines for year, _value in line.points})
    values = scale([value for line in lines for _year, value in line.points], top)
    place = Place(frame, years[0], years[-1], values[0], values[-1], mirrored)
    drawn = [draw(number, line, place) for number, line in enumerate(lines, 1)]
    return LineChart(
        frame=frame,
        years=tuple(Tick(year, place.x(year)) for year in year_ticks(years[0], years[-1], frame)),
        values=tuple(Tick(value, place.y(value)) for value in values),
        lines=tuple(apart(drawn, frame)),
        label_x=place.turned(frame.width - frame.end + 12),
        start_x=place.turned(frame.start - 10),
        left=min(place.turned(frame.start), place.turned(frame.width - frame.end)),
        right=max(place.turned(frame.start), place.turned(frame.width - frame.end)),
    )


@dataclass(frozen=True)
class Place:
    """From years and values to pixels."""

    frame: Frame
    first: int
    last: int
    low: float
    high: float
    mirrored: bool

    def x(self, year: int) -> float:
        room = self.frame.width - self.frame.start - self.frame.end
        share = (year - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return self.turned(self.frame.start + room * share)

    def turned(self, x: float) -> float:
        return round(self.frame.width - x if self.mirrored else x, 1)

    def y(self, value: float) -> float:
        room = self.frame.height - self.frame.top - self.frame.bottom
        return round(self.frame.top + room * (self.high - value) / (self.high - self.low), 1)

    def at(self, point) -> tuple[float, float]:
        year, value = point
        return self.x(year), self.y(value)


def draw(number: int, line: Line, place: Place) -> Drawn:
    runs = unbroken(line.points)
    places = [[place.at(point) for point in run] for run in runs]
    alone = [run[0] for run in places if len(run) == 1]
    last = places[-1][-1]
    return Drawn(
        number=number,
        mark=MARKS[number - 1],
        name=line.name,
        path=" ".join(path(run) for run in places if len(run) > 1),
        dots=tuple(dict.fromkeys([*alone, last])),
        value=line.points[-1][1],
        label_y=last[1],
    )


def path(points) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def unbroken(points):
    """`points` in runs: a line is broken where a year is missing that its own rhythm asks for."""
    steps = [after[0] - before[0] for before, after in pairwise(points)]
    runs = [[points[0]]]
    for step, point in zip(steps, points[1:], strict=True):
        if step > min(steps):
            runs.append([])
        runs[-1].append(point)
    return runs


def scale(values, top=None, wanted=5) -> list[float]:
    """Round values from zero, or below the least, to the greatest or `top`."""
    low, high = min(0, *values), max(0, *values)
    high = max(high, top) if top is not None else high
    step = round_step(max((high - low) / wanted, 1e-5)) if high > low else 1
    first, last = math.floor(low / step), math.ceil(high / step - 1e-9)
    return [round(step * number, 10) for number in range(first, max(last, first + 1) + 1)]


def round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5, 5 and 10 times a power of ten that is not below `least`."""
    power = 10 ** math.floor(math.log10(least))
    return next(power * each for each in (1, 2, 2.5, 5, 10) if power * each >= least * (1 - 1e-9))


def year_ticks(first: int, last: int, frame: Frame) -> list[int]:
    """Round years, as many as there is room for, and the last where it is not too near."""
    room = max(2, (frame.width - frame.start - frame.end) // 75)
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100) if (last - first) / each <= room)
    years = [year for year in range(first, last + 1) if year % step == 0] or [first]
    return [*years, last] if 2 * (last - years[-1]) > step else years


def apart(drawn: Sequence[Drawn], frame: Frame, gap=17) -> list[Drawn]:
    """The labels at the lines' ends moved so far that none covers another."""
    lowest = frame.height - frame.bottom
    places, taken = {}, -math.inf
    for each in sorted(drawn, key=lambda each: each.label_y):
        taken = places[each.number] = max(each.label_y, taken + gap)
    limit = lowest + gap
    for number in reversed(list(places)):
        limit = places[number] = min(places[number], limit - gap)
    return [replace(each, label_y=round(places[each.number], 1)) for each in drawn]
