"""What an import would do, row by row, before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from campaign import rich_text
from campaign.models import (
    ActionLine,
    Activity,
    Goal,
    Mandate,
    Organisation,
    Sector,
    StrategicGoal,
    Target,
    Technology,
)
from campaign.tables import clean, letter
from ict4sdg import languages

from .columns import RATIONALE, TIES, fields
from .reading import Sheet
from .values import Wrong, reasons_of, value_of
from .writing import values_of, with_everything

MOST_PROBLEMS = 200
"""More are counted, not shown."""


@dataclass(frozen=True)
class Problem:
    row: int
    column: str
    """Its letter and heading."""
    message: str


@dataclass
class Step:
    """One row: a new activity, or the changes to one."""

    row: int
    slug: str
    activity: Activity | None
    changes: dict = field(default_factory=dict)
    """Column to value; reasons by goal."""
    given: frozenset = frozenset()
    """The columns that the file has."""

    @property
    def title(self):
        for code in ("en", *languages.CODES):
            text = self.changes.get(f"title_{code}")
            text = text or getattr(self.activity, f"title_{code}", "")
            if text:
                return text
        return self.slug


@dataclass
class Plan:
    created: list[Step] = field(default_factory=list)
    changed: list[Step] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    total_problems: int = 0
    ignored: list[str] = field(default_factory=list)
    """Headings that an import leaves aside."""

    def problem(self, row, column, message):
        self.total_problems += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(row, column, message))

    @property
    def is_applicable(self) -> bool:
        return not self.total_problems and bool(self.created or self.changed)


def plan_of(sheet: Sheet, may_change: Callable[[Activity | None], bool]) -> Plan:
    """11 queries and those of `with_everything`, however many rows."""
    return Planner(sheet, may_change).plan_of_rows()


def known_codes() -> dict[str, dict[str, int]]:
    """Column of ties to code to primary key."""
    models = {
        "goals": (Goal, "number"),
        "targets": (Target, "code"),
        "sectors": (Sector, TIES["sectors"]),
        "strategic_goals": (StrategicGoal, TIES["strategic_goals"]),
        "mandates": (Mandate, TIES["mandates"]),
        "lines": (ActionLine, TIES["lines"]),
        "technologies": (Technology, TIES["technologies"]),
        "partners": (Organisation, TIES["partners"]),
    }
    return {
        name: {str(code): pk for pk, code in model.objects.order_by().values_list("pk", key)}
        for name, (model, key) in models.items()
    }


class Planner:
    def __init__(self, sheet, may_change):
        self.sheet, self.may_change = sheet, may_change
        self.known = known_codes()
        self.fields = {each.key: each for each in fields()}
        self.read = [key for key in sheet.keys if key in self.fields and self.fields[key].is_read]
        place = sheet.keys.index("slug")
        slugs = {str(cells[place]).strip() for _row, cells in sheet.rows}
        self.activities = {
            each.slug: each
            for each in with_everything(Activity.objects.filter(slug__in=slugs).order_by())
        }
        self.plan = Plan(ignored=[key for key in sheet.keys if key and key not in self.read])
        self.seen = {}

    def plan_of_rows(self):
        for row, cells in self.sheet.rows:
            self.add(row, dict(zip(self.sheet.keys, cells, strict=True)))
        return self.plan

    def add(self, row, cells):
        before = self.plan.total_problems
        values = self.values(row, cells)
        slug = values.get("slug")
        if slug is None:
            return
        if slug in self.seen:
            self.wrong(row, "slug", _("The same as in row %(row)d.") % {"row": self.seen[slug]})
        self.seen[slug] = row
        activity = self.activities.get(slug)
        step = Step(row, slug, activity, self.changes(activity, values), frozenset(values))
        if self.plan.total_problems == before:
            self.check(step)
        if self.plan.total_problems > before:
            return
        if activity is None:
            self.plan.created.append(step)
        elif step.changes:
            self.plan.changed.append(step)
        else:
            self.plan.same += 1

    def values(self, row, cells):
        values = {}
        for key in self.read:
            try:
                values[key] = value_of(key, cells[key], self.known)
            except Wrong as error:
                self.wrong(row, key, error.message)
        return values

    def wrong(self, row, key, message):
        heading = self.fields[key].heading
        if key in self.sheet.keys:
            heading = f"{letter(self.sheet.keys.index(key) + 1)} · {heading}"
        self.plan.problem(row, heading, message)

    def changes(self, activity, values):
        """What differs from the activity; all that is filled in for a new one."""
        if activity is None:
            return {key: value for key, value in values.items() if value not in ("", None, [], {})}
        old = values_of(activity)
        return {
            key: tidy(key, value) for key, value in values.items() if differs(key, old[key], value)
        }

    def check(self, step):
        if (step.changes or step.activity is None) and not self.may_change(step.activity):
            message = _("Only publishers change what is public.")
            if step.activity is None:
                message = _("You may not add activities.")
            self.wrong(step.row, "slug", message)
        if step.changes or step.activity is None:
            now = after(step)
            self.check_texts(step, now)
            self.check_facts(step, now)
            self.check_goals(step, now)

    def check_texts(self, step, now):
        needed = {now["source_language"], *now["published_in"]}
        for code in languages.CODES:
            if code in needed and not now[f"title_{code}"]:
                self.wrong(step.row, f"title_{code}", _("The activity needs a title here."))

    def check_facts(self, step, now):
        if not now["status"]:
            self.wrong(step.row, "status", _("A new activity needs this."))
        if not now["sectors"] and (step.activity is None or "sectors" in step.changes):
            self.wrong(step.row, "sectors", _("At least one is needed."))
        start, end = now["start_year"], now["end_year"]
        if end and start and end < start:
            self.wrong(step.row, "end_year", _("The end year is before the start year."))

    def check_goals(self, step, now):
        for code in now["targets"]:
            if code.split(".")[0] not in now["goals"]:
                message = _("The goal of target %(code)s is not among the goals.")
                self.wrong(step.row, "targets", message % {"code": code})
        reasoned = set()
        for code in languages.CODES:
            reasons = now[f"{RATIONALE}_{code}"]
            reasoned |= {goal for goal, text in reasons.items() if text.strip()}
            for goal in sorted(set(reasons) - set(now["goals"])):
                message = _("Goal %(goal)s is not among the goals.")
                self.wrong(step.row, f"{RATIONALE}_{code}", message % {"goal": goal})
        touched = {"goals", *(f"{RATIONALE}_{code}" for code in languages.CODES)} & set(
            step.changes
        )
        for goal in now["goals"] if touched else ():
            if goal not in reasoned:
                message = _("Goal %(goal)s has no reason in any language.")
                self.wrong(step.row, "goals", message % {"goal": goal})


def differs(key, old, new):
    if key.startswith(f"{RATIONALE}_"):
        return reasons_of(old) != new
    if isinstance(old, list):
        return sorted(old) != sorted(new)
    return (clean(old) if isinstance(old, str) else old) != new


def tidy(key, value):
    """Rich text as it is stored: sanitised."""
    return rich_text.stored(value) if key.startswith("body_") else value


def after(step) -> dict:
    """All values as they would be."""
    empty = {each.key: "" for each in fields()}
    empty |= {"start_year": None, "end_year": None, "source_language": "en", "published_in": []}
    empty |= {key: [] for key in (*TIES, "goals", "targets", "countries")}
    old = values_of(step.activity) if step.activity else empty
    old |= {
        f"{RATIONALE}_{code}": reasons_of(old[f"{RATIONALE}_{code}"]) for code in languages.CODES
    }
    now = {**old, **step.changes}
    return {**now, **without_lost_goals(now, step.given)}


def without_lost_goals(now, given):
    """What belonged to a goal that leaves goes with it, where the file says nothing of it."""
    kept = {}
    if "targets" not in given:
        kept["targets"] = [code for code in now["targets"] if code.split(".")[0] in now["goals"]]
    for key in (f"{RATIONALE}_{code}" for code in languages.CODES):
        if key not in given:
            kept[key] = {goal: text for goal, text in now[key].items() if goal in now["goals"]}
    return kept
