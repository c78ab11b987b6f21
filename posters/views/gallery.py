"""The wall of posters, and each poster's own page."""

from dataclasses import dataclass

from django.db.models import Count, Sum
from django.http import Http404
from django.shortcuts import render

from campaign.models import Goal
from ict4sdg import languages
from posters import index
from posters.addresses import address_of
from posters.answers import version
from posters.cells import PREVIEWS, SLUGS, File
from posters.filters import WallFilter
from posters.models import Poster, Rendering
from posters.names import design_name
from posters.renderings import Entry, Shelf
from posters.views.files import made
from posters.wording import Library

THUMBNAIL, PREVIEW = "thumbnail.webp", "preview.webp"


@dataclass(frozen=True)
class Cell:
    """A poster in one language, as the wall shows it."""

    language: languages.Language
    picture: str


@dataclass(frozen=True)
class Design:
    """A design on its poster's page."""

    name: str
    title: str
    preview: str
    entries: list[Entry]


def posters(request):
    code = request.LANGUAGE_CODE
    form = WallFilter(request.GET, Goal.objects.only("number", f"title_{code}"))
    rows = form.narrow(Poster.objects.select_related("goal")).only(
        "slug", "design", "goal__number", f"goal__title_{code}"
    )
    return render(
        request,
        "posters/posters.html",
        {
            "form": form,
            "columns": form.languages,
            "wall": wall(list(rows), form.languages),
            "kit_size": size_of(Rendering.objects.filter(language=code), "poster", len(SLUGS)),
        },
    )


def wall(posters, columns) -> list[tuple[Poster, list[Cell]]]:
    """Rows of thumbnails; one query."""
    thumbnails = Rendering.objects.filter(format=THUMBNAIL, poster__in=posters)
    digests = {(row.poster_id, row.design, row.language): row.digest for row in thumbnails}

    def cell(poster, language):
        file = File(poster.slug, poster.design, language.code, THUMBNAIL)
        digest = digests.get((poster.pk, poster.design, language.code), "")
        return Cell(language, address_of(file, poster.design, digest[:16]))

    return [(poster, [cell(poster, each) for each in columns]) for poster in posters]


def size_of(renderings, field: str, complete: int) -> int | None:
    """How many bytes a kit of `renderings` has; None until all the values of `field` are there."""
    files = renderings.filter(bleed=False).exclude(format__in=PREVIEWS)
    found = files.aggregate(distinct=Count(field, distinct=True), size=Sum("size"))
    return found["size"] if found["distinct"] == complete else None


def poster(request, slug):
    code = request.LANGUAGE_CODE
    library = Library(slug)
    poster = library.posters.get(slug)
    if poster is None:
        raise Http404
    shelf = Shelf(library)
    designs = [shown(shelf, poster, design, code) for design in library.designs(poster, code)]
    ((_poster, cells),) = wall([poster], languages.OFFICIAL)
    return render(
        request,
        "posters/poster.html",
        {
            "poster": poster,
            "designs": [each for each in designs if each],
            "words": library.words(poster, poster.design, code),
            "cells": cells,
            "kit_size": size_of(poster.renderings.all(), "language", len(languages.CODES)),
            **neighbours(poster),
        },
    )


def shown(shelf, poster, design, code) -> Design | None:
    """The design with its files, made where they are not current; None if it cannot be set."""
    files = [each for each in shelf.library.files(poster, code) if each.design == design]
    preview = File(poster.slug, design, code, PREVIEW)
    missing = [each for each in (*files, preview) if shelf.entry(each) is None]
    entries = {each: made(shelf, each) if each in missing else shelf.entry(each) for each in files}
    picture = made(shelf, preview) if preview in missing else shelf.entry(preview)
    if missing:
        index.write()
    if picture is None:
        return None
    address = address_of(preview, poster.design, version(picture))
    return Design(design, design_name(design), address, [each for each in entries.values() if each])


def neighbours(poster) -> dict:
    """The posters of the goals before and after."""
    if poster.goal is None:
        return {}
    number = poster.goal.number
    near = Poster.objects.select_related("goal").filter(goal__number__in=[number - 1, number + 1])
    found = {each.goal.number: each for each in near}
    return {"previous": found.get(number - 1), "next": found.get(number + 1)}
