"""Files and kits. They go on while the database is stopped, from the index on disk."""

import logging

from django import forms
from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from ict4sdg import languages
from posters import counting, index
from posters.answers import file_answer, kit_disposition
from posters.cells import GOALS, File, formats_of
from posters.errors import PosterError
from posters.kits import kit as zipped
from posters.names import clean, file_name
from posters.renderings import Shelf
from posters.wording import Library

logger = logging.getLogger(__name__)
STOPPED = (DatabaseError, InterfaceError)


def file(request, slug, format, design=None):
    wanted = (slug, design, request.LANGUAGE_CODE, format, request.GET.get("bleed") == "1")
    try:
        found = from_database(*wanted)
    except STOPPED as error:
        logger.warning("The database is away; the file comes by the index: %s", error)
        found = from_index(*wanted)
        if found is None:
            return come_again()
    if found is None:
        raise Http404
    response = file_answer(request, *found)
    if is_download(request, response, found[0].file):
        counting.count(slug, request.LANGUAGE_CODE, format)
    return response


def come_again():
    return HttpResponse(status=503, headers={"Retry-After": "60"})


def from_database(slug, design, code, format, bleed):
    library = Library(slug)
    poster = library.posters.get(slug)
    if poster is None:
        return None
    wanted = File(slug, design or poster.design, code, format, bleed)
    if wanted.design not in library.designs(poster, code) or not exists(wanted):
        return None
    shelf = Shelf(library)
    entry = shelf.entry(wanted)
    if entry is None:
        entry = made(shelf, wanted)
        if not wanted.is_preview:
            index.write()
    return entry and (entry, file_name(poster, wanted))


def exists(wanted: File) -> bool:
    if wanted.bleed and wanted.kind != "pdf":
        return False
    return wanted.is_preview or wanted.format in {each.name for each in formats_of(wanted.design)}


def made(shelf, wanted: File):
    """The file made now; where its words cannot be set, the last one that could."""
    try:
        return shelf.make(wanted)
    except PosterError as error:
        logger.error("%s cannot be set: %s", wanted, error)
        return shelf.last(wanted)


def from_index(slug, design, code, format, bleed):
    known = index.Index()
    return known.find(File(slug, design or known.first_design(slug), code, format, bleed))


def is_download(request, response, file: File) -> bool:
    """Whether someone gets the file: not a picture on a page, not the rest of a download."""
    if request.method != "GET" or file.is_preview:
        return False
    starts = response.get("Content-Range", "").startswith("bytes 0-")
    return response.status_code == 200 or (response.status_code == 206 and starts)


class KitForm(forms.Form):
    goal = forms.ChoiceField(
        choices=[(each, each) for each in ("campaign", *map(str, GOALS))], required=False
    )


def kit(request):
    form = KitForm(request.GET)
    if not form.is_valid():
        raise Http404
    goal = form.cleaned_data["goal"]
    slug = slug_of(goal)
    code = None if slug else request.LANGUAGE_CODE
    try:
        entries, terms = kit_from_database(slug, code), index.terms_of()
    except STOPPED as error:
        logger.warning("The database is away; the kit comes by the index: %s", error)
        known = index.Index()
        entries, terms = known.all(slug=slug, language=code), known.terms
    if not entries:
        return come_again()
    return kit_answer(request, entries, terms, goal)


def slug_of(goal: str) -> str | None:
    return f"goal-{goal}" if goal.isdecimal() else goal or None


def kit_from_database(slug, code):
    library = Library(slug)
    shelf = Shelf(library)
    codes = [code] if code else languages.CODES
    wanted = [
        (poster, each)
        for poster in library.posters.values()
        for code in codes
        for each in library.files(poster, code)
    ]
    known = {each: shelf.entry(each) for _poster, each in wanted}
    if None in known.values():
        known = {each: entry or made(shelf, each) for each, entry in known.items()}
        index.write()
    return [(known[each], file_name(poster, each)) for poster, each in wanted if known[each]]


def kit_answer(request, entries, terms, goal):
    stream = zipped(entries, terms, f"{settings.POSTER_URL}/{request.LANGUAGE_CODE}/posters/")
    response = StreamingHttpResponse(stream, content_type="application/zip")
    response["Content-Length"] = len(stream)
    response["Cache-Control"] = "public, no-cache"
    name = _("Goal %(number)s") % {"number": goal} if goal.isdecimal() else _("Posters")
    code = "" if goal else request.LANGUAGE_CODE
    plain = "-".join(filter(None, ["ict4sdg", slug_of(goal) or "posters", code]))
    own = languages.BY_CODE[code].name if code else ""
    full = clean(" – ".join(filter(None, [f"ICT4SDG {name}", own])))
    response["Content-Disposition"] = kit_disposition(f"{plain}.zip", f"{full}.zip")
    if request.method == "GET":
        for of, language in {(entry.file.slug, entry.file.language) for entry, _name in entries}:
            counting.count(of, language, "kit.zip")
    return response
