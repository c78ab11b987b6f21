"""Observations as series: each area and breakdown with its values, year by year."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import Prefetch

from campaign import areas, figures
from campaign.charts.lines import MOST, NARROW, WIDE, Line, line_chart
from campaign.charts.sparklines import sparkline
from campaign.models import Breakdown, Indicator, Observation
from ict4sdg import languages


@dataclass(frozen=True)
class Series:
    name: str
    observations: tuple[Observation, ...]
    """By year, ascending; never empty."""

    @property
    def latest(self) -> Observation:
        return self.observations[-1]

    @property
    def nature(self) -> str:
        """How all values came about, where they came about alike."""
        natures = {each.nature for each in self.observations}
        return self.latest.get_nature_display() if len(natures) == 1 and natures != {""} else ""

    @cached_property
    def points(self) -> tuple[tuple[int, float], ...]:
        return tuple((each.year, float(each.value)) for each in self.observations)

    @cached_property
    def by_year(self) -> dict[int, Observation]:
        return {each.year: each for each in self.observations}


def series_of(indicator: Indicator, observations: Iterable[Observation], code) -> list[Series]:
    """The series of one indicator, its main one first; `code` names the language of the areas."""

    def key(each):
        return each.area, each.breakdown

    main = (indicator.main_area, indicator.main_breakdown)
    groups = {
        pair: tuple(sorted(group, key=lambda each: each.year))
        for pair, group in groupby(sorted(observations, key=key), key)
    }
    ordered = sorted(groups, key=lambda pair: (pair != main, order(pair)))
    one_area, one_breakdown = (len({pair[i] for pair in groups}) == 1 for i in (0, 1))
    return [Series(title(*pair, code, one_area, one_breakdown), groups[pair]) for pair in ordered]


def order(pair):
    area, breakdown = pair
    return areas.order(area), Breakdown.values.index(breakdown)


def title(area, breakdown, code, one_area=False, one_breakdown=False) -> str:
    """What tells a series from its siblings: its area, its breakdown, or both."""
    part = str(Breakdown(breakdown).label)
    if one_area and not one_breakdown:
        return part
    name = areas.name(area, code)
    return name if breakdown == Breakdown.ALL else f"{name} · {part}"


def value_text(indicator: Indicator, value, code) -> str:
    """A value as it stands alone: 67.4%, 5.5 billion."""
    if indicator.unit == Indicator.Unit.PERCENT:
        return figures.percent(value, code)
    return figures.number(value, code)


def in_brief(indicators, code):
    """Each of `indicators` without its long texts, with its main series' `latest` value, what that
    is `about`, and a `spark` of the whole; 2 queries."""
    main = Observation.objects.main().only("indicator_id", "area", "breakdown", "year", "value")
    rows = (
        indicators.only("code", "kind", "unit", f"name_{code}", f"unit_label_{code}")
        .order_by("kind", "order", "code")
        .prefetch_related(Prefetch("observations", main.order_by("year"), to_attr="main"))
    )
    for indicator in rows:
        latest = indicator.main[-1] if indicator.main else None
        indicator.latest = latest
        indicator.spark = spark_of(indicator.main, code)
        indicator.about = title(latest.area, latest.breakdown, code) if latest else ""
        yield indicator


def charts_of(indicator: Indicator, series: list[Series], code):
    """The line chart in both its sizes; None where no series has two years."""
    lines = [Line(each.name, each.points) for each in series if len(each.points) > 1]
    if not lines:
        return None
    top = 100 if indicator.unit == Indicator.Unit.PERCENT else None
    mirrored = languages.BY_CODE[code].direction == "rtl"
    return {
        "wide": line_chart(lines, WIDE, top=top, mirrored=mirrored),
        "narrow": line_chart(lines, NARROW, top=top, mirrored=mirrored),
        "left_out": len(lines) - MOST if len(lines) > MOST else 0,
    }


def spark_of(observations, code):
    points = [(each.year, float(each.value)) for each in observations]
    return sparkline(points, mirrored=languages.BY_CODE[code].direction == "rtl")


def bars_of(indicator: Indicator, series: list[Series]) -> list[dict]:
    """Each series' latest value as a share of the longest bar, in thousandths, and what is left
    of it; none for a single series."""
    values = [float(each.latest.value) for each in series]
    if len(values) < 2 or min(values) < 0 or max(values) == 0:
        return []
    longest = max(100, *values) if indicator.unit == Indicator.Unit.PERCENT else max(values)
    lengths = [round(1000 * value / longest) for value in values]
    return [
        {"series": each, "length": length, "rest": 1000 - length}
        for each, length in zip(series, lengths, strict=True)
    ]


def table_of(series: list[Series]):
    """Years, the newest first, each with (observation or None, its nature where that differs from
    others of the series) for all series."""
    years = sorted({year for each in series for year in each.by_year}, reverse=True)
    return [(year, [cell(each, year) for each in series]) for year in years]


def cell(series: Series, year):
    found = series.by_year.get(year)
    has_own = found and found.nature and not series.nature
    return found, found.get_nature_display() if has_own else ""


def sources_of(observations) -> list[dict]:
    """Where the values come from: each source once, with the years it is given for."""
    found = {}
    for each in observations:
        found.setdefault((each.source_name, each.source_url, each.as_of), set()).add(each.year)
    return [
        {"name": name, "url": url, "as_of": as_of, "first": min(years), "last": max(years)}
        for (name, url, as_of), years in sorted(found.items(), key=lambda item: -max(item[1]))
    ]
