"""Make your own: from a form's clean values to the words of a poster and its file."""

import re
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import override

from campaign.models import Page

from . import making, wording
from .pictures import Logo, Picture
from .pool import Pool
from .render import render
from .words import LIMITS, Fact, Words

LOGO_PLACES = {
    "member-state": "beside",
    "sector-member": "beside",
    "associate": "under",
    "academia": "under",
    "other": "under",
}
"""Where whose logo stands. The page “poster-terms” tells the visitor: change both together."""
FOCUS = {
    "left-top": (0.0, 0.0),
    "top": (0.5, 0.0),
    "right-top": (1.0, 0.0),
    "left": (0.0, 0.5),
    "centre": (0.5, 0.5),
    "right": (1.0, 0.5),
    "left-bottom": (0.0, 1.0),
    "bottom": (0.5, 1.0),
    "right-bottom": (1.0, 1.0),
}
CAMPAIGN = "campaign"
TERMS = "poster-terms"
LONGEST_PRINTED_ADDRESS = 40
PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*[%٪]")


@cache
def pool() -> Pool:
    """This process's workers for what strangers typed and uploaded."""
    return Pool()


def made(choice: dict, *, as_preview: bool) -> bytes:
    """The file that the form asks for, or a small WebP picture of it. Raises PosterError."""
    slug, code = slug_of(choice), choice["language"]
    library = wording.Library(slug)
    poster = library.posters[slug]
    with override(code):
        words = own_words(choice, library, poster)
    function = making.preview if as_preview else render
    return pool().run(
        function,
        design_of(choice),
        words,
        code,
        choice["format"],
        goal=choice["goal"],
        url=choice["url"] or wording.url_of(poster, code),
        picture=photo_of(choice),
        logo=logo_of(choice),
        bleed=choice["bleed"],
    )


def slug_of(choice) -> str:
    return f"goal-{choice['goal']}" if choice["goal"] else CAMPAIGN


def design_of(choice) -> str:
    return choice["design"] if choice["goal"] else CAMPAIGN


def photo_of(choice) -> Picture | None:
    """The photo, where the design shows one."""
    if design_of(choice) != "photo":
        return None
    return Picture(choice["photo"], FOCUS[choice["focus"]])


def logo_of(choice) -> Logo | None:
    if not choice["logo"]:
        return None
    return Logo(
        choice["logo"],
        choice["organisation"] or _("Logo"),
        LOGO_PLACES.get(choice["asker"], "beside"),
    )


def own_words(choice, library, poster) -> Words:
    """The campaign's words, with the visitor's in place of those they wrote. Say them in the
    poster's language, which must be active."""
    code, design = choice["language"], design_of(choice)
    # The campaign's own photo, if there is one, has a credit that is not the visitor's.
    words = library.words(poster, "signal" if design == "photo" else design, code)
    words = replace(
        words,
        headline=choice["headline"] or words.headline,
        text=choice["text"] or ("" if choice["headline"] else words.text),
        credit=choice["credit"],
        address=address_line(choice["url"]) or words.address,
        qr_alt=_("QR code: %(address)s") % {"address": choice["url"]}
        if choice["url"]
        else words.qr_alt,
        maker=_("Made with the #ICT4SDG kit by %(organisation)s")
        % {"organisation": choice["organisation"] or _("your organization")},
        terms=terms_line(code),
        author=choice["organisation"],
    )
    if design == "fact" and choice["figure"]:
        words = replace(words, fact=own_fact(choice))
    return replace(words, alt=alternative(choice, words), name=words.headline)


def own_fact(choice) -> Fact:
    return Fact(
        choice["figure"], choice["headline"], choice["source"], share=share_of(choice["figure"])
    )


def share_of(figure: str) -> float | None:
    """A percentage as a part of the whole, for the ring; None where it is none."""
    match = PERCENT.fullmatch(figure)
    share = float(match[1].replace(",", ".")) / 100 if match else 2
    return share if share <= 1 else None


def alternative(choice, words) -> str:
    """What the poster shows, for those who cannot see it."""
    if design_of(choice) == "photo" and choice["photo_alt"]:
        return choice["photo_alt"]
    if design_of(choice) == "photo":
        return _("A photo inside the goal’s ring")
    if not choice["headline"]:
        return words.alt
    return _("Poster made with the #ICT4SDG kit. Its words: %(words)s") % {"words": words.headline}


def address_line(address: str) -> str:
    """An address as it is printed: all of it where it is short, else the host alone."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2].removeprefix("www.")
    whole = host + parts.path.rstrip("/")
    short = len(whole) <= LONGEST_PRINTED_ADDRESS and not parts.query
    return (whole if short else host)[: LIMITS["address"]]


def terms_line(code: str) -> str:
    """The terms of use for the file's metadata: what they say in short, and where they stand."""
    page = terms_page()
    if page is None:
        return f"{settings.POSTER_URL}/{code}/"
    said = strip_tags(wording.in_language(page, "summary", code))
    return f"{said} {settings.POSTER_URL}/{code}/{TERMS}/"[: LIMITS["terms"]].strip()


def terms_page() -> Page | None:
    return Page.objects.published().filter(slug=TERMS).first()
