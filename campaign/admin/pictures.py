from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from campaign import pictures, uses
from campaign.models import Picture

from .base import CampaignAdmin
from .lists import MissingIn, ShortRows
from .texts import TextForm
from .uses import CountedRows, UsesMixin

REFUSALS = {
    pictures.TOO_HEAVY: _("The file is larger than 10 MB. Save it smaller and try again."),
    pictures.TOO_LARGE: _(
        "The picture has more than 24 million pixels, or more than 16,000 on a side. "
        "1600 pixels in width are enough."
    ),
    pictures.NOT_A_PICTURE: _("This is not a JPEG, PNG or WebP picture."),
    pictures.DAMAGED: _("The picture is damaged or incomplete. Export it again and try again."),
    pictures.ANIMATED: _("Moving pictures are not taken. Choose a single frame."),
}


class PictureForm(TextForm):
    upload = forms.FileField(
        label=_("File"),
        help_text=_(
            "JPEG, PNG or WebP, at most 10 MB. Sizes for the web are made from it; place, "
            "camera and all other data in the file are removed."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    class Meta:
        help_texts = {
            "name": _("For staff, to find the picture again."),
            "credit": _("Printed beneath the picture: © ITU/R. Farrell"),
            "licence": _("What allows its use: CC BY 4.0, or “with permission of …”."),
        }

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if upload.size > pictures.MAX_BYTES:
            raise forms.ValidationError(REFUSALS[pictures.TOO_HEAVY])
        try:
            prepared = pictures.prepare(upload.read())
        except pictures.Refused as refused:
            raise forms.ValidationError(REFUSALS[refused.reason]) from refused
        if known := Picture.objects.filter(key=prepared.key).first():
            raise forms.ValidationError(
                _("This picture is already here, as “%(name)s”.") % {"name": known.name}
            )
        return prepared

    def clean(self):
        super().clean()
        self.check_descriptions()
        if prepared := self.cleaned_data.get("upload"):
            self.store(prepared)
        return self.cleaned_data

    def check_descriptions(self):
        """What visitors see stays described in each language that they see it in."""
        if self.instance.pk is None:
            return
        for code in uses.shown_in(uses.uses([self.instance])[self.instance.pk]):
            if not self.value(f"alt_{code}"):
                column = f"alt_{code}" if f"alt_{code}" in self.fields else None
                self.add_error(column, _("Published items show this picture in this language."))

    def store(self, prepared):
        if self.errors:
            self.add_error("upload", _("Choose the file again: the browser does not keep it."))
            return
        try:
            self.instance.store(prepared)
        except OSError:
            self.add_error(
                "upload",
                _("The picture could not be stored. Try again later, or tell who runs the site."),
            )


class PictureRows(CountedRows, ShortRows):
    pass


@admin.register(Picture)
class PictureAdmin(UsesMixin, CampaignAdmin):
    recovers = False  # Its files go with it.
    form = PictureForm
    headline = "alt"
    list_display = ["thumbnail", "name", "credit", "licence", "use_count", "marks_column"]
    list_display_links = ["thumbnail", "name"]
    list_filter = [MissingIn]
    search_fields = ["name", "credit"]
    date_hierarchy = "created_at"
    readonly_fields = ["thumbnail", "width", "height", "used_in"]
    fieldsets = [
        (None, {"fields": ["thumbnail", "name", "credit", "licence", "width", "height"]}),
        (_("Content"), {"fields": ["alt"]}),
        (None, {"fields": ["used_in"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["upload", "name", "credit", "licence"]}),
        (_("Content"), {"fields": ["alt"]}),
    ]

    def get_changelist(self, request, **kwargs):
        return PictureRows

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if obj:
            form.base_fields.pop("upload", None)
        return form

    @admin.display(description=_("picture"))
    def thumbnail(self, picture):
        return format_html('<img class="thumbnail" src="{}" alt="">', picture.thumbnail_url)
