"""XLIFF 2.0. A tag of rich text is a `<pc>` or `<ph/>`, and `<originalData>` says which tag."""

import io
import re

from lxml import etree
from translate.storage import xliff2

from . import guard, markup
from .refused import Refused
from .units import VERSION, Bilingual, Unit, canonical, once_each
from .xliff12 import SPACE, append, require_xliff

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
OURS = "urn:ict4sdg:exchange"
LIMITS = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
STATES = {
    "missing": "initial",
    "in_progress": "initial",
    "outdated": "initial",
    "current": "translated",
}
FINISHED = ("translated", "reviewed", "final")
TYPES = {"a": "link"}
SUBTYPES = {"strong": "xlf:b", "em": "xlf:i", "br": "xlf:lb"}
TRANSPARENT = ("mrk", "sm", "em", "cp")
PART = re.compile(r"^d(\d+)$")


class Segment(xliff2.Xliff2Unit):
    namespace = NAMESPACE


class Document(xliff2.Xliff2File):
    UnitClass = Segment
    namespace = NAMESPACE
    XMLskeleton = f"""<?xml version="1.0" encoding="utf-8"?>
<xliff version="2.0" xmlns="{NAMESPACE}" xmlns:ict="{OURS}" srcLang="en"
 ict:version="{VERSION}"><file id="campaign"></file></xliff>"""


def write(bilingual: Bilingual) -> bytes:
    document = Document()
    document.sourcelanguage = bilingual.source_language
    document.targetlanguage = bilingual.target_language
    for unit in bilingual.units:
        document.addunit(made(unit))
    buffer = io.BytesIO()
    document.serialize(buffer)
    return buffer.getvalue()


def made(unit: Unit) -> Segment:
    entry = Segment("")
    entry.setid(unit.id)
    segment, element = entry.xmlelement, entry.getunitelement()
    segment.attrib.pop(SPACE, None)
    element.set(SPACE, "preserve")
    element.set("name", unit.id)
    element.set("type", "ict:html" if unit.rich else "ict:text")
    element.set(f"{{{OURS}}}source", unit.fingerprint)
    element.set(f"{{{OURS}}}target", unit.target_fingerprint)
    if unit.max_length:
        element.set(f"{{{OURS}}}max-length", str(unit.max_length))
    segment.set("state", STATES[unit.state])
    segment.set("subState", f"ict:{unit.state}")
    codes = markup.codes_of(unit.source) if unit.rich else []
    data = {}
    entry.set_source_dom(content("source", unit.source, unit.rich, codes, data))
    entry.set_target_dom(content("target", unit.target, unit.rich, codes, data))
    element[:0] = [*notes(unit), *original_data(data)]
    return entry


