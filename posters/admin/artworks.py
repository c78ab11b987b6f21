"""Finished artwork, uploaded beside the words of its poster."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from campaign.admin.parts import PartMixin
from posters import artwork, storing
from posters.cells import designs_of, formats_of
from posters.models import Artwork

REFUSALS = {
    "heavy": _("The file is larger than 40 MB."),
    "kind": _("This is not a file of the chosen format."),
    "size": _("The page must measure %(wanted)s."),
    "pages": _("One page is needed, and a picture that does not move."),
    "locked": _("The file is locked with a password."),
    "active": _("The file holds scripts, links to other files or forms. Export it without them."),
    "damaged": _("The file is damaged or incomplete. Export it again and try again."),
}


class ArtworkForm(forms.ModelForm):
    upload = forms.FileField(
        label=_("File"),
        help_text=_("PDF, PNG or SVG, as the format says. It takes the rendered file’s place."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.svg"}),
    )

    class Meta:
        model = Artwork
        fields = ["design", "language", "format"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["upload"].required = self.instance.pk is None

    def clean(self):
        super().clean()
        upload, format = self.cleaned_data.get("upload"), self.cleaned_data.get("format")
        if not self.is_offered():
            self.add_error("design", _("This poster has no such design in this format."))
        elif upload and format:
            self.store(upload, format)
        elif "format" in self.changed_data and self.instance.pk:
            self.add_error("upload", _("Another format needs its own file."))
        return self.cleaned_data

    def is_offered(self):
        """Whether the poster has the design, and the design the format."""
        design, format = (self.cleaned_data.get(name) for name in ("design", "format"))
        slug, picture = self.instance.poster.slug, self.instance.poster.picture_id
        known = design in designs_of(slug, picture=picture is not None)
        return None in (design, format) or (
            known and format in {each.name for each in formats_of(design)}
        )

    def store(self, upload, format):
        try:
            if upload.size > artwork.LARGEST:
                raise artwork.Refused("heavy")
            data = artwork.checked(upload.read(), format)
            self.instance.digest = storing.keep(data, format.rsplit(".", 1)[1])
            self.instance.size = len(data)
        except artwork.Refused as refused:
            message = REFUSALS[refused.reason] % {"wanted": refused.wanted}
            self.add_error("upload", message)
        except OSError:
            self.add_error(
                "upload",
                _("The file could not be stored. Try again later, or tell who runs the site."),
            )


class ArtworkPart(PartMixin, admin.TabularInline):
    in_history = False  # Its files may be gone.
    model = Artwork
    form = ArtworkForm
    fields = ["design", "language", "format", "upload", "size", "uploaded_at"]
    readonly_fields = ["size", "uploaded_at"]
