"""What activities are told apart by: nine facets, their codes and their words."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from campaign import figures
from campaign.models import (
    ActionLine,
    Activity,
    ActivityGoal,
    Goal,
    Mandate,
    Sector,
    StrategicGoal,
    Target,
    Technology,
)


@dataclass(frozen=True)
class Choice:
    """One value of a facet."""

    code: str
    """The same in every language, as in addresses and files."""
    name: str
    short: str = ""
    """A number or code that people know it by."""


@dataclass(frozen=True)
class Facet:
    key: str
    """The parameter in addresses."""
    label: str
    ties: Callable[[], QuerySet] | None = None
    """The rows that tie activities to it; None where it is a column of the activity."""
    code: str = ""
    """From a tie to the code."""
    activity: str = "activity_id"
    """From a tie to its activity."""


def endorsed_targets():
    return ActivityGoal.targets.through.objects.filter(activitygoal__status="endorsed")


FACETS = (
    Facet("goal", _("Goal"), ActivityGoal.objects.endorsed, "goal__number"),
    Facet("target", _("Target"), endorsed_targets, "target__code", "activitygoal__activity_id"),
    Facet("line", _("Action line"), Activity.lines.through.objects.all, "actionline__code"),
    Facet(
        "strategic_goal",
        _("Strategic goal"),
        Activity.strategic_goals.through.objects.all,
        "strategicgoal__number",
    ),
    Facet("sector", _("Sector"), Activity.sectors.through.objects.all, "sector__slug"),
    Facet(
        "technology",
        _("Technology"),
        Activity.technologies.through.objects.all,
        "technology__slug",
    ),
    Facet("mandate", _("Mandate"), Activity.mandates.through.objects.all, "mandate__slug"),
    Facet("country", _("Country")),
    Facet("year", _("Year")),
)
BY_KEY = {facet.key: facet for facet in FACETS}


def reference_choices(language: str) -> dict[str, list[Choice]]:
    """The choices of every facet that rests on reference data, in its order; 1 query.

    Countries and years are those that activities have: they come with their counts.
    """
    lines = ActionLine.objects.filter(fields=None)
    first, *others = (
        words("goal", Goal.objects.all(), "number", "number", f"title_{language}", "number"),
        words("target", Target.objects.all(), "code", "code", f"label_{language}", "order"),
        words("line", lines, "code", "code", f"title_{language}", "order"),
        words(
            "strategic_goal",
            StrategicGoal.objects.all(),
            *("number", "number", f"name_{language}", "number"),
        ),
        words("sector", Sector.objects.all(), "slug", "code", f"name_{language}", "order"),
        words("technology", Technology.objects.all(), "slug", None, f"name_{language}", "order"),
        words("mandate", Mandate.objects.all(), "slug", "reference", f"title_{language}", "order"),
    )
    choices = defaultdict(list)
    for key, code, short, name, _order in sorted(first.union(*others, all=True), key=by_order):
        choices[key].append(Choice(code, name or code, known_as(key, short)))
    return choices


def by_order(row):
    return row[4], row[1]


def words(key, queryset, code, short, name, order):
    # modeltranslation would lose the order of the columns, which a union goes by.
    plain = QuerySet(queryset.model, query=queryset.query)
    return plain.order_by().values_list(
        Value(key, TextField()),
        Cast(code, TextField()),
        Cast(short, TextField()) if short else Value("", TextField()),
        Cast(name, TextField()),
        Cast(F(order), IntegerField()),
    )


def known_as(key, short):
    """The eight fields of C7 share its code."""
    return short.split("-")[0] if key == "line" else short


def country_choices(codes, language: str) -> list[Choice]:
    choices = [Choice(code, figures.country(code, language)) for code in codes]
    return sorted(choices, key=lambda choice: choice.name.casefold())


def year_choices(codes) -> list[Choice]:
    return [Choice(code, code) for code in sorted(codes, reverse=True)]
