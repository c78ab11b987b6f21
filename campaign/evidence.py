"""The evidence behind a link of the WSIS–SDG matrix: queries for one cell and for all of them."""

from django.db.models import Count, Q, Value

from campaign.models import Activity, ActivityGoal, CaseStudy, Indicator, Observation

KINDS = ("activities", "case_studies", "indicators")


def running_in(queryset, year):
    """Those under way in a year; without an end they are still going on."""
    return queryset.filter(
        Q(start_year__lte=year) & (Q(end_year__gte=year) | Q(end_year__isnull=True))
    )


def chosen(sector=None, strategic_goal=None, year=None):
    """Public activities, case studies and indicators under the matrix's filters.

    Only activities are tied to sectors and strategic goals: filtered by them, they alone count.
    """
    activities = Activity.objects.published()
    case_studies, indicators = CaseStudy.objects.published(), Indicator.objects.all()
    if sector:
        activities = activities.filter(sectors__slug=sector)
    if strategic_goal:
        activities = activities.filter(strategic_goals__number=strategic_goal)
    if sector or strategic_goal:
        case_studies, indicators = case_studies.none(), indicators.none()
    if year:
        activities, case_studies = running_in(activities, year), running_in(case_studies, year)
        observed = Observation.objects.filter(year=year)
        indicators = indicators.filter(pk__in=observed.values("indicator"))
    return activities, case_studies, indicators


def counts(line=None, goal=None, **filters) -> dict:
    """(line's code, goal's number) to {kind: how many}, in one query; of one line or goal only,
    where `line` (a code) or `goal` (a number) is given."""
    activities, case_studies, indicators = chosen(**filters)
    ties = ActivityGoal.objects.endorsed().filter(activity__in=activities.values("pk"))
    only = (line, goal)
    rows = counted(ties, "activities", "activity__lines__code", "goal__number", only).union(
        counted(case_studies, "case_studies", "lines__code", "goals__number", only),
        counted(indicators, "indicators", "lines__code", "goals__number", only),
        all=True,
    )
    found = {}
    for code, number, kind, count in rows:
        found.setdefault((code, number), {})[kind] = count
    return found


def counted(queryset, kind, line, goal, only):
    """Rows of line, goal, kind and how many of `queryset` are tied to both."""
    return (
        # Rewritten by modeltranslation, the rows would be grouped by item.
        queryset.rewrite(False)
        .filter(**tied(line, only[0]), **tied(goal, only[1]))
        .order_by()
        .annotate(evidence=Value(kind))
        .values(line, goal, "evidence")
        .annotate(count=Count("pk"))
        .values_list(line, goal, "evidence", "count")
    )


def tied(name, value) -> dict:
    """A condition: tied to this one, or to any."""
    return {name: value} if value else {f"{name}__isnull": False}


def of_cell(line, goal) -> dict:
    """Kind to the queryset of what stands behind one link."""
    activities, case_studies, indicators = (found.filter(lines=line) for found in chosen())
    return {
        "activities": activities.filter(goal_links__goal=goal, goal_links__status="endorsed"),
        "case_studies": case_studies.filter(goals=goal),
        "indicators": indicators.filter(goals=goal),
    }
