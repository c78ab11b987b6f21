"""What stands on every page around its content: the language bar, the footer, the addresses."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.urls import get_script_prefix
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from campaign.models import CampaignSettings, Page
from ict4sdg import languages


def frame(request):
    """Context processor. Lazy: the admin and error pages pay for nothing here."""
    code = get_language()
    return {
        "language": languages.BY_CODE[code],
        "language_bar": language_bar(request),
        "campaign": SimpleLazyObject(current_settings),
        "footer_pages": SimpleLazyObject(lambda: footer_pages(code)),
        "base_url": base_url(request),
    }


def base_url(request):
    """The site's public address, without a slash at its end."""
    return settings.SITE_URL or f"{request.scheme}://{host(request)}"


def host(request):
    """The host asked for; empty where it is not ours, for the error page that says so."""
    try:
        return request.get_host()
    except DisallowedHost:
        return ""


def current_settings():
    return CampaignSettings.objects.first() or CampaignSettings(hashtag="#ICT4SDG")


def footer_pages(code):
    columns = ["slug", f"title_{code}", "published_in"]
    return list(Page.objects.published().in_language(code).only(*columns).order_by("order"))


def language_bar(request):
    """Each official language with the address of this page in it, query included.

    A preview brings its own addresses.
    """
    own = getattr(request, "language_addresses", {})
    return [
        {
            "language": each,
            "address": own.get(each.code) or in_language(request.get_full_path(), each.code),
        }
        for each in languages.OFFICIAL
    ]


def in_language(address, code):
    """`address`, a path with or without a query, under the prefix of language `code`."""
    parts = urlsplit(address)
    rest = parts.path.removeprefix(get_script_prefix())
    first, _slash, tail = rest.partition("/")
    if first not in languages.BY_CODE:
        return f"/{code}/"
    return f"/{code}/{tail}" + (f"?{parts.query}" if parts.query else "")
