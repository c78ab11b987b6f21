"""Series from a file: uploaded, shown, then applied whole or not at all."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from campaign import merging
from campaign.decoding import Undecodable, text_of
from campaign.incoming import files
from campaign.incoming.rows import Unreadable, printable
from campaign.models import SeriesImport
from campaign.models.indicators import is_date

KEPT = timedelta(days=1)
"""How long an upload waits to be applied."""
SHOWN = 100


class UploadForm(forms.ModelForm):
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV with the columns of a download, or JSON of the SDG API. At most 10 MB."),
    )

    source_url = forms.URLField(
        label=_("Address of the source"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = SeriesImport
        fields = ["source_name", "source_url", "as_of"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(["file"])

    def clean_as_of(self):
        text = self.cleaned_data["as_of"]
        if text and not is_date(text):
            raise forms.ValidationError(_("Write 2025, 2025-06 or 2025-06-30."))
        return text

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > files.MOST_BYTES:
            raise forms.ValidationError(files.TOO_LARGE)
        try:
            self.instance.content = text_of(file.read())
        except Undecodable as error:
            raise forms.ValidationError(files.REASONS[error.reason]) from error
        self.instance.name = printable(file.name)
        return file

    def clean(self):
        super().clean()
        if "file" in self.cleaned_data:
            self.check_content()
        return self.cleaned_data

    def check_content(self):
        text = self.instance.content
        if files.is_json(text):
            for name in ("source_url", "as_of"):
                if not self.cleaned_data.get(name) and name not in self.errors:
                    self.add_error(name, _("The JSON of the SDG API does not say it: write it."))
        if self.errors:
            return
        try:
            files.read(text, self.cleaned_data)
        except Unreadable as error:
            self.add_error("file", error.message)


class ImportMixin:
    """Adds …/import/ and …/import/<pk>/ to an admin of indicators."""

    change_list_template = "admin/campaign/indicator/change_list.html"

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("import/", view(self.upload), name="campaign_indicator_import"),
            path("import/<int:pk>/", view(self.dry_run), name="campaign_indicator_dry_run"),
            path(
                "import/<int:pk>/apply/",
                view(require_POST(self.apply)),
                name="campaign_indicator_apply",
            ),
            *super().get_urls(),
        ]

    def may_import(self, request):
        return request.user.has_perms(["campaign.add_observation", "campaign.change_observation"])

    def changelist_view(self, request, extra_context=None):
        context = {**(extra_context or {}), "may_import": self.may_import(request)}
        return super().changelist_view(request, context)

    def upload(self, request):
        self.check_right(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            forget_old()
            form.instance.uploaded_by = request.user
            return redirect("admin:campaign_indicator_dry_run", form.save().pk)
        applied = SeriesImport.objects.filter(applied_at__isnull=False).defer("content")
        return self.page(
            request,
            "upload",
            gettext("Import series"),
            form=form,
            adminform=form,
            applied=applied.select_related("uploaded_by")[:10],
        )

    def dry_run(self, request, pk):
        self.check_right(request)
        upload = get_object_or_404(SeriesImport, pk=pk, applied_at=None)
        reading = files.read(upload.content, upload.defaults)
        changes = merging.compare(reading)
        return self.page(
            request,
            "dry-run",
            gettext("Import series"),
            upload=upload,
            reading=reading,
            changes=changes,
            new=changes.new[:SHOWN],
            changed=changes.changed[:SHOWN],
            left_out=reading.left_out.most_common(20),
            shown=SHOWN,
        )

    def apply(self, request, pk):
        self.check_right(request)
        upload = get_object_or_404(SeriesImport, pk=pk, applied_at=None)
        changes = merging.apply(files.read(upload.content, upload.defaults))
        if changes is None:
            return redirect("admin:campaign_indicator_dry_run", pk)
        upload.applied_at, upload.content = timezone.now(), ""
        upload.new, upload.changed = len(changes.new), len(changes.changed)
        upload.save()
        message = ngettext(
            "%(count)d observation was written.",
            "%(count)d observations were written.",
            changes.total,
        )
        messages.success(request, message % {"count": changes.total})
        return redirect(reverse("admin:campaign_indicator_changelist"))

    def check_right(self, request):
        if not self.may_import(request):
            raise PermissionDenied

    def page(self, request, name, title, **context):
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        template = f"admin/campaign/indicator/{name}.html"
        return render(request, template, {**frame, **context})


def forget_old():
    """Uploads that nobody applied within a day."""
    SeriesImport.objects.filter(applied_at=None, uploaded_at__lt=timezone.now() - KEPT).delete()
