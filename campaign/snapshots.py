"""The roadmap frozen: every public link of a line, a technology or an activity to a goal.

A snapshot holds plain values that JSON keeps. Texts are tables of languages; an activity's have
those that it is published in, no others.

    {"goals": [{"number", "uri", "title"}],
     "lines": [{"code", "title"}], "technologies": [{"code", "title"}],
     "activities": [{"code", "title", "lines", "strategic_goals", "mandates"}],
     "links": [{"kind", "code", "goal", "targets", "rationale", …}]}

`kind` is line, technology or activity; `code` names the record of that kind.
"""

import hashlib
import json

from campaign.models import (
    ActionLine,
    Activity,
    ActivityGoal,
    Goal,
    LineGoal,
    Technology,
    TechnologyGoal,
)
from ict4sdg import languages

PLACES = {"line": "lines", "technology": "technologies", "activity": "activities"}
"""Kind of a link to where the snapshot keeps the records of that kind."""


def taken() -> dict:
    """The mapping as visitors see it now."""
    return {
        "goals": [
            {"number": goal.number, "uri": goal.uri, "title": texts(goal, "title")}
            for goal in Goal.objects.order_by("number")
        ],
        "lines": [
            {"code": line.code, "title": texts(line, "title")}
            for line in ActionLine.objects.order_by("order")
        ],
        "technologies": [
            {"code": each.slug, "title": texts(each, "name")}
            for each in Technology.objects.order_by("order", "slug")
        ],
        "activities": activities(),
        "links": [*line_links(), *technology_links(), *activity_links()],
    }


def digest_of(snapshot: dict) -> str:
    return hashlib.sha256(canonical(snapshot).encode()).hexdigest()


def canonical(snapshot: dict) -> str:
    """The same text for the same values, whatever the order of keys."""
    return json.dumps(snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def texts(record, field, codes=languages.CODES) -> dict:
    found = {code: getattr(record, f"{field}_{code}") for code in codes}
    return {code: text for code, text in found.items() if text}


def activities() -> list[dict]:
    found = Activity.objects.published().order_by("slug")
    return [
        {
            "code": activity.slug,
            "title": texts(activity, "title", activity.published_in),
            "status": activity.status,
            "lines": sorted(line.code for line in activity.lines.all()),
            "strategic_goals": sorted(goal.number for goal in activity.strategic_goals.all()),
            "mandates": sorted(mandate.reference for mandate in activity.mandates.all()),
        }
        for activity in found.prefetch_related("lines", "strategic_goals", "mandates")
    ]


def line_links():
    links = LineGoal.objects.select_related("line", "goal").prefetch_related("targets")
    for link in links.order_by("line__order", "goal__number"):
        own = {"basis": link.basis, "confidence": link.confidence}
        yield tie("line", link.line.code, link) | own


def technology_links():
    links = TechnologyGoal.objects.select_related("technology", "goal").prefetch_related("targets")
    for link in links.order_by("technology__order", "technology__slug", "goal__number"):
        yield tie("technology", link.technology.slug, link)


def activity_links():
    links = (
        ActivityGoal.objects.endorsed()
        .filter(activity__in=Activity.objects.published().values("pk"))
        .select_related("activity", "goal", "endorsed_by")
        .prefetch_related("targets")
    )
    for link in links.order_by("activity__slug", "goal__number"):
        own = {"endorsed_by": endorser(link), "endorsed_on": day(link.endorsed_on)}
        yield tie("activity", link.activity.slug, link, link.activity.published_in) | own


def tie(kind, code, link, codes=languages.CODES) -> dict:
    return {
        "kind": kind,
        "code": code,
        "goal": link.goal.number,
        "targets": [target.code for target in link.targets.all()],
        "rationale": texts(link, "rationale", codes),
    }


def endorser(link) -> dict:
    return texts(link.endorsed_by, "name") if link.endorsed_by else {}


def day(date) -> str | None:
    return date.isoformat() if date else None
