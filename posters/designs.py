"""The designs: on what ground each stands, and which words it cannot do without."""

from dataclasses import dataclass

from .palette import Palette, on_colour, on_navy


@dataclass(frozen=True)
class Design:
    name: str
    needs: tuple[str, ...]
    """Fields of Words that must not be empty."""
    goal: bool = True
    """Whether it is of one goal; the campaign's own poster is of all."""
    picture: bool = False
    shapes: tuple[str, ...] = ("paper", "square", "portrait", "story", "wide")

    def palette(self, colour: str | None) -> Palette:
        return on_colour(colour) if colour else on_navy()


DESIGNS = {
    design.name: design
    for design in (
        Design("signal", ("headline",)),
        Design("photo", ("headline",), picture=True),
        Design("fact", ("headline", "fact")),
        Design("campaign", ("headline",), goal=False),
        Design("briefing", ("headline", "title"), shapes=("paper",)),
    )
}
