"""Steps of an item's way to the public: kept with their comment, and told to its authors."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from reversion.models import Revision

from campaign import mail
from campaign.models import Step, User
from campaign.models.publishing import State
from ict4sdg import languages


def record(item, *, before="", published_before=(), user=None, comment="", base_url=""):
    """Keep the step that a save of `item` was, if it was one, and tell of it once it is certain.

    `before` is the state it had, empty for a new item. A comment makes a step without a move.
    """
    published = sorted(item.published_in) if item.state == State.PUBLISHED else []
    opened = item.state == before == State.PUBLISHED and published != sorted(published_before)
    if item.state == before and not comment and not opened:
        return None
    step = Step.objects.create(
        content_type=ContentType.objects.get_for_model(item),
        object_id=item.pk,
        from_state=before,
        to_state=item.state,
        published_in=[code for code in languages.CODES if code in published],
        user=user,
        comment=comment,
    )
    if before:
        transaction.on_commit(lambda: tell(item, step, base_url), robust=True)
    return step


def tell(item, step, base_url=""):
    """A message to everybody who has a part in `item`."""
    address = change_address(item, base_url)
    mail.send(people_of(item, step), lambda: (subject_of(step, item), body(item, step, address)))


def body(item, step, address):
    context = {
        "item": item,
        "title": languages.isolated(str(item)),
        "step": step,
        "who": languages.isolated(str(step.user)) if step.user else "",
        "until": scheduled(item),
        "address": address,
    }
    return render_to_string("campaign/messages/step.txt", context)


def subject_of(step, item):
    """One line, whatever the title holds."""
    words = {"title": mail.one_line(item), "state": step.get_to_state_display()}
    return _("#ICT4SDG: %(title)s: %(state)s") % words


def scheduled(item):
    """When a published item is to appear, if that is still to come."""
    if item.state == State.PUBLISHED and not item.is_public():
        return date_format(localtime(item.published_at), "DATETIME_FORMAT")
    return ""


def people_of(item, step):
    """Who wrote in the item or took a step of it; for a review also who may publish it."""
    kind = {"content_type": ContentType.objects.get_for_model(item), "object_id": item.pk}
    wrote = Revision.objects.filter(
        version__content_type=kind["content_type"], version__object_id=str(item.pk)
    )
    wanted = set(wrote.values_list("user", flat=True))
    wanted |= set(Step.objects.of(item).values_list("user", flat=True))
    if step.moved and step.to_state == State.IN_REVIEW:
        publishers = User.objects.with_perm("campaign.publish", include_superusers=False)
        wanted |= set(publishers.values_list("pk", flat=True))
    people = User.objects.filter(pk__in=wanted - {None}, is_active=True, is_staff=True)
    return people.exclude(email="").exclude(pk=step.user_id).order_by("pk")


def change_address(item, base_url):
    meta = item._meta
    path = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[item.pk])
    return (settings.SITE_URL or base_url) + path
