"""The way back to a version: all of it for who may write everything, or one language."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign import history, reverting
from ict4sdg import languages

from . import rights


class WayBack(forms.Form):
    """What to bring back: one language, or everything."""

    language = forms.ChoiceField(
        choices=[("", gettext_lazy("Everything")), *languages.CHOICES], required=False
    )


class RevertMixin:
    def may_revert(self, request, item):
        """Whether the user may bring back everything: who may write everything."""
        return (
            self.changes_all(request, item)
            and self.has_change_permission(request, item)
            and rights.open_languages(request.user, item) == set(languages.CODES)
        )

    def may_write_in(self, request, item, code):
        opened = rights.open_languages(request.user, item)
        return self.has_change_permission(request, item) and code in opened

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
        if not (self.may_write_in(request, item, code) if code else self.may_revert(request, item)):
            raise PermissionDenied
        try:
            self.revert(request, item, version, code)
        except (ValidationError, reverting.Gone) as refusal:
            messages.error(request, reason(refusal))
            return redirect(self.version_address(version))
        messages.success(request, _("The earlier version is back. What it replaced is kept, too."))
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", item.pk)

    @transaction.atomic
    def revert(self, request, item, version, code):
        when = {"number": version.revision_id}
        words = _("Version %(number)s brought back") % when
        if code:
            own = languages.isolated(languages.BY_CODE[code].name)
            words = f"{words}: {own}"
        item = self.model._base_manager.select_for_update().get(pk=item.pk)
        with history.recorded(item, request.user, words):
            if code:
                reverting.revert_language(item, version, code, self.history_parts())
            else:
                reverting.revert(item, version, self.history_parts())
            self.log_change(request, item, words)


def reason(refusal):
    """Why a version can't come back, in words."""
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    return _("This version can’t come back: %(what)s is gone.") % {"what": refusal}
