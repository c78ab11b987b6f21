"""XLIFF 1.2, as OmegaT, Weblate and most tools read it.

A tag of rich text is a `<g>` or `<x/>` with the number of the source's element and its name as
`ctype`; a link's address is an attribute in the name space of HTML. What the unit was made from
stands in `extradata`.
"""

import io

from lxml import etree
from translate.storage import xliff

from . import guard, markup
from .refused import Refused
from .units import VERSION, Bilingual, Unit, canonical, once_each

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
HTML = "http://www.w3.org/1999/xhtml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PRODUCT = "ict4sdg"
CTYPES = {"strong": "bold", "em": "italic", "a": "link", "br": "lb"}
TAGS = {ctype: tag for tag, ctype in CTYPES.items()}
STATES = {
    "missing": "new",
    "in_progress": "needs-translation",
    "outdated": "needs-adaptation",
    "current": "translated",
}
DOUBTFUL = ("needs-review-translation", "needs-review-adaptation", "needs-review-l10n")
"""States that we never write, so that a tool has set them."""
FINISHED = ("translated", "final", "signed-off")
TRANSPARENT = ("mrk",)


class TransUnit(xliff.Xliff1Unit):
    namespace = NAMESPACE


class Document(xliff.Xliff1File):
    UnitClass = TransUnit
    namespace = NAMESPACE
    XMLskeleton = f"""<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="{NAMESPACE}" xmlns:html="{HTML}">
<file original="campaign" source-language="en" datatype="html" product-name="{PRODUCT}"
 product-version="{VERSION}"><body></body></file>
</xliff>"""


def write(bilingual: Bilingual) -> bytes:
    document = Document()
    document.sourcelanguage = bilingual.source_language
    document.targetlanguage = bilingual.target_language
    for unit in bilingual.units:
        document.addunit(made(unit))
    buffer = io.BytesIO()
    document.serialize(buffer)
    return buffer.getvalue()


def made(unit: Unit) -> TransUnit:
    entry = TransUnit("")
    entry.setid(unit.id)
    element = entry.xmlelement
    element.set(SPACE, "preserve")
    element.set("resname", unit.id)
    element.set("datatype", "html" if unit.rich else "plaintext")
    element.set("extradata", f"source={unit.fingerprint} target={unit.target_fingerprint}")
    if unit.max_length:
        element.set("maxwidth", str(unit.max_length))
        element.set("size-unit", "char")
    codes = markup.codes_of(unit.source) if unit.rich else []
    entry.set_source_dom(content("source", unit.source, unit.rich, codes))
    target = content("target", unit.target, unit.rich, codes)
    target.set("state", STATES[unit.state])
    entry.set_target_dom(target)
    entry.addnote(unit.note, origin="developer")
    return entry


def content(name: str, text: str, rich: bool, codes) -> etree._Element:
    root = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE})
    root.text = "" if rich else text
    if not rich:
        return root
    stack, last = [root], None
    for token in markup.numbered(text, codes):
        if isinstance(token, str):
            append(stack[-1], last, token)
        elif isinstance(token, markup.Close):
            last = stack.pop()
        else:
            number, code = token
            element = inline(stack[-1], number, code)
            last = element if code.tag in markup.VOID else None
            if last is None:
                stack.append(element)
    return root


def append(parent, last, text: str) -> None:
    """`text` after the child `last` of `parent`, or at its start."""
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def inline(parent, number: int, code: markup.Code) -> etree._Element:
    name = "x" if code.tag in markup.VOID else "g"
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", id=str(number))
    element.set("ctype", CTYPES.get(code.tag, f"x-html-{code.tag}"))
    for key, value in code.attributes:
        element.set(f"{{{HTML}}}{key}", value)
    return element


