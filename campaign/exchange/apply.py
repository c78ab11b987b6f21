"""A file's texts into the database: in one transaction, each item with its states and a version."""

from django.db import transaction
from django.db.models import prefetch_related_objects

from campaign import history, pending
from campaign.exchange import plan as planning
from campaign.exchange import texts
from campaign.translating.saving import saving

from .units import Bilingual

IN_PROGRESS, CURRENT = "in_progress", "current"


class Moved(Exception):
    """Since the dry run somebody changed what the file would change."""

    def __init__(self, plan):
        super().__init__()
        self.plan = plan


@transaction.atomic
def apply(
    bilingual: Bilingual,
    opened,
    digest,
    user,
    *,
    state,
    also=(),
    flags=(),
    comment="",
    whole=lambda item: item,
    proposed=planning.none,
    base_url="",
) -> list[planning.Change]:
    """Write what the dry run with `digest` showed. Raises Moved and Refused.

    `whole(item)` is the item whose versions are kept, where `item` is a row of it; `proposed(item)`
    are the languages in which texts wait for a publisher instead of being written.
    """
    items = locked({each.id.rpartition(":")[0] for each in bilingual.units})
    plan = planning.planned(bilingual, opened, proposed=proposed, items=items)
    if plan.digest() != digest:
        raise Moved(plan)
    changes = plan.chosen(also, flags)
    for item, own in planning.by_item(changes).items():
        if own[0].waits:
            propose(item, own, plan.target_language, user, base_url)
            continue
        with history.recorded(whole(item), user, comment):
            write(item, own, plan.target_language, user, state)
    return changes


def locked(references) -> dict:
    """The items, which nobody else changes before this transaction ends."""
    items = texts.found(references)
    for model in {type(item) for item in items.values()}:
        keys = [item.pk for item in items.values() if type(item) is model]
        list(model.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    return with_ties(texts.found(references))


def with_ties(items) -> dict:
    """`items` with what their versions hold beside columns, in one query a relation."""
    for model in {type(item) for item in items.values()}:
        names = [field.name for field in model._meta.many_to_many if field_is_plain(field)]
        prefetch_related_objects([each for each in items.values() if type(each) is model], *names)
    return items


def field_is_plain(field) -> bool:
    return field.remote_field.through._meta.auto_created


def write(item, changes, code, user, state) -> None:
    for change in changes:
        setattr(item, f"{change.place.field}_{code}", change.after)
    made_from = {code: {each.place.field: planning.made_from(each) for each in changes}}
    is_current = state == CURRENT and not any(each.unit.is_doubtful for each in changes)
    said = {"finished" if is_current else "in_progress": [code]}
    with saving(made_from=made_from, user=user, **said):
        item.save()


def propose(item, changes, code, user, base_url) -> None:
    columns = {f"{each.place.field}_{code}": each for each in changes}
    texts = {column: each.after for column, each in columns.items()}
    sources = {column: planning.made_from(each) for column, each in columns.items()}
    pending.propose(item, texts, user, sources=sources, base_url=base_url)


def copied(item, source, target, user) -> list[str]:
    """Fill what is empty in `target` with the words of `source`, as a start in progress.
    The names of the fields that were filled."""
    filled = []
    for place in texts.places([item], target):
        if place.text(source) and not place.text(target):
            setattr(item, f"{place.field}_{target}", place.text(source))
            filled.append(place.field)
    if filled:
        with saving(in_progress=[target], user=user):
            item.save()
    return filled
