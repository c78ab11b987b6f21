from django.db.models import Count, Prefetch
from django.shortcuts import get_object_or_404, redirect, render

from campaign import evidence
from campaign.items import shown
from campaign.lists import in_language_first
from campaign.matrix import cell_of
from campaign.models import (
    ActionLine,
    Activity,
    ActivityGoal,
    CaseStudy,
    Fact,
    LineGoal,
    Technology,
    TechnologyGoal,
)
from campaign.neighbours import neighbours

from .items import item_answer

ITEMS_PER_KIND = 12
ROADMAP = 60
"""Activities that a line's roadmap tells of; the explorer has them all."""


def line(request, code):
    if code != code.upper():
        return redirect("line", code.upper(), permanent=True)
    line = get_object_or_404(ActionLine.objects.select_related("parent"), code=code)
    fields = list(line.fields.all())
    activities = Activity.objects.of_lines([line, *fields])
    language = request.LANGUAGE_CODE
    return render(
        request,
        "campaign/mapping/line.html",
        {
            "line": line,
            "fields": with_cells(fields),
            "cells": cells_of(line),
            "total": activities.published().count(),
            "activities": in_language_first(with_overview(activities), language)[:ROADMAP],
            "case_studies": in_language_first(CaseStudy.objects.filter(lines=line), language)[
                :ITEMS_PER_KIND
            ],
        },
    )


def cells_of(line):
    """The line's links, each with its evidence counted."""
    links = LineGoal.objects.filter(line=line).select_related("line", "goal")
    counts = evidence.counts(line=line.code) if not line.fields.exists() else {}
    for link in links.prefetch_related("targets"):
        link.cell = cell_of(link, counts)
        yield link


def with_cells(fields):
    """The fields of C7, each with its links as `links`."""
    links = LineGoal.objects.select_related("line", "goal").order_by("goal__number")
    counts = evidence.counts() if fields else {}
    for field in fields:
        field.links = []
    by_pk = {field.pk: field for field in fields}
    for link in links.filter(line__in=fields):
        link.cell = cell_of(link, counts)
        by_pk[link.line_id].links.append(link)
    return fields


def with_overview(activities):
    """What a roadmap says of each activity: what it rests on, and the goals it is endorsed for."""
    endorsed = ActivityGoal.objects.endorsed().select_related("goal").order_by("goal__number")
    return activities.prefetch_related(
        "sectors",
        "strategic_goals",
        "mandates",
        Prefetch("goal_links", endorsed.prefetch_related("targets"), to_attr="endorsed_links"),
    )


def technology(request, slug):
    return item_answer(request, Technology.objects.all(), slug, technology_page)


def technology_page(request, technology):
    language = request.LANGUAGE_CODE
    return render(
        request,
        "campaign/mapping/technology.html",
        {
            "technology": technology,
            "links": with_counts(technology),
            "activities": in_language_first(
                Activity.objects.filter(technologies=technology), language
            )[:ITEMS_PER_KIND],
            "case_studies": in_language_first(
                CaseStudy.objects.filter(technologies=technology), language
            )[:ITEMS_PER_KIND],
        },
    )


def with_counts(technology):
    """The technology's links to goals, each with how many activities use it for the goal."""
    links = TechnologyGoal.objects.filter(technology=technology).order_by("goal__number")
    users = Activity.objects.published().filter(technologies=technology)
    counts = dict(
        ActivityGoal.objects.endorsed()
        .rewrite(False)
        .filter(activity__in=users.values("pk"))
        .order_by()
        .values("goal")
        .annotate(count=Count("pk"))
        .values_list("goal", "count")
    )
    for link in links.select_related("goal").prefetch_related("targets"):
        link.activities = counts.get(link.goal_id, 0)
        yield link


def activity(request, slug):
    return item_answer(request, Activity.objects.all(), slug, activity_page)


def activity_page(request, activity, preview=False):
    code = request.LANGUAGE_CODE
    return render(
        request,
        "campaign/mapping/activity.html",
        {
            "item": activity,
            "shown": shown(activity, code, preview=preview),
            "links": activity.goal_links.endorsed()
            .select_related("goal", "endorsed_by")
            .prefetch_related("targets"),
            "facts": Fact.objects.for_page(code).filter(activity=activity),
            "neighbours": neighbours(activity, code),
        },
    )
