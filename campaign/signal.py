"""The geometry of the signal: one transmitter, seventeen rings, one for each goal.

Pure numbers in the units of a square view box of side `SIZE`, y pointing down.
"""

import math
from dataclasses import dataclass

SIZE = 600
CENTRE = SIZE / 2
INNER, OUTER = 56, 286
GOALS = 17


@dataclass(frozen=True)
class Ring:
    number: int
    radius: float
    x: float
    """Where the ring's number sits, on the ring."""
    y: float


def radius_of(number: int) -> float:
    return round(INNER + (OUTER - INNER) * (number - 1) / (GOALS - 1), 2)


def rings(*, mirrored: bool = False) -> list[Ring]:
    """The seventeen rings with their numbers along a spiral that opens clockwise from the top,
    or anticlockwise when `mirrored`, as on a page that reads from right to left."""
    made = []
    for number in range(1, GOALS + 1):
        radius = radius_of(number)
        angle = math.radians(-78 + (number - 1) * 19.5)
        x = CENTRE + radius * math.cos(angle) * (-1 if mirrored else 1)
        made.append(Ring(number, radius, round(x, 1), round(CENTRE + radius * math.sin(angle), 1)))
    return made
