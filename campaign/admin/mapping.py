from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from campaign.models import (
    ActionLine,
    Activity,
    ActivityGoal,
    LineGoal,
    Mandate,
    Sector,
    StrategicGoal,
    Technology,
    TechnologyGoal,
)

from . import rights
from .base import ReferenceAdmin
from .parts import TranslatedPart
from .publishing import PUBLICATION, ItemAdmin
from .texts import TextForm


class LinkPart(TranslatedPart):
    """Ties to goals, each with the reason for it."""

    headline = "rationale"
    autocomplete_fields = ["goal", "targets"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("goal").prefetch_related("targets")


class LineGoalPart(LinkPart):
    model = LineGoal
    is_complete = True
    translators_write = False
    fields = ["goal", "targets", "confidence", "basis", "rationale"]


class TechnologyGoalPart(LinkPart):
    model = TechnologyGoal
    is_complete = True
    translators_write = False
    fields = ["goal", "targets", "rationale"]


class ActivityGoalForm(TextForm):
    user = None

    def clean_status(self):
        status = self.cleaned_data["status"]
        endorsed = ActivityGoal.Status.ENDORSED
        endorses = status == endorsed and self.instance.status != endorsed
        if endorses and not rights.may_publish(self.user):
            raise forms.ValidationError(_("Only publishers endorse. Choose “Submitted”."))
        return status


class ActivityGoalPart(LinkPart):
    model = ActivityGoal
    form = ActivityGoalForm
    fields = ["goal", "targets", "status", "endorsed_by", "endorsed_on", "rationale"]


@admin.register(ActionLine)
class ActionLineAdmin(ReferenceAdmin):
    headline = "title"
    list_display = ["code", "headline_column", "itu_role", "goals_column", "marks_column"]
    list_display_links = ["code", "headline_column"]
    list_relations = ["goals"]
    search_fields = ["code"]
    readonly_fields = ["code"]
    autocomplete_fields = ["parent"]
    inlines = [LineGoalPart]
    fieldsets = [
        (None, {"fields": ["code", "order", "parent"]}),
        (_("Content"), {"fields": ["title", "description"]}),
        (_("ITU’s role"), {"fields": ["itu_role", "itu_role_text", "facilitators"]}),
    ]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Technology)
class TechnologyAdmin(ReferenceAdmin):
    headline = "name"
    list_display = ["headline_column", "goals_column", "marks_column"]
    list_relations = ["goals"]
    search_fields = ["slug"]
    inlines = [TechnologyGoalPart]
    fieldsets = [
        (None, {"fields": ["slug", "order"]}),
        (_("Content"), {"fields": ["name", "description"]}),
    ]


@admin.register(Sector)
class SectorAdmin(ReferenceAdmin):
    headline = "name"
    list_display = ["code", "headline_column", "marks_column"]
    list_display_links = ["code", "headline_column"]
    search_fields = ["code"]
    fieldsets = [
        (None, {"fields": ["slug", "code", "order"]}),
        (_("Content"), {"fields": ["name", "short_name", "description"]}),
    ]


@admin.register(StrategicGoal)
class StrategicGoalAdmin(ReferenceAdmin):
    headline = "name"
    list_display = ["number", "headline_column", "marks_column"]
    list_display_links = ["number", "headline_column"]
    search_fields = ["number"]
    fieldsets = [
        (None, {"fields": ["number"]}),
        (_("Content"), {"fields": ["name", "statement", "description"]}),
    ]


@admin.register(Mandate)
class MandateAdmin(ReferenceAdmin):
    headline = "title"
    list_display = ["reference", "headline_column", "kind", "year", "marks_column"]
    list_display_links = ["reference", "headline_column"]
    search_fields = ["reference"]
    fieldsets = [
        (None, {"fields": ["slug", "kind", "reference", "year", "date", "url", "order"]}),
        (_("Content"), {"fields": ["title", "adopted_by", "description"]}),
    ]


@admin.register(Activity)
class ActivityAdmin(ItemAdmin):
    list_filter = ["status", *ItemAdmin.list_filter]
    autocomplete_fields = [
        "picture",
        "sectors",
        "strategic_goals",
        "mandates",
        "lines",
        "technologies",
        "partners",
    ]
    inlines = [ActivityGoalPart]
    fieldsets = [
        (_("Content"), {"fields": ["title", "slug", "summary", "body", "picture"]}),
        (
            _("Facts"),
            {"fields": ["status", "start_year", "end_year", "countries", "url", "partners"]},
        ),
        (
            _("Ties"),
            {"fields": ["sectors", "strategic_goals", "mandates", "lines", "technologies"]},
        ),
        PUBLICATION,
    ]
