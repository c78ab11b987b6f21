"""Versions of an item in the admin: who changed what, when, in which languages."""

from itertools import pairwise

from django.core.exceptions import PermissionDenied
from django.forms.models import _get_foreign_key
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modeltranslation.translator import NotRegistered, translator
from reversion.admin import VersionAdmin

from campaign import history

from .changes import described
from .recovering import RecoverMixin
from .reverting import RevertMixin

SHOWN = 50
"""Versions on the page of an item's history."""


class HistoryMixin(RevertMixin, RecoverMixin, VersionAdmin):
    change_list_template = "admin/campaign/change_list.html"

    def reversion_register(self, model, **options):
        """Every column but the one that modeltranslation points at the active language's."""
        try:
            bases = tuple(translator.get_options_for_model(model).all_fields)
        except NotRegistered:
            bases = ()
        super().reversion_register(model, exclude=bases, **options)

    def history_parts(self):
        """The models of the rows on the form, each with the name of its key to the item."""
        return [
            (each.model, _get_foreign_key(self.model, each.model, each.fk_name).name)
            for each in self.inlines
            if getattr(each, "in_history", True)
        ]

    # A version's note is what somebody wrote: Django's own message is in one language for good.

    def log_addition(self, request, obj, message):
        return super(VersionAdmin, self).log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        return super(VersionAdmin, self).log_change(request, obj, message)

    # Nothing is lost that no version holds yet.

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method == "POST" and (item := self.get_object(request, object_id)):
            history.keep_as_it_is(item)
        return super().change_view(request, object_id, form_url, extra_context)

    def delete_model(self, request, obj):
        history.keep_as_it_is(obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for item in queryset:
            history.keep_as_it_is(item)
        super().delete_queryset(request, queryset)

    # Reading

    def history_view(self, request, object_id, extra_context=None):
        item = self.item_for_reading(request, object_id)
        versions = list(history.versions_of(item)[: SHOWN + 1])
        for part, key in self.history_parts():
            history.load_rows(versions, part, key)
        rows = [
            {
                "version": version,
                "address": self.version_address(version),
                "changes": summary(self.changed_in(version, before)),
                "is_first": before is None,
            }
            for version, before in pairwise([*versions, None])
        ]
        context = {"rows": rows[:SHOWN], "item": item, "module_name": self.opts.verbose_name_plural}
        title = _("Change history: %s") % item
        return self.history_page(request, "admin/campaign/history.html", item, title, context)

    def revision_view(self, request, object_id, version_id, extra_context=None):
        item = self.item_for_reading(request, object_id)
        version = history.versions_of(item).filter(pk=version_id).first()
        if version is None:
            raise Http404
        if request.method == "POST":
            return self.bring_back(request, item, version)
        before = history.versions_of(item).filter(pk__lt=version.pk).first()
        context = {
            "version": version,
            "item": item,
            "changes": described(self.changed_in(version, before)),
            "is_first": before is None,
            "may_revert": self.may_revert(request, item),
            "languages": self.languages_to_revert(request, item, version),
        }
        title = _("Version of %(title)s") % {"title": item}
        return self.history_page(request, "admin/campaign/version.html", item, title, context)

    def item_for_reading(self, request, object_id):
        item = self.get_object(request, object_id)
        if item is None:
            raise Http404
        if not self.has_view_or_change_permission(request, item):
            raise PermissionDenied
        return item

    def changed_in(self, version, before):
        return history.changes_between(self.model, before, version, self.history_parts())

    def history_page(self, request, template, item, title, context):
        request.current_app = self.admin_site.name
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, template, {**frame, "object": item, **context})

    def version_address(self, version):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_revision"
        return reverse(name, args=[version.object_id, version.pk])


def summary(changes):
    """Field to the languages it changed in, for one line of the history."""
    fields = {}
    for each in changes:
        base = getattr(each.field, "translated_field", each.field)
        words = fields.setdefault(capfirst(str(base.verbose_name)), [])
        if each.language and each.language not in words:
            words.append(each.language)
    return fields.items()
