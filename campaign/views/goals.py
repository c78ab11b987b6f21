from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Value
from django.http import Http404
from django.shortcuts import render

from campaign import evidence
from campaign.lists import in_language_first
from campaign.matrix import cell_of
from campaign.models import (
    Activity,
    CaseStudy,
    Document,
    Event,
    Fact,
    Goal,
    LineGoal,
    Post,
    TechnologyGoal,
)
from campaign.series import in_brief

ITEMS_PER_KIND = 4


def goals(request):
    return render(request, "campaign/goals/goals.html", {"goals": Goal.objects.all()})


def goal(request, number):
    if not 1 <= number <= 17:
        raise Http404
    near = {
        each.number: each for each in Goal.objects.filter(number__range=(number - 1, number + 1))
    }
    if number not in near:
        raise Http404
    goal, code = near[number], request.LANGUAGE_CODE
    targets = list(goal.targets.all())
    return render(
        request,
        "campaign/goals/goal.html",
        {
            "goal": goal,
            "poster_slug": f"goal-{number}",
            "previous": near.get(number - 1),
            "next": near.get(number + 1),
            "facts": Fact.objects.for_page(code).filter(goal=goal)[:6],
            "indicators": list(in_brief(goal.indicators.all(), code)),
            "targets": targets,
            "line_links": line_links(goal, targets),
            "technology_links": TechnologyGoal.objects.filter(goal=goal).select_related(
                "technology"
            ),
            "activities": in_language_first(
                Activity.objects.filter(goal_links__goal=goal, goal_links__status="endorsed"),
                code,
            )[:ITEMS_PER_KIND],
            "case_studies": of_goal(CaseStudy, goal, code),
            "posts": of_goal(Post, goal, code),
            "events": of_goal(Event, goal, code),
            "documents": of_goal(Document, goal, code),
        },
    )


def line_links(goal, targets):
    """The goal's cells, each with `shown_targets` and its evidence as `cell`; each of the goal's
    `targets` gets those that name it as `line_links`. 2 queries."""
    links = LineGoal.objects.filter(goal=goal).select_related("line")
    links = list(links.annotate(target_keys=ArrayAgg("targets", default=Value([]))))
    counts = evidence.counts(goal=goal.number)
    for link in links:
        link.goal = goal
        link.cell = cell_of(link, counts)
        link.shown_targets = [target for target in targets if target.pk in link.target_keys]
    for target in targets:
        target.line_links = [link for link in links if target.pk in link.target_keys]
    return links


def of_goal(model, goal, code):
    return in_language_first(model.objects.of_goal(goal), code)[:ITEMS_PER_KIND]
