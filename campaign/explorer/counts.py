"""How many activities remain with each value of each facet: one query, however many there are.

A facet is counted under the filters of all the others, so that its numbers say what choosing one
more of its values brings.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from campaign.models import Activity

from .facets import FACETS
from .selection import Selection

PICTURED = ("goal", "line")


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
    first, *others = parts(selection)
    for kind, key, code, total in first.union(*others, all=True):
        if kind == "loosened":
            counts.loosened[key] = total
        else:
            getattr(counts, kind)[key][code] = total
    for key in PICTURED:
        if key not in selection.codes:
            counts.pictured[key] = counts.remaining[key]
    return counts


def parts(selection):
    for facet in FACETS:
        fitting = selection.activities(apart_from=facet.key).values("pk")
        yield counted("remaining", facet, fitting)
        if facet.key in PICTURED and facet.key in selection.codes:
            yield counted("pictured", facet, selection.activities().values("pk"))
    for key in [*selection.codes, *(["q"] if selection.words else [])]:
        left = selection.activities(apart_from=key)
        yield in_rows(left, "loosened", key, Value("", TextField()), Count("pk"))


def counted(kind, facet, fitting):
    if facet.ties is None:
        return of_column(kind, facet, fitting)
    ties = facet.ties().filter(**{f"{facet.activity}__in": fitting}).order_by()
    return in_rows(ties, kind, facet.key, F(facet.code), Count(facet.activity, distinct=True))


def of_column(kind, facet, fitting):
    """Countries and years that any public activity has, counted where it fits."""
    code = F(facet.code)
    if facet.key == "country":
        code = Func(code, function="unnest", output_field=TextField())
    activities = Activity.objects.published().exclude(start_year=None)
    if facet.key == "country":
        activities = Activity.objects.published()
    return in_rows(
        activities.order_by(), kind, facet.key, code, Count("pk", filter=Q(pk__in=fitting))
    )


def in_rows(rows, kind, key, code, total):
    """`rows` as (kind, key, code, number), one for each code."""
    named = {"kind": Value(kind, TextField()), "key": Value(key, TextField())}
    # modeltranslation would lose the order of the columns, which a union goes by.
    plain = QuerySet(rows.model, query=rows.query)
    return (
        plain.annotate(**named, value=Cast(code, TextField()))
        .values("kind", "key", "value")
        .annotate(total=total)
        .values_list("kind", "key", "value", "total")
    )
