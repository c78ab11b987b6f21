"""What a reviser would ask about a translation, beside its source. Pure: texts in, doubts out.

None of it is an error: numbers may be in words, a term may be avoided for good reason.
"""

import re
from dataclasses import dataclass

from django.utils.html import strip_tags

from campaign import glossary, numbers, typography
from campaign.differences import lines

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]*\}|%[sd](?!\w)")
LINK = re.compile(r'href="([^"]*)"|(https?://[^\s<>"]+)')
OWN_PREFIX = re.compile(r"^/(?:ar|zh|en|fr|ru|es)/")
END = re.compile(r"[.!?…:。！？：؟۔]['\"’”»）)\]]*$")
POSTER_CHARACTERS = {"ar": 90, "zh": 40, "en": 90, "fr": 100, "ru": 100, "es": 100}
"""What a headline on a poster has room for at a readable size."""


@dataclass(frozen=True)
class Doubt:
    kind: str
    detail: str = ""
    more: str = ""


def doubts(source: str, source_code: str, text: str, code: str, terms=(), on_poster=False):
    """The doubts about `text`; none about one that is not written."""
    if not strip_tags(text or "").strip() or not strip_tags(source or "").strip():
        return []
    found = [Doubt("number", printed(each)) for each in differing(source, source_code, text, code)]
    found += missing("link", links(source), links(text))
    found += missing("placeholder", placeholders(source), placeholders(text))
    plain = lines(text)
    if END.search(lines(source)) and not END.search(plain):
        found.append(Doubt("ending"))
    if not typography.in_script(plain, code):
        found.append(Doubt("script"))
    for miss in glossary.misses(source, source_code, text, code, terms):
        found.append(Doubt("wrong" if miss.wrong else "term", miss.official, miss.wrong))
    if on_poster and len(plain) > POSTER_CHARACTERS[code]:
        found.append(Doubt("long", str(len(plain)), str(POSTER_CHARACTERS[code])))
    return found


def differing(source, source_code, text, code):
    # Addresses hold numbers that are nobody's to translate.
    without = (LINK.sub(" ", each) for each in (source, text))
    return numbers.differences(next(without), source_code, next(without), code)


def printed(number) -> str:
    return f"{number:f}"


def links(text) -> list[str]:
    """Addresses, own ones without their language."""
    found = (first or second for first, second in LINK.findall(text))
    return [OWN_PREFIX.sub("/", each.rstrip(".,;")) for each in found]


def placeholders(text) -> list[str]:
    return PLACEHOLDER.findall(strip_tags(text))


def missing(kind, wanted, given):
    """What one of the two has and the other has not."""
    lacking = [Doubt(f"{kind}-lacking", each) for each in sorted(set(wanted) - set(given))]
    return lacking + [Doubt(f"{kind}-beyond", each) for each in sorted(set(given) - set(wanted))]
