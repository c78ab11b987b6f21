"""The form of “Make your own”."""

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from campaign.models import Goal
from ict4sdg import languages

from . import qr, refusals, uploads
from .cells import OFFERED
from .customising import CAMPAIGN, FOCUS, pool
from .errors import BadAddress, BadPicture, Busy, PosterError
from .making import redrawn
from .pictures import SMALLEST_LOGO, SMALLEST_SIDE
from .words import checked

DESIGNS = [
    ("signal", _("Signal: the rings and the goal’s number")),
    ("photo", _("Photo: your own picture in the goal’s ring")),
    ("fact", _("Fact: one figure with its source")),
]
FORMAT_NAMES = {
    "a4.pdf": _("A4 for printing (PDF)"),
    "a3.pdf": _("A3 for printing (PDF)"),
    "a2.pdf": _("A2 for printing (PDF)"),
    "a4.svg": _("A4 as editable source (SVG)"),
    "square.png": _("Square for social media (PNG)"),
    "portrait.png": _("Portrait for social media (PNG)"),
    "story.png": _("Story for social media (PNG)"),
    "wide.png": _("Wide for web pages (PNG)"),
}
ASKERS = [
    ("member-state", _("Member State")),
    ("sector-member", _("Sector Member")),
    ("associate", _("Associate")),
    ("academia", pgettext_lazy("category of members", "Academia")),
    ("other", pgettext_lazy("kind of organization", "Other")),
]
PLACES = [
    ("left-top", _("upper left")),
    ("top", _("top")),
    ("right-top", _("upper right")),
    ("left", _("left")),
    ("centre", _("centre")),
    ("right", _("right")),
    ("left-bottom", _("lower left")),
    ("bottom", _("bottom")),
    ("right-bottom", _("lower right")),
]
assert {name for name, _label in PLACES} == set(FOCUS)  # noqa: S101
assert set(FORMAT_NAMES) == {each.name for each in OFFERED}  # noqa: S101
PICTURE = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
LONGEST_ADDRESS = 300
SAID_BY_DOWNLOAD = ("organisation", "asker")
"""What a preview does without."""
FACT = ("headline", "figure", "source")


class PosterText(forms.CharField):
    """Text that can be set: cleaned as print needs it, or refused with what to cut."""

    def __init__(self, words_field, lines=1, **options):
        self.words_field = words_field
        attrs = {"dir": "auto"} | ({"rows": lines} if lines > 1 else {})
        widget = forms.Textarea(attrs) if lines > 1 else forms.TextInput(attrs)
        super().__init__(widget=widget, strip=False, **options)
        # NUL and the like are taken out, not complained about.
        self.validators = []

    def to_python(self, value):
        try:
            return checked(self.words_field, super().to_python(value))
        except PosterError as error:
            raise forms.ValidationError(refusals.message_of(error)) from error


