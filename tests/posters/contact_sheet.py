"""Contact sheets: many posters side by side, to be looked at before anything is printed.

    python -m tests.posters.contact_sheet [FOLDER] [SHEET …]

Sheets: goals (all goals in each language, by design), languages (every design of one goal in six
languages), formats (every shape of picture), words (the longest and the shortest words), own (what
members make: picture, logo, own words).
"""

import io
import sys
from dataclasses import replace
from pathlib import Path

from PIL import Image

from posters.designs import DESIGNS
from posters.formats import FORMATS, Format
from posters.pictures import Logo
from posters.render import render

from . import samples
from .samples import LANGUAGES, LONG, SHORT, emblem, photograph

GAP, GREY = 14, "#8a8a8a"
A4 = Format("a4.png", "png", "paper", 630, 891)
"""The paper page as a picture."""
PICTURES = (A4, *(page for page in FORMATS.values() if page.kind == "png"))
MAKER = "Made with the #ICT4SDG kit by the Ministry of Communications"


def poster(design: str, goal: int, language: str, format=A4, words=None, **options):
    if design == "photo":
        options.setdefault("picture", photograph())
    goal = goal if DESIGNS[design].goal else None
    data = render(
        design, words or samples.words(design, goal, language), language, format,
        goal=goal, url=samples.url(goal, language), **options,
    )  # fmt: skip
    return Image.open(io.BytesIO(data)).convert("RGB")


def sheet(images: list[Image.Image], columns: int, width: int) -> Image.Image:
    """`images` in rows, each `width` wide."""
    scaled = [resized(image, width) for image in images]
    rows = [scaled[k : k + columns] for k in range(0, len(scaled), columns)]
    heights = [max(image.height for image in row) for row in rows]
    size = (columns * (width + GAP) + GAP, sum(heights) + GAP * (len(rows) + 1))
    page, y = Image.new("RGB", size, GREY), GAP
    for row, height in zip(rows, heights, strict=True):
        for k, image in enumerate(row):
            page.paste(image, (GAP + k * (width + GAP), y))
        y += height + GAP
    return page


def resized(image: Image.Image, width: int) -> Image.Image:
    height = round(image.height * width / image.width)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def goals():
    for design in ("signal", "photo", "fact", "briefing"):
        for language in LANGUAGES:
            images = [poster(design, goal, language) for goal in range(1, 18)]
            yield f"goals-{design}-{language}", sheet(images, 6, 380)


def languages():
    for goal in (9, 14):
        images = [poster(design, goal, code) for design in DESIGNS for code in LANGUAGES]
        yield f"languages-{goal}", sheet(images, 6, 380)


def formats():
    cells = ((9, "en"), (4, "ar"), (7, "zh"), (14, "fr"), (11, "ru"), (17, "es"))
    for design in ("signal", "photo", "fact", "campaign"):
        for page in PICTURES[1:]:
            images = [poster(design, goal, language, page) for goal, language in cells]
            yield f"formats-{design}-{page.shape}", sheet(images, 3, 560)


def words():
    for page in PICTURES:
        images = [
            poster("signal", 13, code, page, own_words("signal", 13, code, headline=text[code]))
            for text in (LONG, SHORT)
            for code in LANGUAGES
        ]
        yield f"words-{page.shape}", sheet(images, 6, 380)


def own():
    cells = (
        ("signal", "en"), ("photo", "ar"), ("fact", "ru"), ("campaign", "zh"), ("photo", "fr"),
        ("signal", "es"),
    )  # fmt: skip
    for place in ("beside", "under"):
        for page in PICTURES:
            images = []
            for design, code in cells:
                text = LONG[code] if page is A4 and design != "fact" else ""
                given = own_words(design, 16, code, text=text, maker=MAKER, credit="© A. B.")
                logo = Logo(emblem(), "Logo", place)
                images.append(poster(design, 16, code, page, given, logo=logo))
            yield f"own-{place}-{page.shape}", sheet(images, 6, 380)


def own_words(design: str, goal: int, language: str, **given):
    """The campaign's words with a member's in place of some."""
    return replace(samples.words(design, goal, language), **given)


SHEETS = {"goals": goals, "languages": languages, "formats": formats, "words": words, "own": own}


def main(folder: str = "contact-sheet", *names: str) -> None:
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name in names or SHEETS:
        for title, image in SHEETS[name]():
            image.save(target / f"{title}.png")
            print(target / f"{title}.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
