"""Proposed texts on the form of a public item: who may not publish writes them, a publisher takes
or declines them."""

from dataclasses import dataclass

from django.contrib import messages
from django.utils.translation import gettext as _

from campaign import differences, pending
from campaign.models import PendingText
from campaign.rich_text import RichTextField
from campaign.translating.saving import record_save, saving
from ict4sdg import languages

from . import rights
from .changes import marked
from .texts import TextForm

Outcome = PendingText.Outcome
INPUT = "pending-"


@dataclass
class Waiting:
    """A proposed text as the template shows it beside its field."""

    row: PendingText
    marked: str
    """What it changes in the public text."""
    name: str = ""
    """Of the input that decides about it; empty where the user only proposes."""
    choice: str = ""


class PendingForm(TextForm):
    """In columns that the user may only propose, what they write waits; the item keeps its own."""

    user = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposed, self.decided = {}, {Outcome.TAKEN: [], Outcome.DECLINED: []}
        self.columns = self.proposable() if self.instance.pk else set()
        self.waiting = pending.waiting_for(self.instance) if self.instance.pk else {}
        for column, row in self.waiting.items():
            if column in self.fields:
                self.fields[column].pending = self.beside(column, row)
                if column in self.columns:
                    self.initial[column] = row.text

    def proposable(self):
        """The columns of which the user's texts wait for a publisher."""
        codes = rights.proposed_languages(self.user, self.instance)
        fields = self.instance._meta.get_fields()
        return {each.name for each in fields if getattr(each, "language", None) in codes}

    def beside(self, column, row):
        public, proposed = (readable(row.field, each) for each in (self.public(column), row.text))
        changes = marked(public, proposed)
        if column in self.columns:
            return Waiting(row, changes)
        return Waiting(row, changes, input_of(row), self.data.get(input_of(row), ""))

    def public(self, column):
        return getattr(self.instance, column) or ""

    def clean(self):
        self.refuse_what_moved()
        for column, row in self.waiting.items():
            if column in self.fields and column not in self.columns:
                self.decide(column, row)
        cleaned = super().clean()
        self.set_aside(self.columns & cleaned.keys())
        return cleaned

    def refuse_what_moved(self):
        """Who decides about a text that was replaced meanwhile reads the new one first."""
        known = {input_of(row) for row in self.waiting.values()}
        chosen = {name for name in self.data if name.startswith(INPUT) and self.data[name]}
        if chosen - known:
            message = _("A proposed text was changed or decided about meanwhile. Look again.")
            self.add_error(None, message)

    def decide(self, column, row):
        choice = self.data.get(input_of(row))
        if choice in self.decided:
            self.decided[choice].append(row)
        if choice == Outcome.TAKEN:
            self.cleaned_data[column] = row.text
            self.changed_data = [*self.changed_data, column]

    def set_aside(self, columns):
        """Keep what was written in public columns out of the item."""
        written = {column: self.cleaned_data[column] or "" for column in columns}
        self.proposed = pending.news(self.instance, written)
        self.cleaned_data |= {column: getattr(self.instance, column) for column in columns}
        self.changed_data = [name for name in self.changed_data if name not in columns]

    @property
    def made_from(self):
        """Language to {field: source} of the translations that are taken."""
        found = {}
        for row in self.decided[Outcome.TAKEN]:
            if row.made_from:
                name = row.field.translated_field.name
                found.setdefault(row.language.code, {})[name] = row.made_from
        return found


def input_of(row):
    return f"{INPUT}{row.pk}"


def readable(field, text):
    return differences.lines(text) if isinstance(field.translated_field, RichTextField) else text


class PendingMixin:
    """Mixed into an admin of publishables."""

    def written_languages(self, request, item):
        written = super().written_languages(request, item)
        return written | rights.proposed_languages(request.user, item)

    def save_model(self, request, obj, form, change):
        if form.proposed and not form.changed_data:
            # Nothing of the item itself is written: no version, nothing newer for visitors.
            with saving(**self.circumstances(request, obj)):
                record_save(obj)
        else:
            super().save_model(request, obj, form, change)
        base_url = request.build_absolute_uri("/")[:-1]
        for outcome, rows in form.decided.items():
            pending.settle(obj, rows, outcome, request.user, base_url)
        if pending.propose(obj, form.proposed, request.user, base_url=base_url):
            words = _(
                "Visitors see no change yet: what you wrote in a public language waits for a "
                "publisher."
            )
            messages.warning(request, words)

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        if obj:
            rows = PendingText.objects.of(obj).select_related("user", "decided_by")
            context["proposed_texts"] = [(row, readable(row.field, row.text)) for row in rows]
            form = context["adminform"].form
            codes = {
                each.pending.row.language.code
                for each in form.fields.values()
                if getattr(each, "pending", None) and each.pending.name
            }
            context["to_decide"] = [each for each in languages.OFFICIAL if each.code in codes]
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)
