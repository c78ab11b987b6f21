from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Prefetch
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaign import areas
from campaign.models import Indicator, Observation
from campaign.series import value_text

from .base import HTTPS, ReferenceAdmin
from .imports import ImportMixin
from .lists import MissingIn, OfGoal
from .parts import Part


class MainSeries(Part):
    """The observations of the indicator's main series; the rest are in their own list."""

    model = Observation
    fields = ["area", "breakdown", "year", "value", "nature", "source_name", "source_url", "as_of"]
    verbose_name_plural = _("observations of the main series")
    formfield_overrides = {models.URLField: {"assume_scheme": "https", "widget": forms.URLInput}}

    def get_queryset(self, request):
        return super().get_queryset(request).main().order_by("-year")


@admin.register(Indicator)
class IndicatorAdmin(ImportMixin, ReferenceAdmin):
    headline = "name"
    list_display = ["code", "headline_column", "goals_column", "latest_column", "marks_column"]
    list_display_links = ["code", "headline_column"]
    list_filter = ["kind", MissingIn, OfGoal]
    list_relations = ["goals"]
    search_fields = ["code", "source_name"]
    autocomplete_fields = ["goals", "targets", "lines", "custodians"]
    inlines = [MainSeries]
    fieldsets = [
        (None, {"fields": ["code", "kind", "order", "unit", "main_area", "main_breakdown"]}),
        (_("Words"), {"fields": ["name", "definition", "unit_label", "note"]}),
        (_("Source"), {"fields": ["source_name", "source_url", "custodians"]}),
        (_("Ties"), {"fields": ["goals", "targets", "lines"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        readonly = super().get_readonly_fields(request, obj)
        # People have kept the page's address.
        return [*readonly, "code"] if obj and "code" not in readonly else readonly

    @admin.display(description=_("latest value"))
    def latest_column(self, indicator):
        latest = max(indicator.main, key=lambda each: each.year, default=None)
        if latest is None:
            return "–"
        return format_html(
            "<bdi>{}</bdi> ({})", value_text(indicator, latest.value, get_language()), latest.year
        )

    def get_queryset(self, request):
        main = Observation.objects.main().only("indicator_id", "year", "value")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(Prefetch("observations", main, to_attr="main"))
        )


class OfArea(admin.SimpleListFilter):
    title = _("area")
    parameter_name = "area"

    def lookups(self, request, model_admin):
        codes = Observation.objects.order_by().values_list("area", flat=True).distinct()
        language = get_language()
        return [(code, areas.name(code, language)) for code in sorted(codes, key=areas.order)]

    def queryset(self, request, queryset):
        chosen = areas.code_of(self.value() or "")
        return queryset.filter(area=chosen) if chosen else queryset


@admin.register(Observation)
class ObservationAdmin(admin.ModelAdmin):
    formfield_overrides = HTTPS
    list_display = ["indicator_code", "area_column", "breakdown", "year", "value_column", "as_of"]
    list_display_links = ["indicator_code", "value_column"]
    list_filter = ["indicator__kind", "breakdown", "nature", OfArea]
    list_select_related = ["indicator"]
    list_per_page = 50
    search_fields = ["indicator__code", "=area", "=year", "source_name"]
    search_help_text = _("Code of the indicator, code of the area, year or source")
    autocomplete_fields = ["indicator"]
    fieldsets = [
        (None, {"fields": ["indicator", "area", "breakdown", "year", "value", "nature"]}),
        (
            _("Source"),
            {
                "fields": ["source_name", "source_url", "as_of"],
                "description": _("A figure without its source and date can’t be saved."),
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).order_by("indicator__order", "area", "-year")

    def get_search_results(self, request, queryset, search_term):
        # PostgreSQL has no text with a NUL in it.
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    @admin.display(description=_("indicator"), ordering="indicator__code")
    def indicator_code(self, observation):
        return observation.indicator.code

    @admin.display(description=_("area"), ordering="area")
    def area_column(self, observation):
        return areas.name(observation.area, get_language())

    @admin.display(description=_("value"), ordering="value")
    def value_column(self, observation):
        return value_text(observation.indicator, observation.value, get_language())
