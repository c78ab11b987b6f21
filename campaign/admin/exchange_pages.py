"""What the pages about files for translators have in common."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header

from campaign.exchange import texts
from campaign.models import Exchange
from ict4sdg import languages

from . import exchange_rights

LIST = "admin:campaign_exchange_changelist"


def page(request, site, name, title, **context):
    request.current_app = site.name
    frame = {**site.each_context(request), "opts": Exchange._meta, "title": title}
    return TemplateResponse(request, f"admin/campaign/exchange/{name}.html", {**frame, **context})


def require_staff_of_texts(request):
    if not exchange_rights.readable(request):
        raise PermissionDenied


def attachment(data, name, media_type):
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store"
    return response


def chosen_items(request, items):
    if items is not None:
        return ",".join(texts.reference(each) for each in items)
    return (request.POST if request.method == "POST" else request.GET).get("items", "")[:400_000]


def count_of(references):
    return references.count(",") + 1 if references else 0


def usual_pair(request, items):
    """Most items' source language, and a language that the user translates into."""
    sources = Counter(getattr(each, "source_language", "en") for each in items or ())
    source = sources.most_common(1)[0][0] if sources else "en"
    own = [code for code in [*request.user.languages, *languages.CODES] if code != source]
    return {"source": source, "target": own[0]}
