"""Activities as rows of the table that staff take out and bring back."""

import re

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from openpyxl import Workbook

from campaign import tables
from campaign.explorer.facets import BY_KEY, reference_choices
from campaign.models import Activity, ActivityGoal, Organisation
from campaign.tables import Column
from ict4sdg import languages

from .columns import NUMBERS, RATIONALE, TEXTS, TIES, columns, fields


def with_everything(activities):
    """8 queries, however many activities."""
    ties = (
        ActivityGoal.objects.select_related("goal", "activity")
        .prefetch_related("targets")
        .order_by("goal__number")
    )
    return activities.prefetch_related(Prefetch("goal_links", ties, to_attr="all_links"), *TIES)


def rows(activities):
    keys = [field.key for field in fields()]
    for activity in with_everything(activities):
        values = values_of(activity)
        yield [values[key] for key in keys]


def values_of(activity) -> dict:
    """Column to plain value; `activity` comes with its ties."""
    links = activity.all_links
    return {
        "slug": activity.slug,
        **{
            name: getattr(activity, name) for name in (*NUMBERS, "status", "source_language", "url")
        },
        **texts_of(activity),
        "goals": [str(link.goal.number) for link in links],
        "targets": [target.code for link in links for target in link.targets.all()],
        **{f"{RATIONALE}_{code}": rationale_of(links, code) for code in languages.CODES},
        **{
            name: [str(getattr(each, key)) for each in getattr(activity, name).all()]
            for name, key in TIES.items()
        },
        "countries": list(activity.countries),
        "endorsed": [str(link.goal.number) for link in links if link.status == "endorsed"],
        "state": activity.state,
        "published_in": list(activity.published_in),
    }


def texts_of(activity):
    return {
        f"{name}_{code}": getattr(activity, f"{name}_{code}") or ""
        for name in TEXTS
        for code in languages.CODES
    }


def rationale_of(links, code) -> str:
    """A line for each goal, `9: Why`; a line that goes on begins with a space."""
    texts = [(link.goal.number, getattr(link, f"{RATIONALE}_{code}") or "") for link in links]
    return "\n".join(f"{number}: {continued(text)}" for number, text in texts if text)


def continued(text):
    return re.sub(r"\r\n|\r|\n", "\n ", text)


def template(code) -> bytes:
    """An empty workbook with the headings, and a sheet of the codes that they take."""
    book = Workbook(write_only=True)
    direction = languages.BY_CODE[code].direction
    tables.add_sheet(book, columns(), [], title=_("Activities"), direction=direction)
    tables.add_sheet(book, code_columns(), code_rows(code), title=_("Codes"), direction=direction)
    return tables.book_bytes(book)


def code_columns():
    return [
        Column("column", _("Column")),
        Column("code", _("Code")),
        Column("name", _("Name")),
    ]


def code_rows(code):
    for value, name in Activity.Status.choices:
        yield [_("Status"), value, str(name)]
    for key, choices in reference_choices(code).items():
        for choice in choices:
            yield [str(BY_KEY[key].label), choice.code, choice.name]
    for each in Organisation.objects.only("slug", f"name_{code}"):
        yield [_("Partner"), each.slug, getattr(each, f"name_{code}")]