def named(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def notes(unit: Unit):
    if unit.note:
        container = etree.Element(named("notes"))
        etree.SubElement(container, named("note"), category="context").text = unit.note
        yield container


def original_data(data: dict[str, str]):
    """`data` is key to the tag as it is written in HTML."""
    if data:
        container = etree.Element(named("originalData"))
        for key, written in data.items():
            etree.SubElement(container, named("data"), id=key).text = written
        yield container


def content(name: str, text: str, rich: bool, codes, data) -> etree._Element:
    """The element with its codes; what they stand for is added to `data`."""
    root = etree.Element(named(name), nsmap={None: NAMESPACE})
    root.set(SPACE, "preserve")
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
            element = inline(stack[-1], *token, data)
            last = element if token[1].tag in markup.VOID else None
            if last is None:
                stack.append(element)
    return root


def inline(parent, number: int, code: markup.Code, data) -> etree._Element:
    is_void = code.tag in markup.VOID
    element = etree.SubElement(parent, named("ph" if is_void else "pc"), id=str(number))
    element.set("type", TYPES.get(code.tag, "fmt"))
    if subtype := SUBTYPES.get(code.tag, "" if code.tag in TYPES else f"html:{code.tag}"):
        element.set("subType", subtype)
    element.set("dataRef" if is_void else "dataRefStart", key_of(code.opening, data))
    if not is_void:
        element.set("dataRefEnd", key_of(code.closing, data))
    return element


def key_of(written: str, data) -> str:
    for key, known in data.items():
        if known == written:
            return key
    key = f"d{len(data) + 1}"
    data[key] = written
    return key


def read(data: bytes) -> Bilingual:
    """Raises Refused."""
    guard.require_size(data)
    root = guard.xml_root(data)
    require_xliff(root, "2.")
    if root.get(f"{{{OURS}}}version", VERSION) != VERSION:
        raise Refused("version", root.get(f"{{{OURS}}}version"))
    try:
        document = Document.parsestring(data)
    except (StopIteration, AssertionError, ValueError, KeyError) as error:
        raise Refused("format", str(error)) from error
    # Tools cut a unit into several segments, each of which the toolkit calls a unit.
    elements = list(dict.fromkeys(each.getunitelement() for each in document.units))
    guard.require_number(len(elements))
    return Bilingual(
        root.get("srcLang", ""),
        root.get("trgLang", ""),
        once_each(unit_of(element) for element in elements),
    )


def unit_of(element) -> Unit:
    rich = element.get("type") == "ict:html"
    parts = [part for part in element if local(part) in ("segment", "ignorable")]
    data = {each.get("id"): each.text or "" for each in element.iterfind("{*}originalData/{*}data")}
    source = joined([part.find("{*}source") for part in parts], rich, data, {})
    codes = {each.get("id"): each for each in element.iterfind(".//{*}source//{*}pc")}
    codes |= {each.get("id"): each for each in element.iterfind(".//{*}source//{*}ph")}
    target, problem = read_target(parts, rich, data, codes)
    states = {part.get("state", "") for part in parts if local(part) == "segment"}
    limit = element.get(f"{{{OURS}}}max-length", "")
    return Unit(
        id=element.get("id", ""),
        source=source,
        target=target,
        state=read_state(parts, states, target),
        rich=rich,
        note="\n".join(each.text or "" for each in element.iterfind("{*}notes/{*}note")),
        max_length=int(limit) if limit.isdigit() else None,
        fingerprint=element.get(f"{{{OURS}}}source", ""),
        target_fingerprint=element.get(f"{{{OURS}}}target", ""),
        problem=problem,
    )


def read_target(parts, rich: bool, data, codes) -> tuple[str, str]:
    """The target and what is wrong with it. A part without words of its own keeps the source's
    white space, if any part is translated."""
    targets = [part.find("{*}target") for part in parts]
    if not any(target is not None and "".join(target.itertext()).strip() for target in targets):
        targets = [target for target in targets if target is not None]
    else:
        pairs = zip(targets, parts, strict=True)
        targets = [
            part.find("{*}source") if target is None and local(part) == "ignorable" else target
            for target, part in pairs
        ]
    try:
        return joined(targets, rich, data, codes), ""
    except markup.Broken:
        whole = "".join("".join(each.itertext()) for each in targets if each is not None)
        return whole, "tags"


def read_state(parts, states, target: str) -> str:
    if not target:
        return "missing"
    if states and states <= set(FINISHED):
        return "current"
    said = {part.get("subState", "").removeprefix("ict:") for part in parts} & {"outdated"}
    return said.pop() if said else "in_progress"


def local(element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def joined(elements, rich: bool, data, codes) -> str:
    """The texts of `elements` as one, as HTML where it is rich. Raises markup.Broken."""
    text = "".join(
        "".join(pieces(each, rich, data, codes)) for each in elements if each is not None
    )
    if rich:
        markup.checked(text)
    return canonical(text, rich)


def pieces(element, rich: bool, data, codes):
    written = markup.escaped if rich else str
    yield written(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from piece(child, rich, data, codes)
        yield written(child.tail or "")


def piece(child, rich: bool, data, codes):
    name = local(child)
    if name in TRANSPARENT:
        yield from pieces(child, rich, data, codes)
    elif not rich or name not in ("pc", "ph", "sc", "ec"):
        raise markup.Broken(name)
    else:
        known = codes.get(child.get("id", "") or child.get("startRef", ""))
        first = "dataRef" if name in ("ph", "sc", "ec") else "dataRefStart"
        yield original(child, known, first, data)
        yield from pieces(child, rich, data, codes)
        if name == "pc":
            yield original(child, known, "dataRefEnd", data)


def original(child, known, attribute: str, data) -> str:
    """The tag that a code stands for. Some tools keep nothing of a code but its number."""
    key = child.get(attribute) or (known.get(attribute) if known is not None else None)
    if key not in data:
        raise markup.Broken(child.get("id", ""))
    return data[key]
