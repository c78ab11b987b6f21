"""The columns of activities as a table: the same ones come out and go in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from campaign.models import Activity, ActivityGoal
from campaign.tables import Column
from ict4sdg import languages

TEXTS = ("title", "summary", "body")
RATIONALE = "rationale"
NUMBERS = ("start_year", "end_year")
CHOICES = ("status", "source_language")
TIES = {
    "sectors": "slug",
    "strategic_goals": "number",
    "mandates": "slug",
    "lines": "code",
    "technologies": "slug",
    "partners": "slug",
}
"""Many-to-many fields, and what names a record in them."""


@dataclass(frozen=True)
class Field:
    key: str
    label: Callable[[], str]
    is_read: bool = True
    """Whether an import reads it; the others only inform."""

    @property
    def heading(self) -> str:
        """In the language of the reader, and with the key, which is the same in all of them."""
        return f"{self.label()} ({self.key})"


def named(key):
    return Field(key, lambda: capfirst(str(Activity._meta.get_field(key).verbose_name)))


def in_language(model, name, code):
    label = model._meta.get_field(name).verbose_name
    return Field(
        f"{name}_{code}", lambda: f"{capfirst(str(label))} · {languages.BY_CODE[code].name}"
    )


def fields() -> list[Field]:
    return [
        named("slug"),
        *(in_language(Activity, "title", code) for code in languages.CODES),
        *(in_language(Activity, "summary", code) for code in languages.CODES),
        named("status"),
        named("start_year"),
        named("end_year"),
        named("goals"),
        Field("targets", lambda: str(_("Targets"))),
        *(in_language(ActivityGoal, RATIONALE, code) for code in languages.CODES),
        *(named(key) for key in TIES),
        named("countries"),
        named("url"),
        named("source_language"),
        *(in_language(Activity, "body", code) for code in languages.CODES),
        Field("endorsed", lambda: str(_("Endorsed goals")), is_read=False),
        Field("state", lambda: str(_("State")), is_read=False),
        Field("published_in", lambda: str(_("Published in")), is_read=False),
    ]


def columns() -> list[Column]:
    return [Column(field.key, field.heading) for field in fields()]
