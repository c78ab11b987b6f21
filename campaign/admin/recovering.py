"""What was deleted, and how it comes back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from campaign import history, reverting
from campaign.models.publishing import Publishable, State

from . import rights
from .changes import described
from .reverting import reason


class RecoverMixin:
    recovers = True
    """Whether what was deleted can come back."""
    recover_list_template = "admin/campaign/recover.html"

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
        # Who may not publish gets it back as a draft, with nothing endorsed, whatever it was.
        decides = rights.may_publish(request.user)
        is_draft = issubclass(self.model, Publishable) and not decides
        changes = {"state": State.DRAFT} if is_draft else {}
        try:
            with transaction.atomic():
                parts = self.history_parts()
                item = reverting.recover(version, parts, endorsed=decides, **changes)
                with history.recorded(item, request.user, _("Recovered")):
                    self.log_addition(request, item, _("Recovered"))
        except (ValidationError, reverting.Gone) as refusal:
            messages.error(request, reason(refusal))
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_recoverlist")
        messages.success(request, _("“%(title)s” is back.") % {"title": item})
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", item.pk)
