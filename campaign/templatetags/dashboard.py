"""The head of the admin's index: what is translated, what waits, what runs out."""

import datetime

from django import template
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaign.models import Fact, PendingText
from campaign.models.publishing import Publishable, State
from campaign.translating import registry
from campaign.translating.counts import progress
from campaign.translating.rows import named

register = template.Library()
SHOWN = 10
SOON = datetime.timedelta(days=60)
WIDTH = 80


@register.inclusion_tag("admin/campaign/dashboard.html", takes_context=True)
def dashboard(context):
    user = context["request"].user
    if not user.has_perm("campaign.view_translation"):
        return {}
    return {
        "languages": progress(),
        "lists": [
            (_("Waiting for review"), shortened(waiting(user))),
            (_("Texts proposed for public items"), shortened(proposed(user))),
            (_("To be published"), shortened(scheduled(user))),
            (_("Figures to be reviewed by their date"), shortened(expiring(user))),
        ],
    }


def publishables(user):
    return [
        model
        for model in registry.TEXTS
        if issubclass(model, Publishable)
        and user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
    ]


def waiting(user):
    """What is in review, longest first."""
    rows = [each.objects.filter(state=State.IN_REVIEW) for each in publishables(user)]
    return named(rows, "updated_at")


def proposed(user):
    """Public items for which texts wait."""
    waiting = PendingText.objects.waiting()
    rows = [
        each.objects.filter(
            pk__in=waiting.filter(content_type=ContentType.objects.get_for_model(each)).values(
                "object_id"
            )
        )
        for each in publishables(user)
    ]
    return named(rows, "updated_at")


def scheduled(user):
    """What will be published, next first."""
    later = Q(state=State.PUBLISHED, published_at__gt=now())
    return named([each.objects.filter(later) for each in publishables(user)], "published_at")


def expiring(user):
    """Public figures whose date of review is near or past."""
    if not user.has_perm("campaign.view_fact"):
        return {}
    soon = Q(state=State.PUBLISHED, review_on__lte=localdate() + SOON)
    return named([Fact.objects.filter(soon)], "review_on")


def shortened(items) -> dict:
    """The first of `items`, each with its title in the reader's language or the best it has."""
    rows = [
        {
            "address": item.form_address,
            "kind": capfirst(item.model._meta.verbose_name),
            "language": language,
            "title": Truncator(title or item.name).chars(WIDTH),
            "day": item.when if isinstance(item.when, datetime.date) else None,
        }
        for item in list(items.values())[:SHOWN]
        for language, title in [item.title(get_language())]
    ]
    return {"rows": rows, "more": max(0, len(items) - SHOWN)}
