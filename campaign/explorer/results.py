"""The rows of the explorer: a page of activities with the ties that each row shows."""

from django.core.paginator import Paginator
from django.db.models import Prefetch

from campaign.lists import Listing, in_language_first
from campaign.models import ActionLine, ActivityGoal

from .selection import Selection

PER_PAGE = 20


def page_of(form, selection: Selection) -> Listing:
    """A page of the selection's activities, the visitor's language first; 4 queries."""
    rows = in_language_first(selection.activities(), selection.language)
    rows = with_ties(rows.order_by("-is_here", *selection.order()), selection.language)
    page = Paginator(rows, PER_PAGE).get_page(form.cleaned_data.get("page"))
    return Listing(
        form,
        page,
        [item for item in page if item.is_here],
        [item for item in page if not item.is_here],
    )


def with_ties(activities, language):
    goals = (
        ActivityGoal.objects.endorsed()
        .select_related("goal")
        .only("activity_id", "status", "goal__number", f"goal__title_{language}")
        .order_by("goal__number")
    )
    lines = ActionLine.objects.only("code", "order", f"title_{language}")
    return activities.prefetch_related(
        Prefetch("goal_links", goals, to_attr="endorsed_links"), Prefetch("lines", lines)
    )
