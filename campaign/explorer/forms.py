"""What visitors ask of the explorer; what means nothing is said and left out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.tables import FORMATS

from .facets import FACETS
from .selection import RELEVANCE, TITLE, YEAR, Selection

FIELDS_OF_C7 = "C7"
LONGEST = 100


class ExplorerForm(forms.Form):
    q = forms.CharField(label=_("Containing the words"), required=False, max_length=LONGEST)
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[(RELEVANCE, _("Relevance")), (TITLE, _("Title")), (YEAR, _("Newest first"))],
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    format = forms.ChoiceField(required=False, choices=[(each, each) for each in FORMATS])

    def __init__(self, data, choices):
        """`choices`: facet to its choices; a facet without any takes what has its form."""
        super().__init__(data, auto_id="explorer-%s")
        self.known = {key: [choice.code for choice in each] for key, each in choices.items()}
        self.is_valid()

    def codes(self) -> dict[str, list[str]]:
        """The known codes that were asked for, in the order of each facet."""
        chosen = {facet.key: self.of_facet(facet.key) for facet in FACETS}
        return {key: codes for key, codes in chosen.items() if codes}

    def of_facet(self, key):
        asked = self.asked(key)
        if key == "country":
            return sorted(code for code in asked if is_country(code))
        if key == "year":
            return sorted((code for code in asked if is_year(code)), reverse=True)
        return [code for code in self.known.get(key, ()) if code in asked]

    def asked(self, key):
        asked = {value.strip() for value in self.data.getlist(key)} - {""}
        if key == "line" and FIELDS_OF_C7 in asked:
            fields = {code for code in self.known[key] if code.startswith(f"{FIELDS_OF_C7}-")}
            return asked - {FIELDS_OF_C7} | fields
        return asked

    def has_unknown(self) -> bool:
        """Whether anything that was asked for means nothing here."""
        facets = any(self.asked(facet.key) - set(self.of_facet(facet.key)) for facet in FACETS)
        return facets or bool(self.errors)

    def selection(self, language) -> Selection:
        return Selection(
            language,
            self.codes(),
            " ".join(self.cleaned_data.get("q", "").split()),
            self.cleaned_data.get("sort") or RELEVANCE,
        )


def is_country(code):
    return len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()


def is_year(code):
    return len(code) == 4 and code.isascii() and code.isdecimal()
