"""The formats: what a file is called, how large its page is, what shape its layout takes."""

from dataclasses import dataclass

MM = 72 / 25.4
"""Points in a millimetre."""
UNITS = 210
"""Every page is this many units wide."""


@dataclass(frozen=True)
class Format:
    name: str
    """As in the address: `a4.pdf`."""
    kind: str
    """`pdf`, `svg` or `png`."""
    shape: str
    width: float
    """Points; of a PNG, pixels."""
    height: float

    @property
    def unit(self) -> float:
        return self.width / UNITS

    @property
    def media_type(self) -> str:
        return {"pdf": "application/pdf", "svg": "image/svg+xml", "png": "image/png"}[self.kind]

    @property
    def on_paper(self) -> bool:
        return self.shape == "paper"


FORMATS = {
    item.name: item
    for item in (
        Format("a4.pdf", "pdf", "paper", 210 * MM, 297 * MM),
        Format("a3.pdf", "pdf", "paper", 297 * MM, 420 * MM),
        Format("a2.pdf", "pdf", "paper", 420 * MM, 594 * MM),
        Format("a4.svg", "svg", "paper", 210 * MM, 297 * MM),
        Format("square.png", "png", "square", 1080, 1080),
        Format("portrait.png", "png", "portrait", 1080, 1350),
        Format("story.png", "png", "story", 1080, 1920),
        Format("wide.png", "png", "wide", 1200, 630),
    )
}
