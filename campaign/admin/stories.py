from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from campaign.models import (
    CaseStudy,
    Document,
    DocumentFile,
    Event,
    EventSeries,
    Organisation,
    Post,
    Reference,
    Video,
)

from .base import CampaignAdmin
from .lists import MissingIn
from .marks import short
from .parts import Part
from .publishing import PUBLICATION, ItemAdmin, PublishableAdmin


class ReferencePart(Part):
    model = Reference


class DocumentFilePart(Part):
    model = DocumentFile
    autocomplete_fields = ["file"]


@admin.register(CaseStudy)
class CaseStudyAdmin(ItemAdmin):
    autocomplete_fields = ["picture", "goals", "targets", "lines", "technologies", "partners"]
    inlines = [ReferencePart]
    fieldsets = [
        (_("Content"), {"fields": ["title", "slug", "summary", "picture"]}),
        (_("Story"), {"fields": ["challenge", "action", "result", "disputed"]}),
        (_("Facts"), {"fields": ["start_year", "end_year", "countries", "partners"]}),
        (_("Ties"), {"fields": ["goals", "targets", "lines", "technologies"]}),
        PUBLICATION,
    ]


@admin.register(Post)
class PostAdmin(ItemAdmin):
    list_filter = ["kind", *ItemAdmin.list_filter]
    autocomplete_fields = ["picture", "goals", "lines"]
    fieldsets = [
        (_("Content"), {"fields": ["kind", "title", "slug", "summary", "body", "picture"]}),
        (_("Ties"), {"fields": ["goals", "lines"]}),
        PUBLICATION,
    ]


@admin.register(Video)
class VideoAdmin(PublishableAdmin):
    autocomplete_fields = ["goals"]
    fieldsets = [
        (_("Content"), {"fields": ["title", "slug", "summary", "transcript"]}),
        (_("Facts"), {"fields": ["video_id", "url", "year", "publisher", "spoken_language"]}),
        (_("Ties"), {"fields": ["goals"]}),
        PUBLICATION,
    ]


@admin.register(EventSeries)
class EventSeriesAdmin(CampaignAdmin):
    headline = "name"
    list_display = ["headline_column", "slug", "marks_column"]
    list_filter = [MissingIn]
    search_fields = ["slug"]
    fieldsets = [(_("Content"), {"fields": ["name", "slug", "description"]})]


@admin.register(Event)
class EventAdmin(ItemAdmin):
    list_display = [
        "headline_column",
        "start_column",
        "goals_column",
        "state_column",
        "marks_column",
    ]
    list_filter = ["series", *ItemAdmin.list_filter]
    date_hierarchy = "start"
    autocomplete_fields = ["picture", "series", "organisers", "goals", "lines"]
    fieldsets = [
        (_("Content"), {"fields": ["title", "slug", "summary", "outcome", "picture"]}),
        (_("When and where"), {"fields": ["start", "end", "place", "country", "url"]}),
        (_("Ties"), {"fields": ["series", "organisers", "goals", "lines"]}),
        PUBLICATION,
    ]

    @admin.display(description=_("first day"), ordering="start")
    def start_column(self, event):
        return short(event.start)


@admin.register(Document)
class DocumentAdmin(ItemAdmin):
    list_display = [
        "headline_column",
        "year",
        "goals_column",
        "state_column",
        "marks_column",
    ]
    list_filter = ["kind", *ItemAdmin.list_filter]
    search_fields = ["slug", "reference"]
    autocomplete_fields = ["issuers", "goals", "lines"]
    inlines = [DocumentFilePart]
    fieldsets = [
        (_("Content"), {"fields": ["title", "slug", "summary"]}),
        (_("Facts"), {"fields": ["kind", "reference", "year", "date", "issuers"]}),
        (_("Ties"), {"fields": ["goals", "lines"]}),
        PUBLICATION,
    ]


@admin.register(Organisation)
class OrganisationAdmin(CampaignAdmin):
    headline = "name"
    list_display = ["headline_column", "acronym", "kind", "marks_column"]
    list_filter = ["kind", MissingIn]
    search_fields = ["slug", "acronym"]
    fieldsets = [(_("Content"), {"fields": ["name", "acronym", "slug", "kind", "url"]})]
