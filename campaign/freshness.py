"""How long an answer stays true: no longer than until the next scheduled publication."""

from functools import wraps

from django.apps import apps
from django.utils import timezone
from django.utils.cache import patch_cache_control

from campaign.models.publishing import Publishable, State

FIVE_MINUTES = 300


def next_publication():
    """When the next scheduled item appears; None when nothing is scheduled. One query."""
    first, *others = (
        model.objects.filter(state=State.PUBLISHED, published_at__gt=timezone.now())
        .order_by()
        .values_list("published_at", flat=True)
        for model in apps.get_models()
        if issubclass(model, Publishable)
    )
    return first.union(*others, all=True).order_by("published_at").first()


def seconds_fresh(longest=FIVE_MINUTES) -> int:
    """Whole seconds for which what is public stays what it is, at most `longest`."""
    following = next_publication()
    if following is None:
        return longest
    return max(0, min(longest, int((following - timezone.now()).total_seconds())))


def fresh(view):
    """The view's answer may be kept until the next publication, five minutes at most."""

    @wraps(view)
    def answered(*args, **kwargs):
        seconds = seconds_fresh()
        response = view(*args, **kwargs)
        patch_cache_control(response, public=True, max_age=seconds)
        return response

    return answered
