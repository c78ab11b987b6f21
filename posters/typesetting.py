"""How each language is set: fonts, line pitch, hyphenation. One row a language.

Pitch and ascent are in em: lines stand `pitch` apart, the first rises `ascent` over its
baseline, the last hangs `descent` under it.
"""

from dataclasses import asdict, dataclass

from ict4sdg.languages import BY_CODE

LATIN = "Noto Sans"
ARABIC = "Almarai"
"""Of the words of goals and facts in Arabic, more come out of a PDF letter for letter than of other
headline faces; docs/posters.md has the numbers."""
CHINESE = "Noto Sans CJK SC"
# Latin letters, figures and what belongs to them keep the Latin face inside Arabic.
LATIN_IN_ARABIC = {"name": LATIN, "covers": "[#-&*-+/-9<->@-Z_a-z~À-ʯ₠-₿%+−–·°’]"}
LATIN_IN_CHINESE = {"name": LATIN, "covers": "latin-in-cjk"}


@dataclass(frozen=True)
class Setting:
    code: str
    direction: str
    fonts: tuple
    region: str | None = None
    latin: str = LATIN
    pitch: float = 1.1
    body_pitch: float = 1.42
    ascent: float = 0.76
    descent: float = 0.22
    hyphenate: bool = False
    """Running text only; headlines are never hyphenated."""
    spaced: bool = True
    """Whether letters may be moved closer: never where they join."""


SETTINGS = {
    "ar": Setting(
        "ar", "rtl", (LATIN_IN_ARABIC, ARABIC, LATIN, CHINESE),
        pitch=1.36, body_pitch=1.62, ascent=0.82, descent=0.34, spaced=False,
    ),
    "zh": Setting(
        "zh", "ltr", (LATIN_IN_CHINESE, CHINESE, LATIN, ARABIC), region="CN",
        pitch=1.24, body_pitch=1.62, ascent=0.86, descent=0.1, spaced=False,
    ),
    "en": Setting("en", "ltr", (LATIN, CHINESE, ARABIC), region="GB"),
    "fr": Setting("fr", "ltr", (LATIN, CHINESE, ARABIC)),
    "ru": Setting("ru", "ltr", (LATIN, CHINESE, ARABIC), hyphenate=True),
    "es": Setting("es", "ltr", (LATIN, CHINESE, ARABIC), hyphenate=True),
}  # fmt: skip

assert set(SETTINGS) == set(BY_CODE)  # noqa: S101


def plain(code: str) -> dict:
    """The setting as the templates read it."""
    return {key.replace("_", "-"): value for key, value in asdict(SETTINGS[code]).items()}
