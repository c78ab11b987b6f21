"""Rich text as a sequence of tags and words, and its tags as numbered codes for translators.

An element keeps its number through all translations: the third element of the source is code 3.
Elements of a target that the source has not are numbered on from the source's last.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass

from campaign.rich_text import TAGS

VOID = {"br"}
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s+[a-z]+=\"[^\"]*\")*)\s*/?>")
ATTRIBUTE = re.compile(r"([a-z]+)=\"([^\"]*)\"")
ATTRIBUTES = ("href", "hreflang", "lang")
OWN = re.compile(r"^/(?:ar|zh|en|fr|ru|es)/")


class Broken(Exception):
    """Tags that don't pair, or that no rich text of the site has."""


@dataclass(frozen=True)
class Code:
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def opening(self) -> str:
        written = "".join(f' {name}="{attribute(value)}"' for name, value in self.attributes)
        return f"<{self.tag}{written}>"

    @property
    def closing(self) -> str:
        return "" if self.tag in VOID else f"</{self.tag}>"


@dataclass(frozen=True)
class Open:
    code: Code


@dataclass(frozen=True)
class Close:
    tag: str


def tokens(text: str):
    """`text` as words (str), Open and Close, pairing or not."""
    position = 0
    for match in TAG.finditer(text):
        if match.start() > position:
            yield words(text[position : match.start()])
        position = match.end()
        closes, tag, attributes = match.groups()
        if closes:
            yield Close(tag)
        else:
            pairs = ((name, html.unescape(value)) for name, value in ATTRIBUTE.findall(attributes))
            yield Open(Code(tag, tuple(pairs)))
    if position < len(text):
        yield words(text[position:])


def words(text: str) -> str:
    if re.search(r"<[/a-zA-Z!?]", text):
        raise Broken(text[:80])
    return html.unescape(text)


def checked(text: str) -> list:
    """The tokens of `text`, which pair and are of the vocabulary. Raises Broken."""
    stack, found = [], list(tokens(text))
    for token in found:
        if isinstance(token, Open):
            if token.code.tag not in TAGS:
                raise Broken(token.code.tag)
            if token.code.tag not in VOID:
                stack.append(token.code.tag)
        elif isinstance(token, Close) and (not stack or stack.pop() != token.tag):
            raise Broken(token.tag)
    if stack:
        raise Broken(stack[-1])
    return found


def codes_of(text: str) -> list[Code]:
    """The elements of `text` in the order in which they open."""
    return [token.code for token in checked(text) if isinstance(token, Open)]


def neutral(code: Code) -> Code:
    """A link of the site's own without its language: in a translation it leads to another."""
    return Code(code.tag, tuple((name, OWN.sub("/", value)) for name, value in code.attributes))


def numbered(text: str, source: list[Code]):
    """The tokens of `text`, each Open as (number, code), by the numbers of `source`."""
    free = {}
    for number, code in enumerate(source, start=1):
        free.setdefault(neutral(code), []).append(number)
    following = len(source) + 1
    for token in checked(text):
        if not isinstance(token, Open):
            yield token
        elif free.get(neutral(token.code)):
            yield free[neutral(token.code)].pop(0), token.code
        else:
            yield following, token.code
            following += 1


def escaped(text: str) -> str:
    """Words as HTML, as the sanitiser writes them."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\u00a0", "&nbsp;")


def attribute(value: str) -> str:
    return escaped(value).replace('"', "&quot;")


def led_to(text: str, source: str, target: str) -> str:
    """`text` with links to the site's pages in the source language leading to those in the
    target's, unless they say that they lead to another language."""
    return re.sub(rf'<a href="/{source}/([^"]*)">', rf'<a href="/{target}/\1">', text)


def difference(source: str, target: str) -> tuple[list[str], list[str]]:
    """The tags that `target` lacks, and those it has beyond `source`. Raises Broken."""
    wanted = Counter(code.tag for code in codes_of(source))
    found = Counter(code.tag for code in codes_of(target))
    return sorted((wanted - found).elements()), sorted((found - wanted).elements())
