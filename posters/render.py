"""A poster from plain values: words and a design in, the bytes of a file out.

    render("signal", words, "ar", "a4.pdf", goal=9) -> bytes

The same values give the same bytes. Errors are those of `errors`; nothing else is raised for
what a visitor typed or uploaded.
"""

from dataclasses import fields, is_dataclass
from functools import cache

from . import finish, fonts, lines, pictures, qr, typesetting
from .compiler import NoRoom, typesetter
from .designs import DESIGNS, Design
from .errors import MissingGlyphs, MissingWords, TooLong
from .formats import FORMATS, MM, Format
from .palette import GOALS, ink_on, plain
from .pictures import Logo, Picture
from .words import UNSET, Words, cleaned, typeset

BOXES = {
    "paper": (87, -3, 126, 168),
    "square": (99, -3, 114, 119),
    "portrait": (91, -3, 122, 155),
    "story": (79, 239, 134, 138),
    "wide": (121, -3, 92, 116.3),
}
"""What is seen of the picture, by shape: x, y, width and height in units, with 3 mm to cut off."""
PRINT, MOST_WIDE = 300 / 72, 2400
"""Dots in a point on paper; pixels of a picture across."""
RINGS = [(colour, ink_on(colour)) for colour in GOALS]
QR_INK = "#10142E"
BLEED = 3 * MM
setting = cache(typesetting.plain)


def render(
    design: str,
    words: Words,
    language: str,
    format: str | Format,
    *,
    goal: int | None = None,
    url: str = "",
    picture: Picture | None = None,
    logo: Logo | None = None,
    bleed: bool = False,
) -> bytes:
    """The file. `goal` is 1 to 17, or None for the campaign's own poster; `url` is where the QR
    code leads; `bleed` adds 3 mm and crop marks to a PDF."""
    kind, page = DESIGNS[design], FORMATS[format] if isinstance(format, str) else format
    if page.shape not in kind.shapes:
        raise ValueError(f"{design} has no {page.name}")
    words = cleaned(words)
    require(kind, words, goal, picture)
    texts = {field.name: typeset_field(words, field.name, language) for field in fields(words)}
    require_glyphs(texts)
    poster, files = {}, {}
    poster |= page_of(kind, page, language, goal, bleed and page.kind == "pdf")
    poster |= words_of(words, texts, language)
    poster |= code_of(url, page)
    poster["picture"] = place_picture(files, picture, page) if kind.picture else None
    poster["logo"] = place_logo(files, logo)
    try:
        data = typesetter().set(poster, page.kind, files)
    except NoRoom as error:
        cut, of = lines.surplus(texts[error.field], language, error.limit, error.lines)
        raise TooLong(error.field, cut, of) from None
    return finished(data, page, words, language, bleed)


def require(kind: Design, words: Words, goal, picture) -> None:
    for name in kind.needs:
        if not getattr(words, name):
            raise MissingWords(name)
    for fact in (words.fact, *words.facts):
        require_all(
            fact, ("figure", "source") if fact is words.fact else ("figure", "statement", "source")
        )
    for case in words.cases:
        require_all(case, ("title", "summary"))
    if kind.picture and picture is None:
        raise MissingWords("picture")
    if kind.goal != (goal is not None) or len(words.facts) > 3 or len(words.cases) > 2:
        raise ValueError(f"{kind.name}: goal {goal}, {len(words.facts)} facts")


def require_all(item, names: tuple[str, ...]) -> None:
    for name in names:
        if item is not None and not getattr(item, name):
            raise MissingWords(name)


def typeset_field(value, name: str, language: str):
    """The field `name` of `value` (Words, Fact or Case) as the templates read it."""
    return typeset_value(getattr(value, name), name, language)


def typeset_value(value, name: str, language: str):
    if isinstance(value, str):
        return value if name in UNSET else typeset(value, language)
    if isinstance(value, tuple):
        return [typeset_value(item, name, language) for item in value]
    if is_dataclass(value):
        return {f.name: typeset_field(value, f.name, language) for f in fields(value)}
    return value


def require_glyphs(texts: dict, within: str = "") -> None:
    for name, value in texts.items():
        if isinstance(value, dict):
            require_glyphs(value)
        elif isinstance(value, list):
            for item in value:
                require_glyphs(item)
        elif isinstance(value, str) and name not in UNSET and (missing := fonts.missing(value)):
            raise MissingGlyphs(name, missing)


def page_of(kind: Design, page: Format, language: str, goal, bleed: bool) -> dict:
    return {
        "design": kind.name,
        "shape": page.shape,
        "unit": page.unit,
        "height": page.height / page.unit,
        "bleed": bleed,
        "over": BLEED / page.unit if bleed else 0,
        "goal": goal,
        "language": setting(language),
        "colours": plain(kind.palette(GOALS[goal - 1] if goal else None)),
        "rings": RINGS,
    }


def words_of(words: Words, texts: dict, language: str) -> dict:
    said = {"picture_alt": words.alt or words.name or words.headline}
    return {
        "words": texts | said,
        "ways": {
            "headline": lines.ways(texts["headline"], language, by_clause=language == "zh"),
            "title": lines.ways(texts["title"], language),
        },
        "document-title": words.name or words.headline,
        "description": words.terms,
        "keywords": [words.hashtag.lstrip("#")],
        "author": [words.author] if words.author else [],
    }


def code_of(url: str, page: Format) -> dict:
    """The QR code: a drawing in the drawing, or, where that would not be editable, its strips."""
    drawn = {"qr": None, "qr-strips": None, "qr-ink": QR_INK, "url": url or None}
    if url and page.on_paper and page.kind == "svg":
        drawn |= {"qr-strips": qr.strips(url), "qr-side": len(qr.matrix(url))}
    elif url and page.on_paper:
        drawn["qr"] = qr.svg(url, QR_INK)
    elif url:
        qr.checked(url)
    return drawn


def place_picture(files: dict, picture: Picture, page: Format) -> dict:
    box = BOXES[page.shape]
    width = box[2] * page.unit * (PRINT if page.on_paper else 1)
    files["picture.jpg"] = pictures.cropped(picture, box[2] / box[3], min(round(width), MOST_WIDE))
    return {"file": "picture.jpg", "box": box}


def place_logo(files: dict, logo: Logo | None) -> dict | None:
    if logo is None:
        return None
    files["logo.png"], ratio = pictures.flat_logo(logo)
    return {"file": "logo.png", "ratio": ratio, "alt": logo.alt, "place": logo.place}


def finished(data: bytes, page: Format, words: Words, language: str, bleed: bool) -> bytes:
    title = words.name or words.headline
    if page.kind == "pdf":
        return finish.pdf(data, arabic=language == "ar", bleed=bleed)
    if page.kind == "svg":
        return finish.svg(data, title, words.alt, language)
    said = {
        "Title": title,
        "Description": words.alt,
        "Author": words.author,
        "Copyright": words.terms,
    }
    return finish.png(data, said)
