"""What staff choose when texts go out, come back, or are copied."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from campaign.models import Exchange, TranslationState
from ict4sdg import languages

from . import guard, texts
from .formats import FORMATS, format_of
from .plan import FLAGS, require_pair
from .refused import Refused
from .words import refusal_of_file

REFERENCES = re.compile(r"[a-z]+:[\w.-]+(,[a-z]+:[\w.-]+)*", re.ASCII)
MOST_ITEMS = 5000


class PairForm(forms.Form):
    """Two languages, and the items chosen in a list or on a form, if any."""

    source = forms.ChoiceField(label=_("From"), choices=languages.CHOICES, initial="en")
    target = forms.ChoiceField(label=_("Into"), choices=languages.CHOICES)
    items = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400_000)

    def clean_items(self):
        """The references, each once."""
        value = self.cleaned_data["items"]
        if value and not REFERENCES.fullmatch(value):
            raise ValidationError(_("These items are not known."))
        found = list(dict.fromkeys(value.split(","))) if value else []
        if len(found) > MOST_ITEMS:
            raise ValidationError(_("Choose at most %(most)s items.") % {"most": MOST_ITEMS})
        return found

    def clean(self):
        super().clean()
        pair = self.cleaned_data.get("source"), self.cleaned_data.get("target")
        if all(pair) and pair[0] == pair[1]:
            self.add_error("target", _("Choose two different languages."))
        return self.cleaned_data


class ExportForm(PairForm):
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[(each.name, each.label) for each in FORMATS.values()],
        help_text=_(
            "XLIFF for translators’ tools (1.2 if in doubt), XLSX for a spreadsheet, HTML for a "
            "word processor."
        ),
    )
    states = forms.MultipleChoiceField(
        label=_("Texts that are"),
        choices=TranslationState.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=["missing", "in_progress", "outdated"],
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None ticked: all of them."),
    )

    def __init__(self, *args, models=(), chosen=False, **kwargs):
        super().__init__(*args, **kwargs)
        if chosen:
            self.fields.pop("kinds")
        else:
            self.fields["kinds"].choices = [
                (model._meta.model_name, capfirst(model._meta.verbose_name_plural))
                for model in models
            ]


class CopyForm(PairForm):
    pass


class UploadForm(forms.Form):
    """A file that comes back. It is read whole before anything is kept of it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("XLIFF, XLSX or HTML, at most 20 MB, as it was exported from this site."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlf,.xliff,.xml,.xlsx,.html,.htm"}),
    )
    source = forms.ChoiceField(
        label=_("From"), choices=[("", _("as the file says")), *languages.CHOICES], required=False
    )
    target = forms.ChoiceField(
        label=_("Into"), choices=[("", _("as the file says")), *languages.CHOICES], required=False
    )

    def clean(self):
        super().clean()
        if file := self.cleaned_data.get("file"):
            try:
                self.read(file)
            except Refused as refused:
                self.add_error("file", refusal_of_file(refused))
        return self.cleaned_data

    def read(self, file):
        if file.size > guard.LARGEST:
            raise Refused("heavy")
        data = file.read()
        format = format_of(data)
        bilingual = format.read(data)
        require_pair(bilingual)
        pair = bilingual.source_language, bilingual.target_language
        wanted = self.cleaned_data.get("source"), self.cleaned_data.get("target")
        if any(want and want != has for want, has in zip(wanted, pair, strict=True)):
            raise Refused("pair", " → ".join(pair))
        self.exchange = Exchange(
            name=plain_name(file.name),
            format=format.name,
            source_language=pair[0],
            target_language=pair[1],
            data=data,
            size=len(data),
        )


def plain_name(name: str) -> str:
    """A file's name without what could disturb a line of text or a header."""
    name = re.sub(r"[\x00-\x1f\x7f\"\\/\u2028-\u202e\u2066-\u2069]", "", name or "")
    return name[-200:].strip() or "file"


class ApplyForm(forms.Form):
    """What of the dry run is applied, and as what."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("Apply as"), choices=Exchange.AppliedAs.choices, widget=forms.RadioSelect
    )
    flags = forms.MultipleChoiceField(
        choices=[(each, each) for each in FLAGS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    also = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, flagged=(), may_finish=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["also"].choices = [(each, each) for each in flagged]
        if not may_finish:
            self.fields["state"].choices = Exchange.AppliedAs.choices[:1]


def items_of(references):
    """The items that were chosen, in the order in which they were."""
    found = texts.found(references)
    return [found[each] for each in references if each in found]
