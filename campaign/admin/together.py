"""Two people on one item, in the admin: every form merges, every save waits for the one before."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _

from .merging import SEEN, kept_labels, together


class TogetherPart:
    """Mixed into an inline of translated rows: each row is merged like an item."""

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, **{**kwargs, "form": together(self.form)})

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        writes = obj is not None and self.has_change_permission(request, obj)
        return with_seen(fieldsets) if writes else fieldsets


class TogetherMixin:
    """Mixed into an admin: see `TogetherForm`. A save waits for the one before it."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs.setdefault("form", together(self.form))
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        writes = obj is not None and self.has_change_permission(request, obj)
        return with_seen(fieldsets) if writes else fieldsets

    def _changeform_view(self, request, object_id, form_url, extra_context):
        if request.method == "POST" and object_id:
            item = self.locked_row(request, object_id)
            if SEEN in request.POST and not (item and self.has_change_permission(request, item)):
                return self.closed_meanwhile(request, item)
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def locked_row(self, request, object_id):
        item = self.get_object(request, unquote(object_id))
        if item:
            self.model._base_manager.select_for_update().filter(pk=item.pk).exists()
        return item

    def closed_meanwhile(self, request, item):
        """The item was deleted or closed while somebody wrote: their texts, to be copied."""
        if not self.has_view_or_change_permission(request, item):
            raise PermissionDenied
        texts = [
            (name, text)
            for name in self.texts()
            if (text := request.POST.get(name)) and text != getattr(item, name, None)
        ]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": item,
            "title": _("This can’t be saved any more"),
            "texts": kept_labels(self.model, texts),
            "may_recover": item is None and self.may_recover(request),
        }
        return render(request, "admin/campaign/closed.html", context, status=403 if item else 410)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if others := getattr(form, "others", ()):
            words = _("Changed by somebody else while you wrote, and kept: %(fields)s.")
            messages.info(request, words % {"fields": ", ".join(others)})


def with_seen(fieldsets):
    """The fieldsets with the hidden field in the last of them."""
    *first, (name, options) = fieldsets
    return [*first, (name, {**options, "fields": [*options["fields"], SEEN]})]
