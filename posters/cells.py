"""The cells of the wall: which designs a poster has, and which files each design.

A cell is one poster in one language; a file is a design of it in a format. Plain values only.
"""

from dataclasses import dataclass, replace

from .designs import DESIGNS
from .formats import FORMATS, MM, Format

GOALS = range(1, 18)
SLUGS = ("campaign", *(f"goal-{number}" for number in GOALS))
OFFERED = [each for each in FORMATS.values() if getattr(each, "offered", True)]
BRIEFING_FORMATS = ("a4.pdf",)
PREVIEWS = {"preview.webp": 840, "thumbnail.webp": 240}
"""Pictures of the A4 page, by width in pixels: for pages, not for print."""
PREVIEW_OF = "a4.pdf"


@dataclass(frozen=True)
class File:
    slug: str
    design: str
    language: str
    format: str
    bleed: bool = False

    @property
    def goal(self) -> int | None:
        return None if self.slug == "campaign" else int(self.slug.removeprefix("goal-"))

    @property
    def kind(self) -> str:
        return self.format.rsplit(".", 1)[1]

    @property
    def is_preview(self) -> bool:
        return self.format in PREVIEWS

    @property
    def media_type(self) -> str:
        return "image/webp" if self.is_preview else FORMATS[self.format].media_type

    def as_format(self, name: str) -> "File":
        return replace(self, format=name, bleed=False)


def designs_of(slug: str, *, picture: bool) -> tuple[str, ...]:
    """The designs that a poster is offered in; the briefing sheet comes last."""
    if slug == "campaign":
        return ("campaign",)
    return ("signal", *(("photo",) if picture else ()), "fact", "briefing")


def formats_of(design: str) -> list[Format]:
    if design == "briefing":
        return [FORMATS[name] for name in BRIEFING_FORMATS]
    return [each for each in OFFERED if each.shape in DESIGNS[design].shapes]


def paper_size(page: Format) -> tuple[int, int]:
    """Width and height: millimetres of a sheet, pixels of a picture."""
    scale = MM if page.on_paper else 1
    return round(page.width / scale), round(page.height / scale)
