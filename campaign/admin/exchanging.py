"""Out to translators, and copied into another language: from a list or a form of items."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from campaign.exchange import texts

from .copying import copy_page
from .exporting import export_page


class ExchangeMixin:
    """Two actions for lists of translated items, and two links on a form."""

    actions = ["export_texts", "copy_language"]

    @admin.action(description=_("Export for translators"), permissions=["view"])
    def export_texts(self, request, queryset):
        return export_page(request, self.admin_site, items=list(queryset))

    @admin.action(description=_("Copy a language into another"), permissions=["change"])
    def copy_language(self, request, queryset):
        return copy_page(request, self.admin_site, items=list(queryset))

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        if obj:
            context["exchange_reference"] = texts.reference(obj)
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)
