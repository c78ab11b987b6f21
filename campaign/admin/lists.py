"""Lists of translated items: constant in queries, filtered and searched in every language."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaign.lists import list_columns
from campaign.models import Goal
from campaign.models.publishing import filled
from ict4sdg import languages

from . import rights
from .marks import first_text, goal_squares, marks, short


def short_goals():
    """Goals with what a list shows of them."""
    return Goal.objects.only("number", f"title_{get_language()}")


class ListMixin:
    """A list of translated items: constant in queries, searched and filtered in all languages."""

    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    list_relations = ()
    """Relations that a row shows: name to prefetch."""

    def get_changelist(self, request, **kwargs):
        return ShortRows

    def get_search_fields(self, request):
        return [*self.search_fields, *(f"{self.headline}_{code}" for code in languages.CODES)]

    def get_search_results(self, request, queryset, search_term):
        # PostgreSQL has no text with a NUL in it.
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    @admin.display(description=_("title"))
    def headline_column(self, item):
        return first_text(item, self.headline)

    @admin.display(description=_("languages"))
    def marks_column(self, item):
        return marks(item, self.headline)

    @admin.display(description=_("goals"))
    def goals_column(self, item):
        return goal_squares(item.goals.all())

    @admin.display(description=_("state"), ordering="published_at")
    def state_column(self, item):
        """The state, and since when or from when it is public."""
        released = rights.is_released(item)
        return format_html(
            '<span class="state state-{}">{}</span> <span class="date">{}</span>',
            item.state,
            item.get_state_display() if item.is_public() or not released else _("Scheduled"),
            short(localdate(item.published_at)) if released else "",
        )


class ShortRows(ChangeList):
    """Rows without their long texts, with the relations that their columns show."""

    def get_queryset(self, request, **kwargs):
        rows = super().get_queryset(request, **kwargs).only(*list_columns(self.model))
        return rows.prefetch_related(
            *(Prefetch(name, short_goals()) for name in self.model_admin.list_relations)
        )


class MissingIn(admin.SimpleListFilter):
    """Items that have no headline in a language."""

    title = _("missing translation")
    parameter_name = "missing"

    def __init__(self, request, params, model, model_admin):
        self.headline = model_admin.headline
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return [(each.code, languages.isolated(each.name)) for each in languages.OFFICIAL]

    def queryset(self, request, queryset):
        if self.value() in languages.BY_CODE:
            return queryset.filter(~filled(f"{self.headline}_{self.value()}"))
        return queryset


class OfGoal(admin.SimpleListFilter):
    title = _("goal")
    parameter_name = "goal"
    path = "goals__number"

    def lookups(self, request, model_admin):
        return [(str(goal.number), str(goal)) for goal in short_goals()]

    def queryset(self, request, queryset):
        if (self.value() or "").isdecimal():
            return queryset.filter(**{self.path: self.value()})
        return queryset


class OfOneGoal(OfGoal):
    """For models with a foreign key to their goal."""

    path = "goal__number"
