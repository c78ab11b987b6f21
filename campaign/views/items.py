"""The address of an item: its page, where it moved to, that it is gone, or nothing."""

from django.http import Http404, HttpResponsePermanentRedirect

from campaign.models import FormerAddress
from campaign.models.publishing import Publishable

from .errors import gone


def item_answer(request, queryset, slug, page):
    """`page(request, item)` for the public item at `slug`. An item that is there wins over one
    that was there before."""
    if item := public(queryset).filter(slug=slug).first():
        return page(request, item)
    model = queryset.model
    if moved := FormerAddress.objects.leading_to(model, slug):
        if moved.slug != slug and public(queryset).filter(pk=moved.pk).exists():
            return redirect_to(request, moved)
        if is_archived(model, pk=moved.pk):
            return gone(request)
    if is_archived(model, slug=slug):
        return gone(request)
    raise Http404


def public(queryset):
    return queryset.published() if issubclass(queryset.model, Publishable) else queryset


def is_archived(model, **lookup):
    return issubclass(model, Publishable) and model.objects.archived().filter(**lookup).exists()


def redirect_to(request, item):
    """For good, to the item's address of today in the same language, with the query."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(item.get_absolute_url() + (f"?{query}" if query else ""))
