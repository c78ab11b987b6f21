"""Make the web fonts in static/fonts from the Noto wheels of requirements-dev.txt.

Run by `make fonts` when the wheels or the ranges change; the results are committed.
Weights run from 400 to 700, widths are fixed, and each script is a file of its own, so that a
page in one language loads only what it prints.
"""

from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS_DIR = Path(__file__).resolve().parent.parent / "static" / "fonts"
LATIN = "fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"
ARABIC = "fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "rlig", "calt"]
FEATURES += ["init", "medi", "fina", "isol", "tnum"]
SUBSETS = {
    "noto-sans-latin": (
        LATIN,
        [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "ŒœŸ‑–—‘’“”•…\u202f‹›€←→↖↗−")],
    ),
    "noto-sans-cyrillic": (LATIN, [*range(0x400, 0x460), 0x490, 0x491, 0x2116]),
    "noto-sans-arabic": (
        ARABIC,
        [0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x641, 0x653), 0x670, 0x200C, 0x200D],
    ),
}


def subset(source, characters, target):
    package, name = source
    font = TTFont(files(package) / "files" / name, lazy=False)
    options = Options()
    options.hinting = False
    options.layout_features = FEATURES
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wdth": 100, "wght": (400, 400, 700)})
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    for name, (source, characters) in SUBSETS.items():
        target = FONTS_DIR / f"{name}.woff2"
        subset(source, characters, target)
        print(f"{target.name}: {target.stat().st_size / 1024:.0f} kB")
