"""Which folder of content files fills which model, and how files name each other's records."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Model

from campaign import models


@dataclass(frozen=True)
class Kind:
    folder: str
    model: type[Model]
    rows: dict[str, "Row"] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A table repeated in a file: each becomes a record that belongs to the file's own, or with
    `each` several."""

    model: type[Model]
    parent: str
    key: str | tuple[str, ...]
    fixed: dict = field(default_factory=dict)
    each: Callable[[dict], Iterable[dict]] = lambda row: [row]

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,) if isinstance(self.key, str) else self.key

    def rows(self, table: dict, name: str) -> Iterable[dict]:
        return (row for written in table.get(name, ()) for row in self.each(written))

    def named(self, row: dict) -> str:
        """What tells `row` from its siblings."""
        return "/".join(str(row.get(key)) for key in self.keys if row.get(key) != "")


def observations(series: dict) -> Iterable[dict]:
    """An observation for each year in the `values` of a series."""
    shared = {"breakdown": "", **series}
    values = shared.pop("values", {})
    return ({**shared, "year": int(year), "value": value} for year, value in values.items())


# What the content files say of activities and goals is their editors’ own reading of the sources.
BY_EDITORS = {
    "status": "endorsed",
    "endorsed_by": "campaign-editors",
    "endorsed_on": datetime.date(2026, 11, 21),
}

# In an order in which every record finds those it names.
KINDS = (
    Kind("goals", models.Goal),
    Kind("targets", models.Target),
    Kind("settings", models.CampaignSettings),
    Kind("sectors", models.Sector),
    Kind("strategic-goals", models.StrategicGoal),
    Kind("mandates", models.Mandate),
    Kind("organisations", models.Organisation),
    Kind(
        "technologies",
        models.Technology,
        {"goals": Row(models.TechnologyGoal, "technology", "goal")},
    ),
    Kind("endorsers", models.Endorser),
    Kind("lines", models.ActionLine, {"goals": Row(models.LineGoal, "line", "goal")}),
    Kind(
        "activities",
        models.Activity,
        {"goals": Row(models.ActivityGoal, "activity", "goal", BY_EDITORS)},
    ),
    Kind(
        "case-studies", models.CaseStudy, {"references": Row(models.Reference, "case_study", "url")}
    ),
    Kind("posts", models.Post),
    Kind("videos", models.Video),
    Kind("series", models.EventSeries),
    Kind("events", models.Event),
    Kind("documents", models.Document, {"files": Row(models.DocumentFile, "document", "language")}),
    Kind("facts", models.Fact),
    Kind(
        "indicators",
        models.Indicator,
        {
            "series": Row(
                models.Observation,
                "indicator",
                ("area", "breakdown", "year"),
                each=observations,
            )
        },
    ),
    Kind("pages", models.Page),
)
BY_FOLDER = {kind.folder: kind for kind in KINDS}

NATURAL_KEYS = {
    models.Goal: "number",
    models.Target: "code",
    models.StrategicGoal: "number",
    models.ActionLine: "code",
    models.CampaignSettings: "id",
    models.Indicator: "code",
}


def natural_key(model) -> str:
    """The field by which content files name a record of `model`."""
    return NATURAL_KEYS.get(model, "slug")
