"""What files are called, in the language they are in."""

import re
import unicodedata
from html import unescape

from babel.units import format_unit
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from campaign.figures import locale
from campaign.models import Page
from ict4sdg import languages

from .cells import BRIEFING_FORMATS, File

LONGEST = 60
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')


def design_name(design: str) -> str:
    return {
        "signal": pgettext("poster design", "Signal"),
        "photo": pgettext("poster design", "Photo"),
        "fact": pgettext("poster design", "Fact"),
        "campaign": pgettext("poster design", "Campaign"),
        "briefing": pgettext("poster design", "Briefing sheet"),
    }[design]


def format_name(name: str) -> str:
    """A4, A3 and A2 are called so everywhere."""
    stem = name.rsplit(".", 1)[0]
    named = {
        "square": pgettext("poster format", "Square"),
        "portrait": pgettext("poster format", "Portrait"),
        "story": pgettext("poster format", "Story"),
        "wide": pgettext("poster format", "Wide"),
    }
    return named.get(stem, stem.upper())


def size_in_words(size: int, code: str) -> str:
    """Bytes as the language writes them: 18.2 kB, 1,4 Mo."""
    unit, value = ("megabyte", size / 1e6) if size >= 1e6 else ("kilobyte", size / 1e3)
    return format_unit(round(value, 1), f"digital-{unit}", "short", locale=locale(code))


def poster_title(poster) -> str:
    """In the active language."""
    return f"{poster.goal.number} {poster.goal.title}" if poster.goal else _("Campaign")


def file_name(poster, file: File) -> str:
    """In the language of the file: safe on every disk, short enough for each."""
    with override(file.language):
        return local_name(poster, file)


def local_name(poster, file: File) -> str:
    own = languages.BY_CODE[file.language].name
    parts = [f"ICT4SDG {poster_title(poster)[:LONGEST].strip()}", design_name(file.design)]
    if file.format not in BRIEFING_FORMATS or file.design != "briefing":
        parts.append(format_name(file.format))
    if file.bleed:
        parts.append(_("with bleed"))
    name = " – ".join([*parts, own])
    return f"{clean(name)}.{file.kind}"


def plain_name(file: File) -> str:
    """The same in ASCII, for old browsers."""
    stem = file.format.rsplit(".", 1)[0] + ("-bleed" if file.bleed else "")
    return f"ict4sdg-{file.slug}-{file.design}-{stem}-{file.language}.{file.kind}"


def clean(name: str) -> str:
    return FORBIDDEN.sub(" ", unicodedata.normalize("NFC", name)).strip()


def terms_of() -> dict[str, str]:
    """The terms of use as plain text, by language."""
    page = Page.objects.published().filter(slug="terms").first()
    if page is None:
        return {}
    return {code: plain_terms(page, code) for code in page.published_in}


def plain_terms(page, code) -> str:
    html = getattr(page, f"body_{code}") or ""
    html = re.sub(r"<li>", "– ", html)
    ended = re.sub(r"</(p|h2|h3|li)>", "\n", html)
    lines = (unescape(strip_tags(line)).strip() for line in ended.split("\n"))
    return "\n\n".join([getattr(page, f"title_{code}"), *(line for line in lines if line)])
