"""The links in all content: which of them stand in which text, and which lead nowhere."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.db import models
from django.http import Http404
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils.translation import override
from modeltranslation.translator import translator

from campaign.rich_text import RichTextField
from ict4sdg import languages

HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
ID = re.compile(r'\bid="([^"]*)"')
AT_ONCE = 8
REFUSED_HEAD = {400, 403, 404, 405, 501}
"""Answers to HEAD that say little: some servers know only GET."""


@dataclass(frozen=True)
class Link:
    item: models.Model
    column: str
    address: str

    def __str__(self):
        return f"{self.item._meta.label_lower} {self.item.pk} ({self.item}), {self.column}"


def all_links() -> Iterator[Link]:
    """Every link in a rich text, in each language, and in a field for one."""
    for model in translated_and_addressed():
        columns = [
            field
            for field in model._meta.concrete_fields
            if is_rich(field) or isinstance(field, models.URLField)
        ]
        for item in model._default_manager.order_by("pk").iterator(chunk_size=500):
            for field in columns:
                yield from links_in(item, field)


def translated_and_addressed():
    """The models that hold texts, and those of their rows that hold addresses."""
    translated = set(translator.get_registered_models(abstract=False))
    rows = {
        relation.related_model
        for model in translated
        for relation in model._meta.related_objects
        if relation.one_to_many and relation.related_model._meta.app_label == "campaign"
    }
    return sorted(translated | rows, key=lambda model: model._meta.label)


def is_rich(field):
    own = getattr(field, "translated_field", None)
    return own is not None and isinstance(own, RichTextField)


def links_in(item, field):
    value = getattr(item, field.attname) or ""
    if isinstance(field, models.URLField):
        found = [value] if value else []
    else:
        found = [unescape(each) for each in HREF.findall(value)]
    for address in found:
        yield Link(item, field.name, address)


def is_internal(address) -> bool:
    """Whether the address is this site's: a path, or one with a host of ours. One that is no
    address at all is ours too: nobody else will mend it."""
    parts = parted(address)
    if parts is None:
        return True
    if parts.scheme in ("http", "https"):
        own = {urlsplit(settings.SITE_URL).hostname, *settings.ALLOWED_HOSTS} - {None, "*"}
        return parts.hostname in own
    return not parts.scheme


def is_external(address) -> bool:
    return not is_internal(address) and parted(address).scheme in ("http", "https")


def parted(address):
    """The parts of an address, None if it is not one."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def internal_problem(address) -> str:
    """What is wrong with an address of this site; empty if it opens. Asks the page itself."""
    parts = parted(address)
    if parts is None:
        return "not an address"
    if parts.netloc and not parts.path:
        parts = parts._replace(path="/")
    if not parts.path.startswith("/"):
        return "not a whole address" if parts.path or not parts.fragment else ""
    first = parts.path.split("/")[1]
    with override(first if first in languages.BY_CODE else settings.LANGUAGE_CODE):
        return page_problem(parts, first)


def page_problem(parts, code):
    request = RequestFactory().get(parts.path)
    request.META["QUERY_STRING"] = parts.query
    request.LANGUAGE_CODE = code if code in languages.BY_CODE else settings.LANGUAGE_CODE
    try:
        match = resolve(parts.path)
        response = match.func(request, *match.args, **match.kwargs)
    except (Resolver404, Http404):
        return "no such page"
    if response.status_code in (301, 302):
        return f"moved to {response['Location']}"
    if response.status_code != 200:
        return f"answers {response.status_code}"
    if parts.fragment and not response.streaming:
        known = ID.findall(response.content.decode(errors="replace"))
        return "" if parts.fragment in known else f"no place called #{parts.fragment} on that page"
    return ""


def external_problems(addresses, timeout) -> dict[str, str]:
    """Address to what is wrong with it, for those of other sites that don't open."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = pool.map(lambda address: external_problem(address, timeout), addresses)
        return {
            address: problem for address, problem in zip(addresses, found, strict=True) if problem
        }


def external_problem(address, timeout) -> str:
    """Asks for the head alone; for the page where a server refuses that."""
    problem, status = asked(address, "HEAD", timeout)
    if status in REFUSED_HEAD:
        problem, status = asked(address, "GET", timeout)
    return problem


def asked(address, method, timeout):
    """What is wrong, and the status if there was an answer."""
    try:
        request = Request(  # noqa: S310  (http and https only: see is_external)
            address, method=method, headers={"User-Agent": "ict4sdg-check-links"}
        )
        with urlopen(request, timeout=timeout) as response:  # noqa: S310
            return "", response.status
    except HTTPError as error:
        return f"answers {error.code}", error.code
    except (URLError, HTTPException, OSError, ValueError) as error:
        return f"no answer: {getattr(error, 'reason', error)}", None
