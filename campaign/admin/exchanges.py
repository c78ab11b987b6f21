"""Texts out to translators and back: pages beside the history of the files that came."""

from collections import Counter

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from campaign import history
from campaign.exchange import apply, forms, plan, texts
from campaign.exchange.formats import FORMATS
from campaign.exchange.refused import Refused
from campaign.exchange.units import Bilingual
from campaign.exchange.words import refusal_of_file
from campaign.models import Exchange
from ict4sdg import languages

from . import exchange_rights, rights
from .dry_run import shown

LIST = "admin:campaign_exchange_changelist"


def page(request, site, name, title, **context):
    request.current_app = site.name
    frame = {**site.each_context(request), "opts": Exchange._meta, "title": title}
    return TemplateResponse(request, f"admin/campaign/exchange/{name}.html", {**frame, **context})


def require_staff_of_texts(request):
    if not exchange_rights.readable(request):
        raise PermissionDenied


# Out


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


def attachment(data, name, media_type):
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store"
    return response


# Copied


def copy_page(request, site, items=None):
    require_staff_of_texts(request)
    is_sent = request.method == "POST" and items is None
    given = chosen_items(request, items)
    form = forms.CopyForm(
        request.POST if is_sent else None,
        initial={"items": given, **usual_pair(request, items)},
    )
    if is_sent and form.is_valid() and form.cleaned_data["items"]:
        copy_texts(request, form.cleaned_data)
        return redirect(LIST)
    return page(
        request, site, "copy", _("Copy a language into another"), form=form, count=count_of(given)
    )


@transaction.atomic
def copy_texts(request, chosen):
    opened, filled, refused = exchange_rights.opened(request), 0, 0
    source, target = chosen["source"], chosen["target"]
    names = {"source": languages.isolated(languages.BY_CODE[source].name)}
    names["target"] = languages.isolated(languages.BY_CODE[target].name)
    comment = _("%(source)s copied into %(target)s, as a start") % names
    for item in apply.locked(chosen["items"]).values():
        if target not in opened(item):
            refused += 1
            continue
        with history.recorded(exchange_rights.whole(item), request.user, comment):
            filled += len(apply.copied(item, source, target, request.user))
    copied = ngettext(
        "%(count)s empty text was filled; it counts as in progress.",
        "%(count)s empty texts were filled; they count as in progress.",
        filled,
    )
    messages.success(request, copied % {"count": filled})
    if refused:
        kept = ngettext(
            "%(count)s item was left as it is: you may not write this language of it.",
            "%(count)s items were left as they are: you may not write this language of them.",
            refused,
        )
        messages.warning(request, kept % {"count": refused})


# Back


