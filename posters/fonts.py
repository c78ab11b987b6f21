"""The fonts of the posters: wheels only, never the system's."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import typst
from fontTools.ttLib import TTCollection, TTFont

FOLDERS = (("fontpkg_noto_sans", "files"), ("fontpkg_almarai", "files"), ("manimgx_fonts_cjk", ""))
CHINESE_FACE = 2
"""Of the collection's five: Japanese, Korean, simplified Chinese, traditional, Hong Kong."""


def folders() -> list[Path]:
    return [Path(str(files(package).joinpath(folder))) for package, folder in FOLDERS]


@cache
def book() -> typst.Fonts:
    """The fonts as the typesetter knows them, read once for all compilers of a process."""
    return typst.Fonts(False, False, [str(folder) for folder in folders()])


@cache
def characters() -> frozenset[int]:
    """Every character that some font of the posters has a glyph for."""
    noto, almarai, chinese = folders()
    faces = [
        TTFont(noto / "NotoSans[wdth,wght].ttf", lazy=True),
        TTFont(next(almarai.glob("*Regular.ttf")), lazy=True),
        TTCollection(next(chinese.glob("*.ttc")), lazy=True).fonts[CHINESE_FACE],
    ]
    return frozenset().union(*(face.getBestCmap() for face in faces))


def missing(text: str) -> str:
    """The characters of `text` that no font has, once each; isolating marks need no glyph."""
    known = characters()
    return "".join(
        dict.fromkeys(c for c in text if ord(c) not in known and not "\u2066" <= c <= "\u2069")
    )
