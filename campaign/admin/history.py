"""Versions of an item in the admin: who changed what, and the way back."""

from itertools import pairwise

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms.models import _get_foreign_key
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.translator import NotRegistered, translator
from reversion.admin import VersionAdmin

from campaign import history, reverting
from campaign.models.publishing import Publishable, State
from ict4sdg import languages

from . import rights
from .changes import described

SHOWN = 50
"""Versions on the page of an item's history."""


class WayBack(forms.Form):
    """What to bring back: one language, or everything."""

    language = forms.ChoiceField(
        choices=[("", gettext_lazy("Everything")), *languages.CHOICES], required=False
    )


class HistoryMixin(VersionAdmin):
    change_list_template = "admin/campaign/change_list.html"
    recovers = True
    """Whether what was deleted can come back."""
    recover_list_template = "admin/campaign/recover.html"

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

    # The way back

    def may_revert(self, request, item):
        """Whether the user may bring back everything: who may write everything."""
        return (
            self.changes_all(request, item)
            and self.has_change_permission(request, item)
            and rights.open_languages(request.user, item) == set(languages.CODES)
        )

    def languages_to_revert(self, request, item, version):
        """The languages that say something else now, and that the user may write."""
        if not self.has_change_permission(request, item):
            return []
        then, now = history.columns_of(version), history.columns_now(item)
        changed = {
            each.language.code for each in history.changes(self.model, then, now) if each.language
        }
        opened = rights.open_languages(request.user, item) & changed
        return [each for each in languages.OFFICIAL if each.code in opened]

    def bring_back(self, request, item, version):
        form = WayBack(request.POST)
        if not form.is_valid():
            raise Http404
        code = form.cleaned_data["language"]
        if code:
            allowed = self.has_change_permission(request, item)
            allowed = allowed and code in rights.open_languages(request.user, item)
        else:
            allowed = self.may_revert(request, item)
        if not allowed:
            raise PermissionDenied
        try:
            self.revert(request, item, version, code)
        except (ValidationError, reverting.Gone) as refusal:
            messages.error(request, self.refusal(refusal))
            return redirect(self.version_address(version))
        messages.success(request, _("The earlier version is back. What it replaced is kept, too."))
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", item.pk)

    def revert(self, request, item, version, code):
        when = {"number": version.revision_id}
        words = _("Version %(number)s brought back") % when
        if code:
            own = languages.isolated(languages.BY_CODE[code].name)
            words = f"{words}: {own}"
        with history.recorded(item, request.user, words):
            if code:
                reverting.revert_language(item, version, code, self.history_parts())
            else:
                reverting.revert(item, version, self.history_parts())
            self.log_change(request, item, words)

    def refusal(self, refusal):
        if isinstance(refusal, ValidationError):
            return " ".join(refusal.messages)
        return _("This version can’t come back: %(what)s is gone.") % {"what": refusal}

    # What was deleted

    def may_recover(self, request):
        return self.recovers and self.has_add_permission(request)

    def changelist_view(self, request, extra_context=None):
        context = {"may_recover": self.may_recover(request), **(extra_context or {})}
        return super().changelist_view(request, context)

    def recoverlist_view(self, request, extra_context=None):
        if not self.may_recover(request):
            raise PermissionDenied
        context = {
            "versions": reverting.deleted(self.model)[:500],
            "module_name": capfirst(self.opts.verbose_name_plural),
        }
        title = _("Deleted: %(name)s") % {"name": self.opts.verbose_name_plural}
        return self.history_page(request, self.recover_list_template, None, title, context)

    def recover_view(self, request, version_id, extra_context=None):
        if not self.may_recover(request):
            raise PermissionDenied
        version = reverting.deleted(self.model).filter(pk=version_id).first()
        if version is None:
            raise Http404
        if request.method == "POST":
            return self.recover(request, version)
        found = described(self.changed_in(version, None))
        context = {"version": version, "changes": found, "is_first": True, "is_deleted": True}
        title = _("Recover %(name)s") % {"name": version.object_repr}
        return self.history_page(request, "admin/campaign/version.html", None, title, context)

    def recover(self, request, version):
        changes = {}
        if issubclass(self.model, Publishable) and not rights.may_publish(request.user):
            # Who may not publish gets it back as a draft, whatever it was.
            changes["state"] = State.DRAFT
        try:
            with transaction.atomic():
                item = reverting.recover(version, self.history_parts(), **changes)
                with history.recorded(item, request.user, _("Recovered")):
                    self.log_addition(request, item, _("Recovered"))
        except (ValidationError, reverting.Gone) as refusal:
            messages.error(request, self.refusal(refusal))
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_recoverlist")
        messages.success(request, _("“%(title)s” is back.") % {"title": item})
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", item.pk)


def summary(changes):
    """Field to the languages it changed in, for one line of the history."""
    fields = {}
    for each in changes:
        base = getattr(each.field, "translated_field", each.field)
        words = fields.setdefault(capfirst(str(base.verbose_name)), [])
        if each.language and each.language not in words:
            words.append(each.language)
    return fields.items()
