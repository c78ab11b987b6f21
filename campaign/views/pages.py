from django.shortcuts import render

from campaign.frame import current_settings
from campaign.items import shown
from campaign.lists import in_language_first
from campaign.models import CaseStudy, Event, Fact, Goal, Page, Post

from .items import item_answer


def home(request):
    code = request.LANGUAGE_CODE
    settings = current_settings()
    goals = list(Goal.objects.only("number", "colour", f"title_{code}", f"message_{code}"))
    return render(
        request,
        "campaign/pages/home.html",
        {
            "goals": goals,
            "featured": next(
                (each for each in goals if each.pk == settings.featured_goal_id), None
            ),
            "featured_facts": Fact.objects.for_page(code).filter(goal=settings.featured_goal_id)[
                :1
            ],
            "posts": in_language_first(Post.objects.all(), code)[:3],
            "case_studies": in_language_first(CaseStudy.objects.all(), code)[:3],
            "events": in_language_first(Event.objects.all(), code)[:3],
        },
    )


def page(request, slug):
    return item_answer(request, Page.objects.all(), slug, page_page)


def page_page(request, item, preview=False):
    return render(
        request,
        "campaign/pages/page.html",
        {"item": item, "shown": shown(item, request.LANGUAGE_CODE, preview=preview)},
    )