@admin.register(Exchange)
class ExchangeAdmin(admin.ModelAdmin):
    """The files that came back, newest first. A file's page is its dry run."""

    change_list_template = "admin/campaign/exchange/change_list.html"
    list_display = ["name", "format", "pair", "user", "uploaded_at", "applied_at", "count"]
    list_filter = ["target_language", "format"]
    list_select_related = ["user"]
    search_fields = ["name"]
    date_hierarchy = "uploaded_at"

    def get_queryset(self, request):
        return super().get_queryset(request).without_files()

    def get_urls(self):
        site = self.admin_site
        pages = {
            "export/": (lambda request: export_page(request, site), "export"),
            "copy/": (lambda request: copy_page(request, site), "copy"),
            "import/": (self.import_view, "import"),
            "interface/<slug:code>.po": (interface, "interface"),
            "<int:pk>/file/": (self.file_view, "file"),
            "<int:pk>/apply/": (require_POST(self.apply_view), "apply"),
        }
        own = [
            path(address, site.admin_view(view), name=f"campaign_exchange_{name}")
            for address, (view, name) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=gettext_lazy("languages"))
    def pair(self, exchange):
        return f"\u2068{exchange.source_language} → {exchange.target_language}\u2069"

    @admin.display(description=gettext_lazy("texts applied"))
    def count(self, exchange):
        return len(exchange.applied)

    def changelist_view(self, request, extra_context=None):
        extra = {"official": languages.OFFICIAL, "title": _("Files for translators")}
        return super().changelist_view(request, {**extra, **(extra_context or {})})

    def import_view(self, request):
        require_staff_of_texts(request)
        form = forms.UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            Exchange.objects.forgotten().delete()
            form.exchange.user = request.user
            form.exchange.save()
            return redirect("admin:campaign_exchange_change", form.exchange.pk)
        return page(request, self.admin_site, "import", _("Import from translators"), form=form)

    def get_exchange(self, request, pk):
        exchange = Exchange.objects.filter(pk=pk).select_related("user", "applied_by").first()
        if exchange is None:
            raise Http404
        if not self.has_view_permission(request, exchange):
            raise PermissionDenied
        return exchange

    def change_view(self, request, object_id, form_url="", extra_context=None):
        key = unquote(object_id)
        exchange = self.get_exchange(request, int(key) if key.isdecimal() else 0)
        return self.dry_run(request, exchange)

    def dry_run(self, request, exchange, form=None, status=200):
        try:
            found = plan.planned(bilingual_of(exchange), exchange_rights.opened(request))
        except Refused as refused:
            messages.error(request, refusal_of_file(refused))
            return redirect(LIST)
        form = form or forms.ApplyForm(
            initial={"digest": found.digest(), "state": "in_progress"},
            may_finish=rights.may_publish(request.user),
        )
        form.initial["digest"] = found.digest()
        response = page(
            request,
            self.admin_site,
            "dry-run",
            _("Dry run: %(name)s") % {"name": languages.isolated(exchange.name)},
            exchange=exchange,
            form=form,
            digest=found.digest(),
            source=languages.BY_CODE[exchange.source_language],
            target=languages.BY_CODE[exchange.target_language],
            **shown(found),
        )
        response.status_code = status
        return response

    def apply_view(self, request, pk):
        exchange = self.get_exchange(request, pk)
        bilingual = bilingual_of(exchange)
        form = forms.ApplyForm(
            request.POST,
            flagged=[each.id for each in bilingual.units],
            may_finish=rights.may_publish(request.user),
        )
        if not form.is_valid():
            messages.error(request, _("Nothing was applied. Look at the choices below again."))
            return self.dry_run(request, exchange, status=400)
        try:
            self.apply(request, exchange, bilingual, form.cleaned_data)
        except apply.Moved:
            messages.warning(
                request,
                _("Nothing was applied: texts changed since this page was shown. Look again."),
            )
            return self.dry_run(request, exchange, status=409)
        return redirect("admin:campaign_exchange_change", exchange.pk)

    @transaction.atomic
    def apply(self, request, exchange, bilingual, chosen):
        changes = apply.apply(
            bilingual,
            exchange_rights.opened(request),
            chosen["digest"],
            request.user,
            state=chosen["state"],
            also=chosen["also"],
            flags=chosen["flags"],
            comment=_("Import of %(name)s") % {"name": exchange.name},
            whole=exchange_rights.whole,
        )
        if changes:
            exchange.applied_at, exchange.applied_by = timezone.now(), request.user
            exchange.applied_as = chosen["state"]
            exchange.applied = sorted({*exchange.applied, *(each.unit.id for each in changes)})
            exchange.save()
        applied = ngettext(
            "%(count)s text was applied.", "%(count)s texts were applied.", len(changes)
        )
        messages.success(request, applied % {"count": len(changes)})

    def file_view(self, request, pk):
        """The file as it came."""
        exchange = self.get_exchange(request, pk)
        return attachment(bytes(exchange.data), exchange.name, "application/octet-stream")


def bilingual_of(exchange) -> Bilingual:
    return FORMATS[exchange.format].read(bytes(exchange.data))


# Interface strings


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
