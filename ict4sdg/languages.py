"""The six official languages of the UN and ITU, each described once.

`LANGUAGES`, the language bar, hreflang, constraints and formats all derive from `OFFICIAL`,
which stands in UN order (the order of the languages' English names).
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Language:
    code: str
    """Address prefix, gettext locale and value of `lang`."""
    name: str
    """The language's name in itself, as printed in the language bar."""
    noun: str
    """The same within a sentence or a list of languages."""
    name_en: str
    direction: Literal["ltr", "rtl"]
    cldr: str
    """Locale for Babel: numbers, dates and country names."""
    og: str
    """Open Graph locale."""
    script: str
    """A regular expression class of the letters that the language is written in."""
    aliases: tuple[str, ...] = ()
    """Other prefixes that visitors type, lower case; regional forms (`ar-eg`) need none."""


OFFICIAL = (
    Language("ar", "عربي", "العربية", "Arabic", "rtl", "ar_001", "ar_AR", r"[\u0600-\u06FF]"),
    Language(
        "zh", "中文", "中文", "Chinese", "ltr", "zh_Hans", "zh_CN", r"[\u3400-\u9FFF]", ("cn",)
    ),
    Language("en", "English", "English", "English", "ltr", "en_001", "en_GB", r"[A-Za-z]"),
    Language("fr", "Français", "français", "French", "ltr", "fr", "fr_FR", r"[A-Za-zÀ-ÿŒœ]"),
    Language("ru", "Русский", "русский", "Russian", "ltr", "ru", "ru_RU", r"[\u0400-\u04FF]"),
    Language("es", "Español", "español", "Spanish", "ltr", "es", "es_ES", r"[A-Za-zÀ-ÿ]"),
)
BY_CODE = {language.code: language for language in OFFICIAL}
CODES = tuple(BY_CODE)
CHOICES = [(language.code, language.name) for language in OFFICIAL]


def language_of(tag: str) -> Language | None:
    """The official language that a tag such as `zh-CN`, `EN` or `ar_EG` means, if any."""
    base = tag.lower().replace("_", "-").split("-")[0]
    for language in OFFICIAL:
        if base == language.code or base in language.aliases:
            return language
    return None


def best_of(codes, wanted: str, source: str) -> str | None:
    """The language to show an item in: the wanted one, else its source, else the first in UN order.

    `codes` are those the item is published in; None when there are none.
    """
    for code in (wanted, source, *CODES):
        if code in codes:
            return code
    return None


def field_name(name: str, code: str) -> str:
    """How the admin calls a field's column in one language: `title · Français`."""
    return f"{name} · {isolated(BY_CODE[code].name)}"


def isolated(text: str) -> str:
    """`text` set so that its direction doesn't disturb the text around it."""
    return f"\u2068{text}\u2069"
