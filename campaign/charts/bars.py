"""Columns side by side, one for each thing counted. Pure numbers in the units of the view box,
y pointing down; the template draws them."""

from dataclasses import dataclass

WIDTH, HEIGHT = 360, 168
HEAD, FOOT = 18, 30
"""Above the highest column for its number; below the line for the names."""
GAP = 0.18
"""Of the width of a column and its gap."""


@dataclass(frozen=True)
class Item:
    name: str
    value: int
    label: str = ""
    """What stands below the column, short."""
    second: str = ""
    """A second line of the label."""
    style: str = ""


@dataclass(frozen=True)
class Bar:
    item: Item
    x: float
    y: float
    width: float
    height: float
    middle: float


@dataclass(frozen=True)
class Bars:
    bars: list[Bar]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - FOOT
    """Where the columns stand."""


def bars_of(items: list[Item], *, mirrored: bool = False) -> Bars:
    """The columns from left to right, or from right to left where `mirrored`."""
    step = WIDTH / max(1, len(items))
    highest = max([1, *(item.value for item in items)])
    made = []
    for number, item in enumerate(items):
        start = WIDTH - (number + 1) * step if mirrored else number * step
        height = round((HEIGHT - HEAD - FOOT) * item.value / highest, 2)
        made.append(
            Bar(
                item,
                x=round(start + step * GAP / 2, 2),
                y=round(HEIGHT - FOOT - height, 2),
                width=round(step * (1 - GAP), 2),
                height=height,
                middle=round(start + step / 2, 2),
            )
        )
    return Bars(made)
