"""Texts and interface strings out to translators."""

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from campaign.exchange import forms, texts
from campaign.exchange.formats import FORMATS
from campaign.exchange.units import Bilingual
from ict4sdg import languages

from . import exchange_rights
from .exchange_pages import (
    attachment,
    chosen_items,
    count_of,
    page,
    require_staff_of_texts,
    usual_pair,
)


def export_page(request, site, items=None):
    """The form, or the file. `items` are those of a list; else the form names them, or kinds."""
    require_staff_of_texts(request)
    models = exchange_rights.readable(request)
    is_sent = request.method == "POST" and items is None
    given = chosen_items(request, items)
    form = forms.ExportForm(
        request.POST if is_sent else None,
        models=models,
        chosen=bool(given),
        initial={"items": given, **usual_pair(request, items)},
    )
    if is_sent and form.is_valid():
        chosen = form.cleaned_data
        found = [each for each in wanted(chosen, models) if type(each) in models]
        units = texts.units(found, chosen["source"], chosen["target"], chosen["states"])
        if units:
            return download(Bilingual(chosen["source"], chosen["target"], tuple(units)), chosen)
        form.add_error(None, nothing_to_export(found, chosen))
    return page(
        request, site, "export", _("Export for translators"), form=form, count=count_of(given)
    )


def wanted(chosen, models):
    if chosen["items"]:
        yield from forms.items_of(chosen["items"])
        return
    names = chosen.get("kinds")
    for model in models:
        if not names or model._meta.model_name in names:
            yield from texts.with_parent(model)


def nothing_to_export(items, chosen):
    others = {texts.source_of(place) for place in texts.places(items[:200], chosen["target"])}
    others -= {chosen["source"]}
    if items and others:
        names = ", ".join(languages.isolated(languages.BY_CODE[code].name) for code in others)
        return _("Nothing here is translated from this language. Sources are: %(names)s.") % {
            "names": names
        }
    return _("No text is in one of these states.")


def download(bilingual, chosen):
    format = FORMATS[chosen["format"]]
    name = (
        f"ict4sdg-{bilingual.source_language}-{bilingual.target_language}-"
        f"{timezone.localdate():%Y-%m-%d}.{format.extension}"
    )
    return attachment(format.write(bilingual), name, format.media_type)


def interface(request, code):
    """The catalogue of the interface's strings, for a PO editor. Its way back is the source."""
    require_staff_of_texts(request)
    if code not in languages.BY_CODE:
        raise Http404
    catalogue = settings.BASE_DIR / "locale" / code / "LC_MESSAGES" / "django.po"
    if not catalogue.exists():
        raise Http404
    return attachment(
        catalogue.read_bytes(), f"ict4sdg-interface-{code}.po", "text/x-gettext-translation"
    )
