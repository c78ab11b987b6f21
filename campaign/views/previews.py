"""An item as visitors would see it, published or not, for whoever has the link, for seven days."""

from django.core import signing
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import override

from campaign import pending
from campaign.models import Activity, CaseStudy, Document, Event, Page, Post
from ict4sdg import languages

from .mapping import activity_page
from .pages import page_page
from .stories import case_study_page, document_page, event_page, post_page

PAGES = {
    Activity: activity_page,
    CaseStudy: case_study_page,
    Document: document_page,
    Event: event_page,
    Page: page_page,
    Post: post_page,
}
KINDS = {model._meta.model_name: model for model in PAGES}
SEVEN_DAYS = 7 * 24 * 3600
SALT = "campaign.preview"


def preview_addresses(item):
    """Language code to the address under which `item` can be seen for seven days from now.

    What is signed is the item and the moment; as everywhere, the prefix chooses the language.
    """
    token = signing.dumps([item._meta.model_name, item.pk], salt=SALT)
    return in_all_languages(token)


def in_all_languages(token):
    addresses = {}
    for code in languages.CODES:
        with override(code):
            addresses[code] = reverse("preview", args=[token])
    return addresses


def preview(request, token):
    try:
        name, pk = signing.loads(token, salt=SALT, max_age=SEVEN_DAYS)
    except signing.SignatureExpired:
        return closed(render(request, "campaign/errors/preview-expired.html", status=410))
    except signing.BadSignature:
        return closed(render(request, "campaign/errors/preview-unknown.html", status=404))
    item = KINDS[name].objects.filter(pk=pk).first()
    if item is None:
        raise Http404
    # The page takes its links from its public address, and its bar from the previews.
    request.path = item.get_absolute_url()
    request.language_addresses = in_all_languages(token)
    return closed(page(request, item))


def page(request, item):
    """The page of `item` with the texts that wait for a publisher, if any."""
    return PAGES[type(item)](request, pending.with_waiting(item), preview=True)


def closed(response):
    """Neither indexed, nor stored, nor told to the sites that the page links to."""
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    patch_cache_control(response, private=True, no_store=True)
    return response
