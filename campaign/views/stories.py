from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from campaign.filters import CaseStudyFilter, DocumentFilter, EventFilter, GoalFilter, PostFilter
from campaign.items import shown
from campaign.lists import listing
from campaign.models import CaseStudy, Document, Event, Fact, Post, Video


def case_studies(request):
    return render(
        request,
        "campaign/stories/case_studies.html",
        {
            "listing": listing(
                request, CaseStudy.objects.all(), CaseStudyFilter, order=CaseStudy._meta.ordering
            )
        },
    )


def case_study(request, slug):
    return case_study_page(request, get_object_or_404(CaseStudy.objects.published(), slug=slug))


def case_study_page(request, item, preview=False):
    return render(
        request,
        "campaign/stories/case_study.html",
        {
            "item": item,
            "shown": shown(item, request.LANGUAGE_CODE, preview=preview),
            "facts": Fact.objects.published()
            .current()
            .in_language(request.LANGUAGE_CODE)
            .filter(case_study=item),
        },
    )


def posts(request):
    return post_list(request, Post.objects.exclude(kind=Post.Kind.PRESS), _("Blog"), PostFilter)


def press(request):
    return post_list(request, Post.objects.filter(kind=Post.Kind.PRESS), _("Press releases"))


def post_list(request, queryset, heading, form_class=GoalFilter):
    return render(
        request,
        "campaign/stories/posts.html",
        {
            "heading": heading,
            "listing": listing(request, queryset, form_class, order=Post._meta.ordering),
        },
    )


def post(request, slug):
    return post_page(request, get_object_or_404(Post.objects.published(), slug=slug))


def post_page(request, item, preview=False):
    return render(
        request,
        "campaign/stories/post.html",
        {"item": item, "shown": shown(item, request.LANGUAGE_CODE, preview=preview)},
    )


def videos(request):
    return render(
        request,
        "campaign/stories/videos.html",
        {"listing": listing(request, Video.objects.all(), order=Video._meta.ordering)},
    )


def events(request):
    return render(
        request,
        "campaign/stories/events.html",
        {
            "listing": listing(
                request,
                Event.objects.select_related("series"),
                EventFilter,
                order=Event._meta.ordering,
            )
        },
    )


def event(request, slug):
    events = Event.objects.published().select_related("series")
    return event_page(request, get_object_or_404(events, slug=slug))


def event_page(request, item, preview=False):
    return render(
        request,
        "campaign/stories/event.html",
        {"item": item, "shown": shown(item, request.LANGUAGE_CODE, preview=preview)},
    )


def documents(request):
    return render(
        request,
        "campaign/stories/documents.html",
        {
            "listing": listing(
                request,
                Document.objects.prefetch_related("files"),
                DocumentFilter,
                order=Document._meta.ordering,
            )
        },
    )


def document(request, slug):
    return document_page(request, get_object_or_404(Document.objects.published(), slug=slug))


def document_page(request, item, preview=False):
    return render(
        request,
        "campaign/stories/document.html",
        {"item": item, "shown": shown(item, request.LANGUAGE_CODE, preview=preview)},
    )
