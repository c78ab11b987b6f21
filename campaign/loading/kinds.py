"""Which folder of content files fills which model, and how files name each other's records."""

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
    """A table repeated in a file: each becomes a record that belongs to the file's own."""

    model: type[Model]
    parent: str
    key: str
    fixed: dict = field(default_factory=dict)


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
    Kind("lines", models.ActionLine, {"goals": Row(models.LineGoal, "line", "goal")}),
    Kind(
        "activities",
        models.Activity,
        {"goals": Row(models.ActivityGoal, "activity", "goal", {"status": "endorsed"})},
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
    Kind("pages", models.Page),
)
BY_FOLDER = {kind.folder: kind for kind in KINDS}

NATURAL_KEYS = {
    models.Goal: "number",
    models.Target: "code",
    models.StrategicGoal: "number",
    models.ActionLine: "code",
    models.CampaignSettings: "id",
}


def natural_key(model) -> str:
    """The field by which content files name a record of `model`."""
    return NATURAL_KEYS.get(model, "slug")
