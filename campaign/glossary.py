"""Does a translation use the official terms of its source? Pure functions on plain text.

A form is one or more words; a star stands for an ending ("направлени* деятельности").
Arabic particles and the article before a word are allowed for. A form in capitals (ITU, ЦУР), and
every form of a term that is `exact`, keeps its case; a wrong variant keeps its case after the first
letter ("États membres" is wrong, "États Membres" is not).
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

HAN = "\u3400-\u9fff"
ARABIC_PARTICLES = "[وف]?[بكل]?(?:ال|لل|ل)?"
NOT_READ = re.compile("[\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad]")


@dataclass(frozen=True)
class Term:
    key: str
    forms: dict[str, tuple[str, ...]]
    """Language to how the term is written, the official form first."""
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Language to looser words that a translation may use for it: the Summit, the lines."""
    wrong: dict[str, tuple[str, ...]] = field(default_factory=dict)
    checked: bool = True
    """Whether the official form is asked for wherever the source has the term."""
    exact: bool = False
    """Whether the term is a title, and only counts with its capitals."""


@dataclass(frozen=True)
class Miss:
    key: str
    official: str
    """The form to use."""
    wrong: str = ""
    """The wrong variant found; empty when the term is simply not there."""


def term(row: dict) -> Term:
    """A row of the glossary file."""
    more = row.get("forms", {})
    return Term(
        key=row["key"],
        forms={code: (text, *more.get(code, ())) for code, text in row["term"].items()},
        also=each_tuple(row.get("also", {})),
        wrong=each_tuple(row.get("wrong", {})),
        checked=row.get("checked", True),
        exact=row.get("exact", False),
    )


def each_tuple(texts):
    return {code: tuple(forms) for code, forms in texts.items()}


def misses(
    source: str, source_code: str, text: str, code: str, terms: Iterable[Term]
) -> list[Miss]:
    """The terms that `text` (of language `code`) should have from `source`, and wrong variants."""
    source, text = read(source), read(text)
    found = []
    for each in terms:
        official = each.forms.get(code, ("",))[0]
        if variants := wrong_in(text, each, code):
            found += [Miss(each.key, official, variant) for variant in variants]
        elif (
            each.checked
            and official
            and code != source_code
            and has(source, each.forms.get(source_code), source_code, each.exact)
            and not has(text, each.forms[code] + each.also.get(code, ()), code, each.exact)
        ):
            found.append(Miss(each.key, official))
    return found


def has(text, forms, code, exact):
    likely = likely_forms(text, forms, code)
    return bool(likely and pattern(likely, code, exact).search(text))


def wrong_in(text: str, each: Term, code: str) -> list[str]:
    likely = likely_forms(text, each.wrong.get(code, ()), code)
    variants = tuple(
        letter + variant[1:]
        for variant in likely
        for letter in sorted({variant[0].upper(), variant[0].lower()})
    )
    return sorted(set(pattern(variants, code, True).findall(text))) if variants else []


def likely_forms(text, forms, code):
    """Those whose first word is somewhere in the text: cheap, and leaves few to search for."""
    text = text.lower()
    return tuple(form for form in forms or () if first_word(form, code) in text)


@lru_cache(maxsize=4096)
def first_word(form, code):
    return bare(read(form).lower().split()[0], code).partition("*")[0]


def bare(word, code):
    return re.sub("^ال(?=..)", "", word) if code == "ar" else word


def read(text: str) -> str:
    """Text as a reader hears it: no tags, no vowel signs, ordinary spaces and apostrophes."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", text)).replace("’", "'")
    return re.sub(r"\s+", " ", NOT_READ.sub("", text))


@lru_cache(maxsize=4096)
def pattern(forms: tuple[str, ...], code: str, exact: bool) -> re.Pattern:
    """Any of `forms`; an acronym keeps its case even where the other forms need not."""
    return re.compile("|".join(form_pattern(form, code, exact) for form in forms))


def form_pattern(form, code, exact):
    keeps_case = exact or form.isupper()
    return "[ -]".join(word_pattern(word, code, keeps_case) for word in read(form).split())


def word_pattern(word, code, keeps_case):
    stem = re.escape(bare(word, code)).replace(r"\*", r"\w*")
    if re.search(f"[{HAN}]", word):
        return stem
    # Chinese letters are word characters: WSIS论坛 holds the word WSIS. Names such as
    # #ICT4SDG and SDG9@WSIS are the same in every language, and ITU-T is not ITU.
    inside = rf"[^\W{HAN}]" if code == "zh" else r"\w"
    before = rf"(?<!{inside})(?<![@#])" + (ARABIC_PARTICLES if code == "ar" else "")
    after = "" if word.endswith("*") else rf"(?!{inside})(?!-[A-Z]\b)"
    return before + (stem if keeps_case else f"(?i:{stem})") + after
