from django.shortcuts import render
from django.utils.translation import gettext as _

from campaign.filters import CaseStudyFilter, DocumentFilter, EventFilter, GoalFilter, PostFilter
from campaign.items import shown
from campaign.lists import listing
from campaign.models import CaseStudy, Document, Event, Fact, Post, Video

from .items import item_answer


def list_page(request, queryset, form_class=GoalFilter, **words):
    """A list with `words`: its heading, lead, what to say when empty, and its rows' teaser."""
    rows = listing(request, queryset, form_class)
    return render(request, "campaign/list.html", {"listing": rows, **words})


def item_page(request, template, item, preview=False, **more):
    language = shown(item, request.LANGUAGE_CODE, preview=preview)
    return render(request, template, {"item": item, "shown": language, **more})


def case_studies(request):
    return list_page(
        request,
        CaseStudy.objects.all(),
        CaseStudyFilter,
        heading=_("Case studies"),
        lead=_("Where an ICT made a difference, for whom, and what is disputed about it."),
        empty=_("No case study matches this choice."),
        teaser="campaign/components/teaser-case-study.html",
    )


def case_study(request, slug):
    return item_answer(request, CaseStudy.objects.all(), slug, case_study_page)


def case_study_page(request, item, preview=False):
    facts = Fact.objects.for_page(request.LANGUAGE_CODE)
    return item_page(
        request,
        "campaign/stories/case-study.html",
        item,
        preview,
        facts=facts.filter(case_study=item),
    )


def posts(request):
    return list_page(
        request,
        Post.objects.exclude(kind=Post.Kind.PRESS),
        PostFilter,
        heading=_("Blog"),
        lead=_("News and views from the campaign."),
        empty=_("No post matches this choice."),
        teaser="campaign/components/teaser-dated.html",
    )


def press(request):
    return list_page(
        request,
        Post.objects.filter(kind=Post.Kind.PRESS),
        heading=_("Press releases"),
        lead=_("For the media."),
        empty=_("No press release matches this choice."),
        teaser="campaign/components/teaser-dated.html",
    )


def post(request, slug):
    return item_answer(request, Post.objects.all(), slug, post_page)


def post_page(request, item, preview=False):
    return item_page(request, "campaign/stories/post.html", item, preview)


def videos(request):
    return list_page(
        request,
        Video.objects.all(),
        heading=_("Videos"),
        lead=_("A video is fetched from YouTube only after you press its button."),
        empty=_("No video matches this choice."),
        teaser="campaign/components/teaser-video.html",
    )


def events(request):
    return list_page(
        request,
        Event.objects.all(),
        EventFilter,
        heading=_("Events"),
        lead=_("Where ICTs and the goals were, and will be, on the agenda."),
        empty=_("No event matches this choice."),
        teaser="campaign/components/teaser-event.html",
        has_calendar=True,
    )


def event(request, slug):
    return item_answer(request, Event.objects.select_related("series"), slug, event_page)


def event_page(request, item, preview=False):
    return item_page(request, "campaign/stories/event.html", item, preview)


def documents(request):
    return list_page(
        request,
        Document.objects.all(),
        DocumentFilter,
        heading=_("Documents"),
        lead=_("Circular letters, reports, statistics and guides."),
        empty=_("No document matches this choice."),
        teaser="campaign/components/teaser-document.html",
    )


def document(request, slug):
    return item_answer(request, Document.objects.all(), slug, document_page)


def document_page(request, item, preview=False):
    return item_page(request, "campaign/stories/document.html", item, preview)
