"""The words of a poster, cleaned: whatever a stranger typed, what comes out can be set.

Cleaning removes what has no business in print (controls, bidirectional overrides, invisible
characters), refuses what is too long, and adds what a typographer adds: no-break spaces, and
isolates around what reads left to right inside Arabic.
"""

import re
import unicodedata
from dataclasses import dataclass, field, fields, replace

from campaign.typography import set_spaces

from .errors import LongWord, TooLong

LONGEST_WORD = 44
"""Letters; the longest word of the campaign's own texts has 23."""
MARKS_IN_A_ROW = 3
KEPT_FORMAT_MARKS = "\u200c\u200d"
"""Joiners, which Persian and Urdu names need."""


@dataclass(frozen=True)
class Fact:
    figure: str
    statement: str
    source: str
    qualifier: str = ""
    caveat: str = ""
    share: float | None = None
    """The figure as a part of a whole, 0 to 1, where it is one: drawn as an arc."""


@dataclass(frozen=True)
class Case:
    title: str
    summary: str


@dataclass(frozen=True)
class Words:
    """What stands on a poster, in one language. Empty fields are left out."""

    headline: str = ""
    """The message; on the fact poster, what the figure says."""
    text: str = ""
    """A sentence or two under the headline."""
    kicker: str = ""
    """What the number is: Sustainable Development Goal."""
    title: str = ""
    """The goal's title, or the campaign's name."""
    hashtag: str = "#ICT4SDG"
    campaign: str = ""
    address: str = ""
    """The web address as printed."""
    credit: str = ""
    """Whose the picture is."""
    maker: str = ""
    """The whole line that tells a recreated poster from ITU's own."""
    alt: str = ""
    """The poster's picture in words, for those who cannot see it."""
    qr_alt: str = ""
    name: str = ""
    """The document's title; the headline where empty."""
    terms: str = ""
    """Terms of use, for the file's metadata."""
    author: str = ""
    fact: Fact | None = None
    facts: tuple[Fact, ...] = field(default=())
    facts_title: str = ""
    cases: tuple[Case, ...] = field(default=())
    cases_title: str = ""


LIMITS = {
    "headline": 240, "text": 400, "kicker": 80, "title": 160, "hashtag": 40, "campaign": 120,
    "address": 80, "credit": 120, "maker": 160, "alt": 1000, "qr_alt": 300, "name": 300,
    "terms": 1000, "author": 200, "facts_title": 60, "cases_title": 60,
    "figure": 40, "statement": 320, "source": 240, "qualifier": 60, "caveat": 320, "summary": 500,
}  # fmt: skip
"""Characters, before measuring; what passes here may still be too long for the page."""
UNSET = {"alt", "qr_alt", "name", "terms", "author"}
"""Fields that are metadata: said, not set."""
SPACES = re.compile(r"[\s\u1680\u2000-\u200a\u205f\u3000]+")
BREAKABLE = re.compile(r"[\s\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u200b-]+")


def is_kept(character: str) -> bool:
    category = unicodedata.category(character)
    return category not in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp") or character in KEPT_FORMAT_MARKS


def without_floods(text: str) -> str:
    """At most three accents on one letter."""
    kept, row = [], 0
    for character in text:
        row = row + 1 if unicodedata.combining(character) else 0
        if row <= MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


def clean(text: str) -> str:
    """`text` composed, on one line, of printing characters only. No-break spaces stay."""
    if not text.isprintable():
        text = "".join(c if c in "\u00a0\u202f" else SPACES.sub(" ", c) for c in text)
        text = "".join(c for c in text if c == " " or is_kept(c))
    if not text.isascii():
        text = without_floods(unicodedata.normalize("NFC", text))
    return re.sub(" +", " ", text).strip(" " + KEPT_FORMAT_MARKS)


def checked(name: str, text: str) -> str:
    """`text` clean, or an error: TooLong for its characters, LongWord for one of its words."""
    limit = LIMITS[name]
    if len(text) > 20 * limit:
        raise TooLong(name, len(text) - limit, len(text))
    text = clean(text)
    if len(text) > limit:
        raise TooLong(name, len(text) - limit, len(text))
    for word in [] if name in UNSET or name == "address" else BREAKABLE.split(text):
        if len(word) > LONGEST_WORD:
            raise LongWord(name, word, LONGEST_WORD)
    return text


def cleaned(value, name: str = ""):
    """`value` (Words, Fact, Case, a list of those, or text) with every text checked."""
    if isinstance(value, str):
        return checked(name, value)
    if isinstance(value, tuple):
        return tuple(cleaned(item) for item in value)
    if isinstance(value, Words | Fact | Case):
        return replace(
            value, **{f.name: cleaned(getattr(value, f.name), f.name) for f in fields(value)}
        )
    return value


# ---- what a typographer adds -------------------------------------------------------------------

LRI, PDI = "\u2066", "\u2069"
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]")
START = r"[#@$€£+−<>≈~(\[“‘«\"]*"
LETTER = r"A-Za-zÀ-ʯ"
GROUPS = r"(?:[ \u00a0\u202f]\d[\d.,%]*)*"
FIGURES = rf"{START}\d[\w{LETTER}.,/:@&+\-–%$€£°]*{GROUPS}(?:[ \u00a0\u202f]?[°%]C?)?"
"""A number, a date, a code such as 9.c, with thousands that a space sets apart."""
NAMES = rf"{START}[{LETTER}][^\u0600-\u06ff]*"
"""From the first Latin letter to the next Arabic one."""
LATIN_RUN = re.compile(f"{NAMES}|{FIGURES}", re.ASCII)
CLOSING = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«"}
AFTER_WORD = "%°+"


def isolate(text: str) -> str:
    """Arabic `text` in which hashtags, addresses, names, dates and figures keep their own order."""
    if not ARABIC.search(text):
        return f"{LRI}{text}{PDI}" if text else text
    return LATIN_RUN.sub(lambda match: isolated(match[0]), text)


def isolated(run: str) -> str:
    """`run` isolated up to its last letter or figure, and the sign that belongs to it."""
    end = len(run)
    while end and not keeps(run, end):
        end -= 1
    return f"{LRI}{run[:end]}{PDI}{run[end:]}"


def keeps(run: str, end: int) -> bool:
    """Whether the run may end here: on a letter, a figure, their sign, or a bracket it opened."""
    last = run[end - 1]
    if last in CLOSING:
        return run[:end].count(CLOSING[last]) >= run[:end].count(last)
    return last.isalnum() or last in AFTER_WORD


def typeset(text: str, language: str) -> str:
    """Clean `text` with the spaces and isolates that print needs."""
    text = set_spaces(text, language)
    return isolate(text) if language == "ar" else text
