"""The matrix as files: a table with the reasons, and a sheet of paper with them as its annex."""

import hashlib
from itertools import groupby

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from campaign import evidence, figures, papers
from campaign.frame import base_url
from campaign.matrix import Cell, Matrix, matrix_of
from campaign.models import LineGoal
from campaign.tables import Column, table_response
from campaign.templatetags.campaign import colon


def response(request, matrix: Matrix, file_format, filters):
    """The matrix as a file. Paper shows all of it, whatever the filters."""
    if file_format in papers.PAPERS:
        return paper(request, matrix_of(request.LANGUAGE_CODE) if filters else matrix)
    return table_response(
        request,
        file_format,
        "matrix",
        columns(),
        rows(matrix, base_url(request)),
        title=_("WSIS-SDG Matrix"),
        address=base_url(request) + reverse("matrix"),
        date=timezone.localdate().isoformat(),
        filters=filters,
    )


def links_of(matrix: Matrix):
    """Every link of the matrix with its cell as `cell`, line by line; 2 queries."""
    links = LineGoal.objects.select_related("line", "goal").prefetch_related("targets")
    for link in links.order_by("line__order", "goal__number"):
        link.cell = matrix.cells.get((link.line.code, link.goal.number))
        if link.cell:
            yield link


def by_line(matrix: Matrix):
    """Each line of the matrix with its links."""
    return [(line, list(links)) for line, links in groupby(links_of(matrix), lambda x: x.line)]


def columns():
    return [
        Column("line", _("Action line")),
        Column("line_title", _("Title of the line")),
        Column("goal", _("Goal")),
        Column("goal_uri", _("Address of the goal at the UN")),
        Column("goal_title", _("Title of the goal")),
        Column("targets", _("Targets")),
        Column("target_uris", _("Addresses of the targets at the UN")),
        Column("rationale", _("Why")),
        Column("basis", _("Basis")),
        Column("confidence", _("Confidence")),
        Column("activities", _("Activities")),
        Column("case_studies", _("Case studies")),
        Column("indicators", _("Indicators")),
        Column("evidence", _("Evidence in all")),
        Column("address", _("Page")),
    ]


def rows(matrix: Matrix, base):
    for link in links_of(matrix):
        targets = link.targets.all()
        yield [
            link.line.code,
            link.line.title,
            link.goal.number,
            link.goal.uri,
            link.goal.title,
            [target.code for target in targets],
            [target.uri for target in targets],
            link.rationale,
            link.basis,
            link.confidence,
            *(link.cell.counts[kind] for kind in evidence.KINDS),
            link.cell.total,
            base + link.cell.address,
        ]


def paper(request, matrix: Matrix):
    draw = papers.DRAWN.get("matrix")
    if draw is None:
        raise Http404
    code = request.LANGUAGE_CODE
    made = draw(sheet(matrix, base_url(request)), code)
    etag = f'"{hashlib.sha256(made).hexdigest()}"'
    answer = get_conditional_response(request, etag) or HttpResponse(
        made, content_type="application/pdf"
    )
    answer["ETag"] = etag
    answer["Cache-Control"] = "public, no-cache"
    answer["Content-Disposition"] = f'inline; filename="ict4sdg-matrix-{code}.pdf"'
    answer["Content-Language"] = code
    return answer


def sheet(matrix: Matrix, base) -> dict:
    """What stands on the paper, in the active language."""
    return {
        "title": _("The WSIS-SDG Matrix"),
        "description": summary(matrix),
        "line": _("Action line"),
        "legend": legend(),
        "annex": _("Why: the reason for each link"),
        "targets": _("Targets"),
        "colon": colon(),
        "date": figures.day(timezone.localdate(), get_language()),
        "address": base + reverse("matrix"),
        "goals": [
            {"number": goal.number, "title": goal.title, "colour": goal.colour, "ink": goal.ink}
            for goal in matrix.goals
        ],
        "lines": [
            {
                "code": line.short_code,
                "title": line.title,
                "cells": [cell and on_paper(cell) for cell in cells],
            }
            for line, cells in matrix.rows()
        ],
        "reasons": [
            {
                "code": line.short_code,
                "title": line.title,
                "links": [reason(link) for link in links],
            }
            for line, links in by_line(matrix)
        ],
    }


def summary(matrix: Matrix) -> str:
    links = len(matrix.cells)
    return ngettext(
        "%(lines)d action lines, 17 goals, %(links)d link. The number in a signal counts its "
        "evidence: activities, case studies and indicators.",
        "%(lines)d action lines, 17 goals, %(links)d links. The number in a signal counts its "
        "evidence: activities, case studies and indicators.",
        links,
    ) % {"lines": len(matrix.lines), "links": links}


def legend() -> list[dict]:
    return [
        {"strength": 0, "words": _("a link that waits for evidence")},
        {"strength": 1, "words": _("1 or 2 pieces of evidence")},
        {"strength": 2, "words": _("3 to 5")},
        {"strength": 3, "words": _("6 or more")},
    ]


def on_paper(cell: Cell) -> dict:
    return {"total": cell.total, "strength": cell.strength}


def reason(link) -> dict:
    return {
        "goal": link.goal.number,
        "total": link.cell.total,
        "strength": link.cell.strength,
        "targets": [target.code for target in link.targets.all()],
        "rationale": link.rationale,
    }
