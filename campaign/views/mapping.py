from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render

from campaign.items import shown
from campaign.lists import in_language_first, listing
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

from .items import item_answer

ITEMS_PER_KIND = 12


def mapping(request):
    return render(
        request,
        "campaign/mapping/mapping.html",
        {
            "listing": listing(request, Activity.objects.all()),
            "lines": ActionLine.objects.select_related("parent"),
            "technologies": Technology.objects.all(),
        },
    )


def line(request, code):
    line = get_object_or_404(ActionLine.objects.select_related("parent"), code=code)
    language = request.LANGUAGE_CODE
    return render(
        request,
        "campaign/mapping/line.html",
        {
            "line": line,
            "fields": line.fields.all(),
            "links": LineGoal.objects.filter(line=line)
            .select_related("goal")
            .prefetch_related("targets"),
            "activities": in_language_first(
                with_overview(Activity.objects.filter(lines=line)), language
            )[:ITEMS_PER_KIND],
            "case_studies": in_language_first(CaseStudy.objects.filter(lines=line), language)[
                :ITEMS_PER_KIND
            ],
        },
    )


def with_overview(activities):
    """What a line's table says of each activity: strategic goals, mandates and endorsed goals."""
    endorsed = ActivityGoal.objects.endorsed().select_related("goal")
    return activities.prefetch_related(
        "strategic_goals", "mandates", Prefetch("goal_links", endorsed, to_attr="endorsed_links")
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
            "links": TechnologyGoal.objects.filter(technology=technology)
            .select_related("goal")
            .prefetch_related("targets"),
            "activities": in_language_first(
                Activity.objects.filter(technologies=technology), language
            )[:ITEMS_PER_KIND],
            "case_studies": in_language_first(
                CaseStudy.objects.filter(technologies=technology), language
            )[:ITEMS_PER_KIND],
        },
    )


def activity(request, slug):
    return item_answer(request, Activity.objects.all(), slug, activity_page)


def activity_page(request, activity, preview=False):
    return render(
        request,
        "campaign/mapping/activity.html",
        {
            "item": activity,
            "shown": shown(activity, request.LANGUAGE_CODE, preview=preview),
            "links": activity.goal_links.endorsed()
            .select_related("goal")
            .prefetch_related("targets"),
            "facts": Fact.objects.for_page(request.LANGUAGE_CODE).filter(activity=activity),
        },
    )
