"""The colours of a poster: the goal's own, and the inks and tints that it asks for."""

from dataclasses import asdict, dataclass
from functools import cache

from campaign.colours import NAVY, WHITE, ink_of, ink_on

GOALS = (
    "#E5243B", "#DDA63A", "#4C9F38", "#C5192D", "#FF3A21", "#26BDE2", "#FCC30B", "#A21942",
    "#FD6925", "#DD1367", "#FD9D24", "#BF8B2E", "#3F7E44", "#0A97D9", "#56C02B", "#00689D",
    "#19486A",
)  # fmt: skip
"""Goal 1 to 17, as the UN gives them for print and screen."""


@dataclass(frozen=True)
class Palette:
    ground: str
    ink: str
    """Text on the ground, at least 4.5 : 1."""
    solid: str
    """The goal's own ring."""
    near: str
    """Rings inside the goal's own."""
    far: str
    """Rings outside it."""
    accent: str
    """The goal's colour, exact."""
    accent_text: str
    """The goal's colour, dark enough to be read on white."""
    paper_ink: str = NAVY
    """Text on white."""
    paper_soft: str = "#4A4F69"
    """Sources and other small text on white."""


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other` in it; solid, so that print needs no transparency."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@cache
def on_colour(colour: str) -> Palette:
    """A ground of a goal's colour."""
    ink = ink_on(colour)
    near, far = mix(colour, ink, 0.55), mix(colour, ink, 0.28)
    return Palette(colour, ink, ink, near, far, colour, ink_of(colour))


@cache
def on_navy() -> Palette:
    """The campaign's own ground, for all seventeen colours at once."""
    return Palette(NAVY, WHITE, WHITE, WHITE, WHITE, WHITE, NAVY)


def plain(palette: Palette) -> dict[str, str]:
    """The palette as the templates read it."""
    return {key.replace("_", "-"): value for key, value in asdict(palette).items()}
