"""Lists of items: filtered, in the visitor's language first, then in other languages, paged."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Case, Value, When

from campaign.filters import GoalFilter
from campaign.models import Goal
from campaign.rich_text import RichTextField

PER_PAGE = 12


@dataclass(frozen=True)
class Listing:
    form: GoalFilter
    page: Page
    here: list
    """Items of the page that exist in the visitor's language."""
    elsewhere: list
    """Items of the page that exist only in other languages."""


def listing(request, queryset, form_class=GoalFilter) -> Listing:
    """A page of `queryset`'s public items under the filters of the query; 2 queries for rows."""
    form = form_class(request.GET, Goal.objects.only("number", f"title_{request.LANGUAGE_CODE}"))
    rows = in_language_first(form.narrow(queryset), request.LANGUAGE_CODE)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return Listing(
        form,
        page,
        [item for item in page if item.is_here],
        [item for item in page if not item.is_here],
    )


def in_language_first(queryset, code):
    """Public items, those in language `code` first and marked `is_here`, without long texts."""
    is_here = Case(
        When(published_in__contains=[code], then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    return (
        queryset.published()
        .annotate(is_here=is_here)
        .order_by("-is_here", *queryset.model._meta.ordering)
        .only(*list_columns(queryset.model))
    )


def list_columns(model):
    """All columns of `model` but the long texts, by their own names."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if not isinstance(getattr(field, "translated_field", field), RichTextField)
    ]
