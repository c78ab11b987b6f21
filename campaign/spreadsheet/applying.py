"""Writes what a plan says, whole or not at all."""

from django.db import transaction

from campaign import rich_text
from campaign.models import Activity, ActivityGoal
from ict4sdg import languages

from .columns import RATIONALE, TIES
from .plans import Plan, after, known_codes

COLUMNS = ("slug", "status", "start_year", "end_year", "url", "countries", "source_language")
TEXT_COLUMNS = {
    f"{name}_{code}" for name in ("title", "summary", "body") for code in languages.CODES
}


@transaction.atomic
def apply(plan: Plan):
    """New activities are drafts, new ties wait to be endorsed."""
    if not plan.is_applicable:
        raise ValueError("This plan has problems, or nothing to do.")
    known = known_codes()
    for step in [*plan.created, *plan.changed]:
        write(step, known)


def write(step, known):
    activity = step.activity or Activity(slug=step.slug)
    for key, value in step.changes.items():
        if key in COLUMNS or key in TEXT_COLUMNS:
            setattr(activity, key, rich_text.stored(value) if key.startswith("body_") else value)
    activity.save()
    for name in TIES:
        if name in step.changes:
            getattr(activity, name).set([known[name][code] for code in step.changes[name]])
    if goal_columns() & step.changes.keys():
        write_goals(activity, after(step), known)


def goal_columns():
    return {"goals", "targets", *(f"{RATIONALE}_{code}" for code in languages.CODES)}


def write_goals(activity, values, known):
    links = {str(link.goal.number): link for link in activity.goal_links.select_related("goal")}
    for goal, link in links.items():
        if goal not in values["goals"]:
            link.delete()
    for goal in values["goals"]:
        link = links.get(goal) or ActivityGoal(
            activity=activity,
            goal_id=known["goals"][goal],
            status=ActivityGoal.Status.SUBMITTED,
        )
        for code in languages.CODES:
            reason = values[f"{RATIONALE}_{code}"].get(goal, "")
            if (getattr(link, f"{RATIONALE}_{code}") or "").splitlines() != reason.splitlines():
                setattr(link, f"{RATIONALE}_{code}", reason)
        link.save()
        own = [code for code in values["targets"] if code.split(".")[0] == goal]
        link.targets.set([known["targets"][code] for code in own])
