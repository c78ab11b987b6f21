"""How many activities remain with each value of each facet: one query, however many there are.

A facet is counted under the filters of all the others, so that its numbers say what choosing one
more of its values brings. Every public activity is marked once with the filters that it passes;
each facet then counts the marks. The ORM has no way to say that.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, F, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.timezone import localdate

from campaign.models import Activity

from .facets import FACETS
from .selection import Selection

PICTURED = ("goal", "line")
COLUMNS = ("countries", "start_year", "end_year")


@dataclass(frozen=True)
class Counts:
    remaining: dict = field(default_factory=lambda: defaultdict(dict))
    """Facet to code to the number of activities, under the other facets' filters."""
    pictured: dict = field(default_factory=lambda: defaultdict(dict))
    """The same of the selection itself, for the facets in the picture."""
    loosened: dict = field(default_factory=dict)
    """Facet, or `q`, to the number of activities once it is cleared."""


def counts_of(selection: Selection) -> Counts:
    """1 query."""
    counts = Counts()
    for kind, key, code, total in rows_of(selection):
        if kind == "loosened":
            counts.loosened[key] = total
        else:
            getattr(counts, kind)[key][code] = total
    for key in PICTURED:
        if key not in selection.codes:
            counts.pictured[key] = counts.remaining[key]
    return counts


def rows_of(selection):
    conditions = selection.conditions()
    marked, parameters = compiled(marked_by(conditions))
    sql = [f"WITH marked AS MATERIALIZED ({marked})"]
    parts = []
    for part, more in parts_of(conditions):
        parts.append(part)
        parameters += more
    sql.append(" UNION ALL ".join(parts))
    with connection.cursor() as cursor:
        cursor.execute(" ".join(sql), parameters)
        return cursor.fetchall()


def marked_by(conditions):
    """Every public activity, with `in_<facet>` for each facet that was chosen in."""
    marks = {
        f"in_{key}": ExpressionWrapper(condition, BooleanField())
        for key, condition in conditions.items()
    }
    public = Activity.objects.published().order_by()
    return plain(public).annotate(**marks).values("id", *COLUMNS, *marks)


def parts_of(conditions):
    """The SQL of each facet's counts, with its parameters. Keys are the facets' own."""
    for facet in FACETS:
        passes = passing(conditions, facet.key)
        yield counted("remaining", facet, passes)
        if facet.key in PICTURED and facet.key in conditions:
            yield counted("pictured", facet, passing(conditions))
    for key in conditions:
        left = f"FROM marked WHERE {passing(conditions, key)}"
        yield f"SELECT 'loosened', '{key}', '', count(*) {left}", []


def passing(conditions, apart_from=None) -> str:
    marks = [f"marked.in_{key}" for key in conditions if key != apart_from]
    return " AND ".join(marks) or "TRUE"


def counted(kind, facet, passes):
    named = f"SELECT '{kind}', '{facet.key}'"
    if facet.key == "country":
        return (
            f"{named}, code::text, count(*) FILTER (WHERE {passes}) "
            "FROM marked, unnest(marked.countries) AS code GROUP BY code",
            [],
        )
    if facet.key == "year":
        # Without an end an activity goes on; nothing is counted ahead of this year.
        return (
            f"{named}, running::text, count(*) FILTER (WHERE {passes}) FROM marked, "
            "generate_series(start_year::int, greatest(start_year, least(end_year, %s::int))) "
            "AS running GROUP BY running",
            [localdate().year],
        )
    ties, parameters = compiled(
        plain(facet.ties().order_by())
        .annotate(of=F(facet.activity), code=Cast(facet.code, TextField()))
        .values("of", "code")
    )
    return (
        f"{named}, ties.code, count(DISTINCT marked.id) FROM ({ties}) AS ties "
        f"JOIN marked ON marked.id = ties.of WHERE {passes} GROUP BY ties.code",
        parameters,
    )


def plain(rows):
    """Without modeltranslation, which has its own way with columns."""
    return QuerySet(rows.model, query=rows.query)


def compiled(rows):
    sql, parameters = rows.query.sql_with_params()
    return sql, list(parameters)
