"""Activities out to a spreadsheet and back in: shown first, then applied whole or not at all."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from campaign.explorer.facets import reference_choices
from campaign.explorer.forms import ExplorerForm
from campaign.models import Activity, ActivityImport
from campaign.spreadsheet import applying, plans, reading, writing
from campaign.spreadsheet.columns import columns
from campaign.tables import FORMATS, TYPES, clean, table_response

from . import rights

KEPT = timedelta(days=1)
"""How long an upload waits to be applied."""
SHOWN = 100


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"), help_text=_("XLSX, CSV or JSON with the columns of the template.")
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > reading.LARGEST:
            raise forms.ValidationError(_("The file is larger than 20 MB. Divide it into several."))
        self.content = file.read()
        try:
            reading.read(self.content)
        except reading.Refused as error:
            raise forms.ValidationError(error.message) from error
        return file


class SpreadsheetMixin:
    """Adds …/import/, …/export/ and …/template/ to the admin of activities."""

    change_list_template = "admin/campaign/activity/change_list.html"
    actions = ["export_xlsx", "export_csv"]

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("template.xlsx", view(self.template), name="campaign_activity_template"),
            path("export/", view(self.export), name="campaign_activity_export"),
            path("import/", view(self.upload), name="campaign_activity_import"),
            path("import/<int:pk>/", view(self.dry_run), name="campaign_activity_dry_run"),
            path(
                "import/<int:pk>/apply/",
                view(require_POST(self.apply)),
                name="campaign_activity_apply",
            ),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        context = {**(extra_context or {}), "may_import": may_import(request.user)}
        return super().changelist_view(request, {**context, "formats": FORMATS})

    # Out

    @admin.action(description=_("Export as XLSX"), permissions=["view"])
    def export_xlsx(self, request, queryset):
        return exported(request, queryset, "xlsx")

    @admin.action(description=_("Export as CSV"), permissions=["view"])
    def export_csv(self, request, queryset):
        return exported(request, queryset, "csv")

    def export(self, request):
        """All activities, or those of a query of the explorer, drafts included only in all."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = ExplorerForm(request.GET, reference_choices(get_language()))
        selection = form.selection(get_language())
        chosen = Activity.objects.all() if selection.is_empty else selection.activities()
        return exported(request, chosen, form.cleaned_data.get("format") or "xlsx")

    def template(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        response = HttpResponse(writing.template(get_language()), content_type=TYPES["xlsx"])
        response["Content-Disposition"] = 'attachment; filename="ict4sdg-activities-template.xlsx"'
        return response

    # In

    def upload(self, request):
        check_right(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            return redirect("admin:campaign_activity_dry_run", kept(request, form).pk)
        applied = ActivityImport.objects.filter(applied_at__isnull=False).defer("content")
        return self.page(
            request, "upload", form=form, applied=applied.select_related("uploaded_by")[:10]
        )

    def dry_run(self, request, pk):
        check_right(request)
        upload = waiting(request, pk)
        plan = plan_of(request, upload)
        return self.page(
            request,
            "dry-run",
            upload=upload,
            plan=plan,
            created=plan.created[:SHOWN],
            changed=[(step, headings(step)) for step in plan.changed[:SHOWN]],
            shown=SHOWN,
        )

    def apply(self, request, pk):
        check_right(request)
        upload = waiting(request, pk)
        plan = plan_of(request, upload)
        try:
            applying.apply(plan)
        except ValueError:
            return redirect("admin:campaign_activity_dry_run", pk)
        except DatabaseError:
            messages.error(request, gettext("The database refused the file: nothing was written."))
            return redirect("admin:campaign_activity_dry_run", pk)
        upload.applied_at, upload.content = timezone.now(), b""
        upload.created, upload.changed = len(plan.created), len(plan.changed)
        upload.save()
        total = len(plan.created) + len(plan.changed)
        message = ngettext(
            "%(count)d activity was written.", "%(count)d activities were written.", total
        )
        messages.success(request, message % {"count": total})
        return redirect("admin:campaign_activity_changelist")

    def page(self, request, name, **context):
        frame = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Import activities"),
        }
        return render(request, f"admin/campaign/activity/{name}.html", {**frame, **context})


def exported(request, activities, file_format):
    # The admin speaks the language of its user, whatever the prefix.
    request.LANGUAGE_CODE = get_language()
    rows = writing.rows(activities.order_by("slug"))
    title = gettext("Activities")
    return table_response(request, file_format, "activities", columns(), rows, title=title)


def may_import(user):
    return user.has_perms(["campaign.add_activity", "campaign.change_activity"])


def check_right(request):
    if not may_import(request.user):
        raise PermissionDenied


def kept(request, form):
    ActivityImport.objects.filter(applied_at=None, uploaded_at__lt=timezone.now() - KEPT).delete()
    name = clean(form.cleaned_data["file"].name)[-200:]
    return ActivityImport.objects.create(name=name, content=form.content, uploaded_by=request.user)


def waiting(request, pk):
    return get_object_or_404(ActivityImport, pk=pk, applied_at=None, uploaded_by=request.user)


def plan_of(request, upload):
    def may_change(activity):
        return activity is None or rights.may_change_all(request.user, activity)

    return plans.plan_of(reading.read(bytes(upload.content)), may_change)


def headings(step):
    return [column.label for column in columns() if column.key in step.changes]
