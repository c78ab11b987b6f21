"""The WSIS–SDG matrix, its cells, and the reasons for all of its links."""

from django.db.models import Prefetch, Q
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from campaign import evidence, papers, sheets
from campaign.filters import MatrixFilter
from campaign.lists import in_language_first
from campaign.matrix import Cell, matrix_of
from campaign.models import ActionLine, ActivityGoal, Goal, LineGoal, Sector, StrategicGoal

ITEMS_PER_KIND = 24


def matrix(request):
    code = request.LANGUAGE_CODE
    form = MatrixFilter(
        request.GET,
        Sector.objects.only("slug", f"short_name_{code}"),
        StrategicGoal.objects.only("number", f"name_{code}"),
    )
    made = matrix_of(code, **form.set_filters)
    if file_format := form.cleaned_data.get("format"):
        return sheets.response(request, made, file_format, form.set_filters)
    by = form.cleaned_data.get("by")
    return render(
        request,
        "campaign/mapping/matrix.html",
        {
            "form": form,
            "matrix": made,
            "by": by,
            "groups": made.by_goal() if by == "goal" else made.by_line(),
            "is_narrowed": bool(form.set_filters or by),
            "has_paper": "matrix" in papers.DRAWN,
            "today": timezone.localdate(),
        },
    )


def rationale(request):
    """Every link with its reason: the annex to the printed matrix."""
    made = matrix_of(request.LANGUAGE_CODE)
    return render(
        request,
        "campaign/mapping/rationale.html",
        {"lines": sheets.by_line(made), "today": timezone.localdate()},
    )


def cell(request, code, number):
    if code != code.upper():
        return HttpResponsePermanentRedirect(reverse("cell", args=[code.upper(), number]))
    near = neighbours(code, number)
    along_line = [link for link in near if link.line.code == code]
    along_goal = [link for link in near if link.goal.number == number]
    link = next((each for each in along_line if each in along_goal), None)
    if link is None:
        return no_cell(request, code, number, along_line, along_goal)
    found = evidence.of_cell(link.line, link.goal)
    counts = {kind: queryset.count() for kind, queryset in found.items()}
    language = request.LANGUAGE_CODE
    return render(
        request,
        "campaign/mapping/cell.html",
        {
            "link": link,
            "cell": Cell(link.line, link.goal, counts),
            "targets": link.targets.all(),
            "line_turn": turn(along_line, link),
            "goal_turn": turn(along_goal, link),
            "activities": in_language_first(with_reason(found["activities"], link.goal), language)[
                :ITEMS_PER_KIND
            ],
            "case_studies": in_language_first(found["case_studies"], language)[:ITEMS_PER_KIND],
            "indicators": found["indicators"][:ITEMS_PER_KIND],
        },
    )


def neighbours(code, number):
    """The links along a line and along a goal."""
    return list(
        LineGoal.objects.filter(Q(line__code=code) | Q(goal__number=number))
        .select_related("line", "goal")
        .order_by("line__order", "goal__number")
    )


def turn(links, link):
    """The links before and after `link`."""
    place = links.index(link)
    before, after = links[:place][-1:], links[place + 1 :][:1]
    return {"previous": next(iter(before), None), "next": next(iter(after), None)}


def with_reason(activities, goal):
    """Activities that know why they serve `goal`, as `reasons`."""
    ties = ActivityGoal.objects.endorsed().filter(goal=goal)
    return activities.prefetch_related(Prefetch("goal_links", ties, to_attr="reasons"))


def no_cell(request, code, number, along_line, along_goal):
    """Not found, with where to read on: a line and a goal that the matrix does not link."""
    line = get_object_or_404(ActionLine, code=code)
    return render(
        request,
        "campaign/mapping/no-cell.html",
        {
            "line": line,
            "goal": get_object_or_404(Goal, number=number),
            "along_line": along_line,
            "along_goal": along_goal,
            "along_fields": [link for link in along_goal if link.line.parent_id == line.pk],
        },
        status=404,
    )
