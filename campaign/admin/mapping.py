from django import forms
from django.contrib import admin
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from campaign.models import (
    ActionLine,
    Activity,
    ActivityGoal,
    Endorser,
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
from .spreadsheets import SpreadsheetMixin
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

    @property
    def may_endorse(self):
        return rights.may_endorse(self.user)

    def clean_status(self):
        status = self.cleaned_data["status"]
        endorsed = ActivityGoal.Status.ENDORSED
        if status == endorsed and self.instance.status != endorsed and not self.may_endorse:
            raise forms.ValidationError(_("Only publishers endorse. Choose “Submitted”."))
        return status

    def clean_endorsed_by(self):
        return self.kept("endorsed_by")

    def clean_endorsed_on(self):
        return self.kept("endorsed_on")

    def kept(self, name):
        """Who may not endorse leaves by whom and when as it was."""
        return self.cleaned_data[name] if self.may_endorse else getattr(self.instance, name)

    def clean(self):
        if self.value("status") == ActivityGoal.Status.ENDORSED and "status" not in self.errors:
            if not self.value("endorsed_on") and "endorsed_on" not in self.errors:
                self.cleaned_data["endorsed_on"] = localdate()
            if not self.value("endorsed_by") and "endorsed_by" in self.fields:
                self.add_error("endorsed_by", _("Name the body that endorsed the tie."))
        return super().clean()


class ActivityGoalPart(LinkPart):
    model = ActivityGoal
    form = ActivityGoalForm
    autocomplete_fields = [*LinkPart.autocomplete_fields, "endorsed_by"]
    fields = ["goal", "targets", "status", "endorsed_by", "endorsed_on", "rationale"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("endorsed_by")


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


@admin.register(Endorser)
class EndorserAdmin(ReferenceAdmin):
    headline = "name"
    list_display = ["headline_column", "marks_column"]
    search_fields = ["slug"]
    fieldsets = [
        (None, {"fields": ["slug", "order"]}),
        (_("Content"), {"fields": ["name", "description"]}),
    ]


@admin.register(Activity)
class ActivityAdmin(SpreadsheetMixin, ItemAdmin):
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
