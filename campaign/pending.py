"""Texts proposed for what visitors already see. Who may not publish proposes; a publisher takes a
text or declines it, and its author is told."""

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from campaign import history, mail, workflow
from campaign.models import PendingText, User
from campaign.translating import registry
from ict4sdg import languages

Outcome = PendingText.Outcome


def waiting_for(item) -> dict:
    """Column to the text that waits for it."""
    rows = PendingText.objects.waiting().of(item).select_related("user")
    return {row.column: row for row in rows}


def with_waiting(item):
    """`item` as it would be if everything that waits were taken; it is not saved."""
    for column, row in waiting_for(item).items():
        setattr(item, column, row.text)
    return item


def news(item, texts: dict) -> dict:
    """Those of `texts`, by column, that say something else than what waits there or, where nothing
    does, than what visitors see."""
    known = waiting_for(item)
    return {
        column: text
        for column, text in texts.items()
        if differs(item, column, text, known[column].text if column in known else None)
    }


def differs(item, column, text, other=None):
    """Whether `text` says something else than `other`, or else than the item itself."""
    return history.differs(
        type(item), column, text, getattr(item, column) if other is None else other
    )


@transaction.atomic
def propose(item, texts: dict, user, *, sources=None, base_url="") -> list[PendingText]:
    """Let `texts`, by column, wait for a publisher. One that visitors see already withdraws what
    waits in its place. `sources` are what translations were made from, where it is not the source
    as it is. Gives the rows that wait now."""
    known, sources, made = waiting_for(item), sources or {}, []
    for column, text in news(item, texts).items():
        is_public = not differs(item, column, text)
        if column in known:
            decide(known[column], Outcome.WITHDRAWN if is_public else Outcome.REPLACED, user)
        if not is_public:
            made_from = sources.get(column, source_of(item, column, texts))
            row = PendingText(item=item, column=column, text=text, made_from=made_from, user=user)
            row.save()
            made.append(row)
    if made:
        publishers = User.objects.with_perm("campaign.publish", include_superusers=False)
        tell(publishers, item, made, base_url=base_url, by=user)
    return made


def source_of(item, column, texts) -> str:
    """What a translation in `column` is made from: the source as it is proposed with it in `texts`,
    or else as it is; empty for the source itself."""
    field = item._meta.get_field(column)
    source = f"{field.translated_field.name}_{registry.source_of(item)}"
    return "" if column == source else texts.get(source, getattr(item, source) or "")


def decide(row, outcome, user):
    row.outcome, row.decided_by, row.decided_at = outcome, user, timezone.now()
    row.save(update_fields=["outcome", "decided_by", "decided_at"])


def settle(item, rows, outcome, user, base_url=""):
    """Take or decline `rows`, texts of `item`, and tell their authors."""
    by_author = {}
    for row in rows:
        decide(row, outcome, user)
        by_author.setdefault(row.user_id, []).append(row)
    for author, own in by_author.items():
        tell(User.objects.filter(pk=author), item, own, base_url=base_url, by=user)


def tell(people, item, rows, *, base_url, by):
    """A message to each of `people` but `by`, once all of it is certain."""
    people = people.filter(is_active=True, is_staff=True).exclude(email="").exclude(pk=by.pk)
    context = {
        "title": languages.isolated(str(item)),
        "outcome": rows[0].outcome,
        "rows": rows,
        "who": languages.isolated(str(by)),
        "address": workflow.change_address(item, base_url),
    }
    transaction.on_commit(
        lambda: mail.send(people.order_by("pk"), lambda: letter(item, context)), robust=True
    )


def letter(item, context):
    subject = _("#ICT4SDG: %(title)s: proposed texts") % {"title": mail.one_line(item)}
    return subject, render_to_string("campaign/messages/pending.txt", context)
