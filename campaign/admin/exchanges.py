"""Texts back from translators: their files, each with its dry run."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from campaign.exchange import apply, forms, plan
from campaign.exchange.formats import FORMATS
from campaign.exchange.refused import Refused
from campaign.exchange.units import Bilingual
from campaign.exchange.words import refusal_of_file
from campaign.models import Exchange
from ict4sdg import languages

from . import exchange_rights, rights
from .copying import copy_page
from .dry_run import shown
from .exchange_pages import LIST, attachment, page, require_staff_of_texts
from .exporting import export_page, interface


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
            found = plan.planned(
                bilingual_of(exchange),
                exchange_rights.opened(request),
                proposed=exchange_rights.proposed(request),
            )
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
            proposed=exchange_rights.proposed(request),
            base_url=request.build_absolute_uri("/")[:-1],
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
        if waits := sum(each.waits for each in changes):
            words = ngettext(
                "%(count)s of them waits for a publisher: visitors see the item in this language.",
                "%(count)s of them wait for a publisher: visitors see the items in this language.",
                waits,
            )
            messages.warning(request, words % {"count": waits})

    def file_view(self, request, pk):
        """The file as it came."""
        exchange = self.get_exchange(request, pk)
        return attachment(bytes(exchange.data), exchange.name, "application/octet-stream")


def bilingual_of(exchange) -> Bilingual:
    return FORMATS[exchange.format].read(bytes(exchange.data))
