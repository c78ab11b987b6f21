from itertools import groupby

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from campaign import series
from campaign.filters import AreaFilter, FileFormat, GoalFilter
from campaign.frame import base_url
from campaign.models import Goal, Indicator, Observation
from campaign.observations import columns, rows
from campaign.tables import table_response


def figures(request):
    code = request.LANGUAGE_CODE
    form = GoalFilter(request.GET, short_goals(code))
    indicators = form.narrow(Indicator.objects.all())
    if file_format := FileFormat.of(request):
        return table(request, file_format, indicators, "figures", _("Figures"))
    listed = indicators.prefetch_related(Prefetch("goals", short_goals(code)))
    return render(
        request,
        "campaign/figures/figures.html",
        {
            "form": form,
            "groups": [
                {"name": Indicator.Kind(kind).label, "indicators": list(group)}
                for kind, group in groupby(series.in_brief(listed, code), lambda each: each.kind)
            ],
        },
    )


def short_goals(code):
    return Goal.objects.only("number", f"title_{code}")


def indicator(request, code):
    indicator = get_object_or_404(Indicator, code=code)
    if file_format := FileFormat.of(request):
        return table(
            request, file_format, Indicator.objects.filter(pk=indicator.pk), code, str(indicator)
        )
    language = request.LANGUAGE_CODE
    codes = set(indicator.observations.order_by().values_list("area", flat=True).distinct())
    form = AreaFilter(request.GET, indicator.main_area, codes, language)
    observations = list(indicator.observations.filter(area__in=form.shown))
    lines = series.series_of(indicator, observations, language)
    return render(
        request,
        "campaign/figures/indicator.html",
        {
            "indicator": indicator,
            "form": form,
            "series": lines,
            "charts": series.charts_of(indicator, lines, language),
            "bars": series.bars_of(indicator, lines),
            "table": series.table_of(lines),
            "sources": series.sources_of(observations),
            "goals": indicator.goals.only("number", f"title_{language}"),
            "targets": indicator.targets.all(),
            "lines": indicator.lines.all(),
            "custodians": indicator.custodians.all(),
        },
    )


def table(request, file_format, indicators, name, title):
    """All observations of `indicators` as a file."""
    observations = Observation.objects.filter(indicator__in=indicators).in_order()
    return table_response(
        request,
        file_format,
        name,
        columns(),
        rows(observations.select_related("indicator"), request.LANGUAGE_CODE),
        title=title,
        address=base_url(request) + request.path,
    )
