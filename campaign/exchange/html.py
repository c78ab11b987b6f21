"""A bilingual table as a web page, for people with nothing but a word processor or a browser.

Word processors keep little of a page but its text: the first column names the unit, the head
names the languages; what else we know of a unit is read from attributes where they survive.
"""

import html
import re

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from lxml import etree
from lxml import html as lxml_html

from campaign.rich_text import VOCABULARY
from ict4sdg import languages

from . import guard, markup
from .refused import Refused
from .units import VERSION, Bilingual, Unit, canonical, once_each

KIND = "ict4sdg-exchange"
STYLE = """
body { font-family: sans-serif; margin: 1rem; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { border: 1px solid #999; padding: .5rem; vertical-align: top; text-align: start; }
th:first-child, td:first-child, .note { font-size: .75rem; color: #555; overflow-wrap: anywhere; }
"""
PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="generator" content="{kind} {version}">
<title>{kind} {version} {source} {target}</title>
<style>{style}</style></head>
<body>
<p>{kind} {version}</p>
<table><thead><tr><th>id</th><th>{source} · {source_name}</th><th>{target} · {target_name}</th>
<th>note</th></tr></thead>
<tbody>
{rows}
</tbody></table>
</body></html>
"""
ROW = (
    '<tr id="{}" data-kind="{}" data-state="{}" data-source="{}" data-target="{}" data-limit="{}">'
    '<td>{}</td><td lang="{}" dir="{}">{}</td>'
    '<td lang="{}" dir="{}" contenteditable="true">{}</td><td class="note">{}</td></tr>'
)
HEAD = re.compile(r"^\s*([a-z]{2})\s*·")
ID = re.compile(r"[a-z]+:[^:\s]+:[a-z_]+")
SAME = {"b": "strong", "i": "em", "div": "p"}
"""What word processors and browsers write for our tags."""


def write(bilingual: Bilingual) -> bytes:
    pair = [languages.BY_CODE[bilingual.source_language]]
    pair.append(languages.BY_CODE[bilingual.target_language])
    page = format_html(
        PAGE,
        kind=KIND,
        version=VERSION,
        style=mark_safe(STYLE),  # noqa: S308  (our own)
        source=pair[0].code,
        target=pair[1].code,
        source_name=pair[0].name,
        target_name=pair[1].name,
        rows=format_html_join("\n", ROW, (cells(unit, *pair) for unit in bilingual.units)),
    )
    return page.encode()


def cells(unit: Unit, source, target):
    kind, limit = ("html" if unit.rich else "text"), unit.max_length or ""
    return (
        *(unit.id, kind, unit.state, unit.fingerprint, unit.target_fingerprint, limit, unit.id),
        *(source.code, source.direction, shown(unit.source, unit.rich)),
        *(target.code, target.direction, shown(unit.target, unit.rich)),
        unit.note,
    )


def shown(text: str, rich: bool):
    """Rich text as it is, for it went out sanitised; plain text with its lines."""
    if rich:
        return mark_safe(canonical(text, rich))  # noqa: S308  (sanitised by the line itself)
    # White space that a browser would fold is written so that it stays.
    written = markup.escaped(text).replace('"', "&quot;").replace("\n", "<br>")
    written = re.sub(r"\t|^ |(?<= ) | $|(?<=>) | (?=<)", lambda each: f"&#{ord(each[0])};", written)
    return mark_safe(written)  # noqa: S308  (escaped above)


def read(data: bytes) -> Bilingual:
    """Raises Refused."""
    guard.require_size(data)
    guard.require_no_entities(data[:20_000].decode("latin-1"))
    root = parsed(data)
    require_version(root)
    for table in root.iter("table"):
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
        pair = pair_of(rows[0]) if rows else None
        if pair:
            guard.require_number(len(rows) - 1)
            return Bilingual(*pair, once_each(units_in(rows[1:])))
    raise Refused("table")


def parsed(data: bytes):
    encoding = "utf-8" if is_utf8(data) else None
    parser = lxml_html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError, LookupError) as error:
        raise Refused("format", str(error)) from error
    return root


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.startswith((b"\xff\xfe", b"\xfe\xff"))


def require_version(root) -> None:
    found = re.search(rf"{KIND} (\S+)", " ".join(root.itertext())[:200_000])
    if found and found[1] != VERSION:
        raise Refused("version", found[1])


def pair_of(cells) -> tuple[str, str] | None:
    found = [HEAD.match(cell.text_content()) for cell in cells]
    codes = [match[1] for match in found if match]
    return tuple(codes) if len(codes) == 2 else None


def units_in(rows):
    for row in rows:
        if len(row) >= 3 and (key := ID.search("".join(row[0].text_content().split()))):
            yield unit_of(key[0], row)


def unit_of(key: str, row) -> Unit:
    data = row[0].getparent().attrib
    plain = data.get("data-kind") == "text"
    texts = [plain_text(cell) if plain else rich_text(cell) for cell in row[1:3]]
    limit = data.get("data-limit", "")
    return Unit(
        id=key,
        source=canonical(texts[0], not plain),
        target=canonical(texts[1], not plain),
        state=data.get("data-state", "missing"),
        note=row[3].text_content() if len(row) > 3 else "",
        max_length=int(limit) if limit.isdigit() else None,
        rich=not plain,
        fingerprint=data.get("data-source", ""),
        target_fingerprint=data.get("data-target", ""),
    )


def plain_text(cell) -> str:
    """The words; a line for each `<br>` and each paragraph that a word processor made."""
    text = "".join(lines(cell))
    return text[1:] if text.startswith("\n") and cell.find("./p") is not None else text


def lines(element):
    yield element.text or ""
    for child in element:
        if child.tag in ("br", "p", "div"):
            yield "\n"
        if isinstance(child.tag, str):
            yield from lines(child)
        yield child.tail or ""


def rich_text(cell) -> str:
    """The cell's content in our vocabulary."""
    inside = html.escape(cell.text or "", quote=False)
    inside += "".join(etree.tostring(child, encoding="unicode", method="html") for child in cell)
    for theirs, ours in SAME.items():
        inside = re.sub(rf"<(/?){theirs}(?=[\s>])", rf"<\1{ours}", inside)
    return nh3.clean(inside, link_rel=None, **VOCABULARY)
