from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from campaign.models import Fact
from campaign.templatetags.campaign import figure

from .lists import MissingIn, OfOneGoal
from .marks import first_text, goal_squares, short
from .publishing import PUBLICATION, PublishableAdmin


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
    list_filter = ["state", "self_reported", MissingIn, OfOneGoal]
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
        return short(fact.review_on)

    @admin.display(description=_("goal"), ordering="goal__number")
    def goals_column(self, fact):
        return goal_squares([fact.goal])