def read(data: bytes) -> Bilingual:
    """Raises Refused."""
    guard.require_size(data)
    root = guard.xml_root(data)
    require_xliff(root, "1.")
    try:
        document = Document.parsestring(data)
        languages = document.sourcelanguage or "", document.targetlanguage or ""
    except (StopIteration, AssertionError, ValueError, KeyError) as error:
        raise Refused("format", str(error)) from error
    require_ours(document.document.getroot())
    guard.require_number(len(document.units))
    return Bilingual(*languages, once_each(unit_of(each.xmlelement) for each in document.units))


def require_xliff(root, version: str) -> None:
    if etree.QName(root).localname != "xliff":
        raise Refused("format")
    if not root.get("version", "").startswith(version):
        raise Refused("version", f"XLIFF {root.get('version', '?')}")


def require_ours(root) -> None:
    """Tools may drop who made a file; a number that we don't know is refused."""
    for file in root.iter("{*}file"):
        version = file.get("product-version", VERSION)
        if file.get("product-name", PRODUCT) == PRODUCT and version != VERSION:
            raise Refused("version", version)


def unit_of(element) -> Unit:
    rich = element.get("datatype") == "html"
    source, target = (element.find(f"{{*}}{name}") for name in ("source", "target"))
    codes = known_codes(source)
    source_text = text_of(source, rich, codes)
    known = dict(each.split("=", 1) for each in element.get("extradata", "").split() if "=" in each)
    state = "" if target is None else target.get("state", "")
    problem = ""
    try:
        target_text = text_of(target, rich, codes)
    except markup.Broken:
        target_text, problem = "".join(target.itertext()), "tags"
    return Unit(
        id=element.get("id", ""),
        source=source_text,
        target=target_text,
        state=read_state(state, target_text),
        rich=rich,
        note="\n".join(note.text or "" for note in element.findall("{*}note")),
        max_length=int(element.get("maxwidth")) if element.get("maxwidth", "").isdigit() else None,
        fingerprint=known.get("source", ""),
        target_fingerprint=known.get("target", ""),
        is_doubtful=state in DOUBTFUL,
        problem=problem,
    )


def read_state(state: str, target: str) -> str:
    ours = {written: name for name, written in STATES.items()}
    if state in FINISHED:
        return "current"
    return ours.get(state, "in_progress" if target else "missing")


def known_codes(element) -> dict[str, markup.Code]:
    """The codes that `element` shows, by their numbers."""
    found = {}
    for each in () if element is None else element.iter("{*}g", "{*}x"):
        if code := written_code(each):
            found[each.get("id", "")] = code
    return found


def written_code(element) -> markup.Code | None:
    ctype = element.get("ctype", "")
    tag = TAGS.get(ctype, ctype.removeprefix("x-html-"))
    if tag not in markup.TAGS:
        return None
    pairs = ((name, element.get(f"{{{HTML}}}{name}")) for name in markup.ATTRIBUTES)
    return markup.Code(tag, tuple((name, value) for name, value in pairs if value is not None))


def text_of(element, rich: bool, codes) -> str:
    """The text, as HTML where it is rich. Raises markup.Broken."""
    if element is None:
        return ""
    text = "".join(pieces(element, rich, codes))
    if rich:
        markup.checked(text)
    return canonical(text, rich)


def pieces(element, rich: bool, codes):
    written = markup.escaped if rich else str
    yield written(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from piece(child, rich, codes)
        yield written(child.tail or "")


def piece(child, rich: bool, codes):
    name = etree.QName(child).localname
    if name in TRANSPARENT:
        yield from pieces(child, rich, codes)
        return
    code = known_code(child, codes) if rich and name in ("g", "x") else None
    if code is None:
        raise markup.Broken(name)
    yield code.opening
    yield from pieces(child, rich, codes)
    yield code.closing


def known_code(element, codes) -> markup.Code | None:
    """What the source says of the number; some tools keep nothing else of a code."""
    own, known = written_code(element), codes.get(element.get("id", ""))
    if own and known and own.tag == known.tag and not own.attributes:
        return known
    return own or known
