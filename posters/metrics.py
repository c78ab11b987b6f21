"""How wide words are, in em, in the bold face that headlines are set in.

The same fonts, shaped by the same rules as the typesetter's (HarfBuzz), so that lines can be chosen
before it starts. The templates measure the chosen lines once more and give way where these differ.
"""

import re
from functools import cache, lru_cache

import uharfbuzz

from . import fonts
from .typesetting import ARABIC, CHINESE, LATIN, SETTINGS

WEIGHT = 800
LATIN_IN_CHINESE = re.compile(
    r"[^\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2025-\u2027\u2e3a\u2e80-\uffff]"
)
"""What `latin-in-cjk` means to the typesetter: all but the marks that Chinese shares with Latin."""


@cache
def faces() -> dict[str, tuple[uharfbuzz.Font, frozenset[int]]]:
    """Each family's headline face, with the characters it has."""
    noto, almarai, chinese = fonts.folders()
    opened = {
        LATIN: uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(noto / "NotoSans[wdth,wght].ttf"))),
        ARABIC: uharfbuzz.Face(
            uharfbuzz.Blob.from_file_path(str(almarai / "Almarai-ExtraBold.ttf"))
        ),
        CHINESE: uharfbuzz.Face(
            uharfbuzz.Blob.from_file_path(str(next(chinese.glob("*.ttc")))), fonts.CHINESE_FACE
        ),
    }
    made = {}
    for family, face in opened.items():
        font = uharfbuzz.Font(face)
        font.set_variations({"wght": WEIGHT})
        made[family] = font, frozenset(face.unicodes)
    return made


@cache
def choices(language: str) -> tuple:
    """(family, pattern of what it may be used for or None) in the order in which they are tried."""
    found = []
    for font in SETTINGS[language].fonts:
        if isinstance(font, str):
            found.append((font, None))
        else:
            latin_in_chinese = font["covers"] == "latin-in-cjk"
            found.append(
                (font["name"], LATIN_IN_CHINESE if latin_in_chinese else re.compile(font["covers"]))
            )
    return tuple(found)


@lru_cache(8192)
def family_of(character: str, language: str) -> str:
    for family, pattern in choices(language):
        if ord(character) in faces()[family][1] and (not pattern or pattern.match(character)):
            return family
    return LATIN


@lru_cache(8192)
def width(text: str, language: str) -> float:
    """The width of `text` in em."""
    total, run, family = 0.0, "", None
    for character in text:
        own = family_of(character, language)
        if own != family and run:
            total += shaped(run, family)
            run = ""
        family = own
        run += character
    return total + (shaped(run, family) if run else 0)


def shaped(run: str, family: str) -> float:
    font = faces()[family][0]
    buffer = uharfbuzz.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return sum(position.x_advance for position in buffer.glyph_positions) / font.face.upem