class LanguageSelect(forms.Select):
    """Each language named in itself, and marked so that it is read aloud rightly."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if language := languages.BY_CODE.get(str(value)):
            option["attrs"] |= {"lang": language.code, "dir": language.direction}
        return option


class CustomiseForm(forms.Form):
    goal = forms.ChoiceField(label=_("Goal"))
    design = forms.ChoiceField(
        label=_("Design"), choices=DESIGNS, widget=forms.RadioSelect, initial="signal"
    )
    language = forms.ChoiceField(
        label=_("Language of the poster"), choices=languages.CHOICES, widget=LanguageSelect
    )
    format = forms.ChoiceField(
        label=_("Format"), choices=list(FORMAT_NAMES.items()), initial="a4.pdf"
    )
    bleed = forms.BooleanField(
        label=_("With 3 mm bleed and crop marks, for a print shop (PDF)"), required=False
    )

    headline = PosterText(
        "headline",
        lines=3,
        label=_("Headline"),
        required=False,
        help_text=_(
            "If left empty: the campaign’s own message for the goal, in the poster’s language."
        ),
    )
    text = PosterText("text", lines=3, label=_("Text under the headline"), required=False)
    figure = PosterText(
        "figure",
        label=_("Figure"),
        required=False,
        help_text=_("For the design “Fact”: a number, with its unit, such as 43%."),
    )
    source = PosterText(
        "source",
        label=_("Source and year of the figure"),
        required=False,
        help_text=_(
            "Such as: ITU, 2025. Figure, headline and source empty: the campaign’s own fact."
        ),
    )

    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=PICTURE,
        help_text=_("For the design “Photo”: JPEG, PNG or WebP, at most 10 MB."),
    )
    kept_photo = forms.CharField(required=False, widget=forms.HiddenInput)
    drop_photo = forms.BooleanField(label=_("Take the photo out"), required=False)
    focus = forms.ChoiceField(
        label=_("What must be seen"), choices=PLACES, widget=forms.RadioSelect, initial="centre"
    )
    photo_alt = PosterText(
        "alt",
        label=_("What the photo shows"),
        required=False,
        help_text=_("One sentence for those who cannot see it; it goes into the file."),
    )
    credit = PosterText(
        "credit", label=_("Credit"), required=False, help_text=_("Whose the photo is: © …")
    )

    organisation = PosterText("author", label=_("Your organization"), max_length=90)
    asker = forms.ChoiceField(label=_("You are"), choices=ASKERS, widget=forms.RadioSelect)
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=PICTURE,
        help_text=_("JPEG, PNG or WebP, at most 10 MB; it stands on white."),
    )
    kept_logo = forms.CharField(required=False, widget=forms.HiddenInput)
    drop_logo = forms.BooleanField(label=_("Take the logo out"), required=False)
    url = forms.CharField(
        label=_("Address for the QR code"),
        required=False,
        max_length=LONGEST_ADDRESS,
        widget=forms.URLInput(attrs={"dir": "ltr", "placeholder": "https://"}),
        help_text=_("If left empty: the campaign’s page in the poster’s language."),
    )

    def __init__(self, *args, too_heavy=(), as_preview=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.too_heavy = too_heavy
        for name in SAID_BY_DOWNLOAD if as_preview else ():
            self.fields[name].required = False
        goals = Goal.objects.only("number", f"title_{get_language()}")
        self.fields["goal"].choices = [
            (CAMPAIGN, _("The whole campaign, all 17 goals")),
            *((goal.number, f"{goal.number}. {goal.title}") for goal in goals),
        ]

    def clean_goal(self):
        """The goal's number, or None for the campaign's own poster."""
        chosen = self.cleaned_data["goal"]
        return None if chosen == CAMPAIGN else int(chosen)

    def clean_url(self):
        address = self.cleaned_data["url"]
        try:
            return qr.checked(address) if address else ""
        except BadAddress as error:
            raise forms.ValidationError(refusals.message_of(error)) from error

    def clean_photo(self):
        return self.picture("photo", SMALLEST_SIDE)

    def clean_logo(self):
        return self.picture("logo", SMALLEST_LOGO)

    def picture(self, name, smallest):
        """The picture of a field, from this request or carried from the one before, as bytes."""
        if name in self.too_heavy:
            raise forms.ValidationError(refusals.PICTURES["file"])
        if upload := self.cleaned_data.get(name):
            return self.taken(name, upload.read(), smallest)
        if self.data.get(f"drop_{name}") or not self.data.get(f"kept_{name}"):
            self.carry(name, None)
            return None
        kept = uploads.unsealed(self.data[f"kept_{name}"], name)
        if kept is None:
            self.carry(name, None)
            raise forms.ValidationError(_("The picture was lost on the way. Choose it again."))
        return kept

    def taken(self, name, data, smallest):
        """An uploaded picture: drawn anew by a worker, and the copy carried from now on."""
        try:
            copy = pool().run(redrawn, data, smallest)
        except BadPicture as error:
            raise forms.ValidationError(refusals.message_of(error)) from error
        except Busy:
            raise
        except PosterError as error:
            raise forms.ValidationError(refusals.PICTURES["damaged"]) from error
        self.carry(name, copy)
        return copy

    def carry(self, name, copy):
        self.data[f"kept_{name}"] = uploads.sealed(copy, name) if copy else ""
        self.data.pop(f"drop_{name}", None)

    def clean(self):
        data = super().clean()
        goal, design = data.get("goal"), data.get("design")
        if "goal" in data and goal is None and design in ("photo", "fact"):
            self.add_error("goal", _("The designs “Photo” and “Fact” are each of one goal."))
        if design == "photo" and "photo" in data and not data["photo"]:
            self.add_error("photo", _("The design “Photo” needs a picture."))
        if design == "fact":
            self.require_whole_fact(data)
        return data

    def require_whole_fact(self, data):
        """A figure of the visitor's own comes with what it says and its source."""
        given = [data.get(name) for name in FACT]
        for name in FACT:
            if any(given) and name in data and not data[name]:
                self.add_error(name, _("A figure, what it says and its source go together."))
