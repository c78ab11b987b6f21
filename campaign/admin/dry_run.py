"""The dry run of a file as its page shows it: what changes, item by item, and what doesn't."""

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from campaign import differences
from campaign.exchange import plan as planning
from campaign.exchange import words
from campaign.templatetags.campaign import rich

from . import exchange_rights
from .changes import marked

SHOWN = 300
"""Texts that are shown of each part of the dry run; all of them are counted and applied."""


COMPARED = 20_000
"""Characters of a text up to which its words are compared."""


def shown(plan) -> dict:
    """What the template needs, by the part of the page."""
    parts = {
        "flagged": plan.flagged,
        "refused": plan.of(planning.REFUSED),
        "changed": plan.plain,
    }
    return {
        "counts": {
            **{name: len(found) for name, found in parts.items()},
            "same": len(plan.of(planning.SAME)),
            "empty": len(plan.of(planning.EMPTY)),
        },
        **{name: by_item(found[:SHOWN]) for name, found in parts.items()},
        "hidden": {name: len(found) - SHOWN for name, found in parts.items() if len(found) > SHOWN},
        "flag_names": {name for each in plan.flagged for name in each.flags},
        "flag_words": words.FLAGS,
    }


def by_item(changes) -> list[dict]:
    """The changes of each item together, in the order of the file."""
    groups = {}
    for change in changes:
        key = change.unit.id.rpartition(":")[0]
        groups.setdefault(key, []).append(change)
    return [
        {**heading(key, found[0].place), "rows": [row(each) for each in found]}
        for key, found in groups.items()
    ]


def heading(key, place) -> dict:
    if place is None:
        return {"reference": key}
    whole = exchange_rights.whole(place.item)
    meta = whole._meta
    return {
        "reference": key,
        "kind": capfirst(place.item._meta.verbose_name),
        "title": str(place.item),
        "address": reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[whole.pk]),
    }


def row(change) -> dict:
    is_rich = change.place is not None and change.place.is_rich and not change.refusal
    return {
        "id": change.unit.id,
        "field": field_name(change),
        "source": text(change.source_now, change.place is not None and change.place.is_rich),
        "source_then": change.unit.source if planning.MOVED in change.flags else "",
        "before": text(change.before, change.place is not None and change.place.is_rich),
        "marked": difference(change),
        "after": text(change.after, is_rich),
        "refusal": words.refusal_of_text(change) if change.refusal else "",
        "flags": [words.FLAGS[each] for each in change.flags],
        "waits": change.waits,
        "warnings": words.warnings_of(change),
        "note": change.unit.note,
    }


def difference(change) -> str | SafeString:
    """What the file changes in a text that is there, word by word."""
    if change.refusal or not change.before:
        return ""
    before, after = change.before, change.after
    if change.place.is_rich:
        before, after = differences.lines(before), differences.lines(after)
    return marked(before, after) if max(len(before), len(after)) < COMPARED else ""


def field_name(change) -> str:
    if change.place is None:
        return change.unit.id.rpartition(":")[2]
    return str(change.place.item._meta.get_field(change.place.field).verbose_name)


def text(value, is_rich) -> str | SafeString:
    return rich(value) if is_rich else value
