from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from campaign.models import Fact
from campaign.templatetags.campaign import figure

from .lists import MissingIn, OfOneGoal
from .marks import first_text, goal_squares, short
from .publishing import PUBLICATION, PublishableAdmin

EXPIRED = _(
    "This fact is past its date of review: it has left pages and posters. Check its source, then "
    "set a later date."
)


def review_mark(fact):
    """What staff must know of the fact's date of review, under it."""
    if fact.is_past_review:
        words = _("expired: on no page or poster")
    elif fact.is_due_soon:
        words = _("expires soon")
    else:
        return ""
    kind = "expired" if fact.is_past_review else "expires-soon"
    return format_html('<span class="review {}">{}</span>', kind, words)


class Review(admin.SimpleListFilter):
    title = _("review")
    parameter_name = "review"

    def lookups(self, request, model_admin):
        return [("expired", _("expired")), ("soon", _("expires soon"))]

    def queryset(self, request, queryset):
        if self.value() == "expired":
            return queryset.past_review()
        return queryset.due_soon() if self.value() == "soon" else queryset


@admin.register(Fact)
class FactAdmin(PublishableAdmin):
    headline = "statement"
    list_display = [
        "headline_column",
        "goals_column",
        "review_column",
        "state_column",
        "marks_column",
    ]
    list_filter = [Review, "state", "self_reported", MissingIn, OfOneGoal]
    list_relations = ["goal"]
    search_fields = ["slug", "source_name"]
    autocomplete_fields = ["goal", "activity", "case_study"]
    fieldsets = [
        (_("Figure"), {"fields": ["slug", "qualifier", "value", "unit", "year", "statement"]}),
        (
            _("Source"),
            {
                "fields": [
                    "source_name",
                    "source_url",
                    "source_year",
                    "review_on",
                    "self_reported",
                    "caveat",
                ],
                "description": _("A figure without its source and date can’t be saved."),
            },
        ),
        (_("Ties"), {"fields": ["goal", "activity", "case_study"]}),
        PUBLICATION,
    ]

    @admin.display(description=_("statement"), ordering="-year")
    def headline_column(self, fact):
        return format_html("<bdi>{}</bdi> {}", figure(fact), first_text(fact, self.headline))

    @admin.display(description=_("review on"), ordering="review_on")
    def review_column(self, fact):
        return format_html(
            '<span class="{}">{}</span>{}',
            "expired" if fact.is_past_review else "",
            short(fact.review_on),
            review_mark(fact),
        )

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        if obj and obj.is_past_review:
            messages.warning(request, EXPIRED)
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)

    @admin.display(description=_("goal"), ordering="goal__number")
    def goals_column(self, fact):
        return goal_squares([fact.goal])
