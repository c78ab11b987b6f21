from django import forms
from django.contrib import admin
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from campaign import library, uses
from campaign.models import LibraryFile

from .uses import CountedRows, UsesMixin

REFUSALS = {
    library.HEAVY: _("The file is larger than 50 MB."),
    library.KIND: _(
        "Files of this kind are not taken. PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB, CSV and "
        "TXT are."
    ),
    library.OTHER: _("The file is damaged, or not of the kind that its name says."),
    library.MACROS: _("The file holds macros. Save it without them."),
}


class LibraryFileForm(forms.ModelForm):
    upload = forms.FileField(
        label=_("File"),
        help_text=_("PDF, office documents, EPUB, CSV or TXT, at most 50 MB."),
    )

    class Meta:
        model = LibraryFile
        fields = ["name", "language", "credit", "licence"]
        help_texts = {
            "name": _("For staff, to find the file again."),
            "language": _("Empty for a file in several languages, or in none."),
        }

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            if upload.size > library.LARGEST:
                raise library.Refused(library.HEAVY)
            checked = library.checked(upload.name, upload.read())
        except library.Refused as refused:
            raise forms.ValidationError(REFUSALS[refused.reason]) from refused
        if known := LibraryFile.objects.filter(digest=checked.digest).first():
            raise forms.ValidationError(
                _("This file is already here, as “%(name)s”.") % {"name": known.name}
            )
        return checked

    def clean(self):
        super().clean()
        if checked := self.cleaned_data.get("upload"):
            self.store(checked)
        return self.cleaned_data

    def store(self, checked):
        if self.errors:
            self.add_error("upload", _("Choose the file again: the browser does not keep it."))
            return
        try:
            self.instance.store(checked)
        except OSError:
            self.add_error(
                "upload",
                _("The file could not be stored. Try again later, or tell who runs the site."),
            )


@admin.register(LibraryFile)
class LibraryFileAdmin(UsesMixin, admin.ModelAdmin):
    form = LibraryFileForm
    list_display = ["name", "file_name", "language", "size_column", "licence", "use_count"]
    list_filter = ["language", "kind"]
    search_fields = ["name", "file_name", "credit"]
    date_hierarchy = "created_at"
    readonly_fields = ["download", "size_column", "created_at", "used_in"]
    fieldsets = [
        (None, {"fields": ["name", "language", "credit", "licence"]}),
        (_("File"), {"fields": ["download", "size_column", "created_at", "used_in"]}),
    ]
    add_fieldsets = [(None, {"fields": ["upload", "name", "language", "credit", "licence"]})]

    def get_changelist(self, request, **kwargs):
        return CountedRows

    def get_fieldsets(self, request, obj=None):
        return self.fieldsets if obj else self.add_fieldsets

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if obj:
            form.base_fields.pop("upload", None)
        return form

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    def all_uses(self, instance):
        return super().all_uses(instance) + uses.linked(f"/files/{instance.key}/")

    def get_deleted_objects(self, objs, request):
        """A link in a text keeps a file as a foreign key does."""
        *others, protected = super().get_deleted_objects(objs, request)
        linked = [str(item) for each in objs for item in uses.linked(f"/files/{each.key}/")]
        return *others, [*protected, *linked]

    @admin.display(description=_("link to it"))
    def download(self, file):
        address = file.get_absolute_url()
        return format_html('<a href="{}"><bdi dir="ltr">{}</bdi></a>', address, address)

    @admin.display(description=_("size"), ordering="size")
    def size_column(self, file):
        return filesizeformat(file.size)
