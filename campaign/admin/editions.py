"""Editions of the roadmap: looked at, confirmed, published, and never changed again."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaign import editions, snapshots
from campaign.models import Edition
from ict4sdg import languages

from . import rights

NOTES = {each: f"note_{each.code}" for each in languages.OFFICIAL}


class PublishForm(forms.Form):
    """A note in every language or in none, and the digest of what was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    confirmed = forms.BooleanField(
        label=_("I have looked at it. Publish it: it can never be changed or taken back.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for language, name in NOTES.items():
            attrs = {"rows": 3, "cols": 80, "lang": language.code, "dir": language.direction}
            self.fields[name] = forms.CharField(
                label=languages.field_name(str(_("Note")), language.code),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs),
            )

    def clean(self):
        written = [name for name in NOTES.values() if self.cleaned_data.get(name)]
        if written and len(written) < len(NOTES):
            for name in set(NOTES.values()) - set(written):
                self.add_error(name, _("Write the note in all six languages, or in none."))
        return self.cleaned_data

    def notes(self):
        return [self[name] for name in NOTES.values()]

    @property
    def note(self):
        return {each.code: self.cleaned_data[name] for each, name in NOTES.items()}


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    list_display = ["__str__", "published_on", "digest"]
    fields = ["number", "published_on", "digest", *NOTES.values()]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("snapshot")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("campaign.view_linegoal")

    def has_add_permission(self, request):
        return rights.may_publish(request.user)

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, edition):
        return edition.get_absolute_url()

    def add_view(self, request, form_url="", extra_context=None):
        """What would be published; after it is confirmed, the edition."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PublishForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                edition = editions.publish(form.note, form.cleaned_data["seen"])
            except editions.Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                self.log_addition(request, edition, [{"added": {}}])
                messages.success(request, _("%(edition)s is published.") % {"edition": edition})
                return redirect("admin:campaign_edition_changelist")
        return render(request, "admin/campaign/edition/publish.html", self.preview(request, form))

    def preview(self, request, form):
        last, snapshot = editions.latest(), snapshots.taken()
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Publish an edition of the roadmap"),
            "form": form,
            "seen": snapshots.digest_of(snapshot),
            "last": last,
            "number": last.number + 1 if last else 1,
            "total": len(snapshot["links"]),
            "change": last and editions.change_between(last.snapshot, snapshot, get_language()),
            "nothing_new": bool(last) and last.digest == snapshots.digest_of(snapshot),
            "contents": editions.contents(snapshot, get_language()),
        }
