"""Two people on one item, the form: what only one of them changed is merged, what both changed is
asked, and what can't be saved any more is given back."""

from functools import cache

from django import forms
from django.core import signing
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from campaign.differences import folded
from campaign.history import last_author
from campaign.rich_text import RichTextField
from campaign.seen import Outcome, digest, outcome
from campaign.templatetags.campaign import rich
from ict4sdg import languages

SALT = "campaign.seen"
SEEN = "seen"


class TogetherForm(forms.ModelForm):
    """Mixed into a model form: a hidden field says what its author saw when they opened it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.others = []
        """Labels of the fields that somebody else changed meanwhile and this save keeps."""
        if self.instance.pk and SEEN in self.fields:
            self.fields[SEEN].initial = self.seal(self.digests())

    @cached_property
    def changed_data(self):
        return [name for name in super().changed_data if name != SEEN]

    def own_fields(self):
        """Names of the form's fields that belong to the item."""
        names = {field.name for field in self._meta.model._meta.get_fields() if field.concrete}
        return [name for name in self.fields if name in names and name != "id"]

    def digests(self):
        return {name: self.digest(name, self.stored(name)) for name in self.own_fields()}

    def digest(self, name, value):
        is_rich = isinstance(own_field(self.instance._meta.get_field(name)), RichTextField)
        return digest(folded(value)) if is_rich else digest(value)

    def stored(self, name):
        """What the database holds in a field."""
        field = self.instance._meta.get_field(name)
        if field.many_to_many:
            return list(getattr(self.instance, name).values_list("pk", flat=True))
        return getattr(self.instance, field.attname)

    def seal(self, digests):
        return signing.dumps(digests, salt=SALT, compress=True)

    def seen_then(self):
        """Field to digest; empty for a form that doesn't say what its author saw."""
        try:
            return signing.loads(self.data.get(self.add_prefix(SEEN)) or "", salt=SALT)
        except signing.BadSignature:
            return {}

    def clean(self):
        if self.instance.pk and (seen := self.seen_then()):
            self.merge(seen)
            self.keep_what_is_locked_now(seen)
        return super().clean()

    def merge(self, seen):
        conflicts = {}
        for name in self.own_fields():
            if name not in seen or name not in self.cleaned_data:
                continue
            now = self.digest(name, self.stored(name))
            if now == seen[name] and self.data.get(self.add_prefix(f"take-{name}")):
                self.take(name)
                continue
            match outcome(seen[name], now, self.digest(name, self.cleaned_data[name])):
                case Outcome.THEIRS:
                    self.take(name)
                case Outcome.CONFLICT:
                    conflicts[name] = now
        if conflicts:
            self.ask(conflicts, seen)

    def take(self, name):
        """What the database holds, in place of what was sent."""
        field, value = self.instance._meta.get_field(name), self.stored(name)
        if field.many_to_many:
            value = getattr(self.instance, name).all()
        elif field.is_relation:
            value = getattr(self.instance, name)
        self.cleaned_data[name] = value
        self.others.append(str(self.fields[name].label))
        self.changed_data = [each for each in self.changed_data if each != name]

    def ask(self, conflicts, seen):
        """Both texts: theirs in the message, the typed one in its field. A second save, having
        seen theirs, keeps what is in the field, or takes theirs where that is ticked."""
        for name in conflicts:
            self.add_error(name, self.question(name))
        self.data = self.data.copy()
        self.data[self.add_prefix(SEEN)] = self.seal({**seen, **conflicts})

    def question(self, name):
        return format_html(
            '{}<div class="theirs">{}</div>'
            '<label class="take"><input type="checkbox" name="{}"> {}</label>',
            self.who_changed(),
            self.shown(name),
            self.add_prefix(f"take-{name}"),
            _("Take this. Otherwise what you wrote is saved."),
        )

    def who_changed(self):
        if author := last_author(self.instance):
            words = _("%(who)s has changed this since you opened it. It now says:")
            return words % {"who": languages.isolated(str(author))}
        return _("Somebody else has changed this since you opened it. It now says:")

    def shown(self, name):
        """What the database holds, as a reader sees it, in its own language and direction."""
        field = self.instance._meta.get_field(name)
        language = languages.BY_CODE.get(getattr(field, "language", None))
        text = readable(self.instance, field)
        if language:
            whole = '<div lang="{}" dir="{}">{}</div>'
            return format_html(whole, language.code, language.direction, text)
        return format_html("<bdi>{}</bdi>", text)

    def keep_what_is_locked_now(self, seen):
        """Texts typed into fields that were closed meanwhile: by a publication, say."""
        lost = [
            (name, sent)
            for name in seen
            if name not in self.fields
            and hasattr(self.instance._meta.get_field(name), "language")
            and (sent := self.data.get(self.add_prefix(name)))
            and self.digest(name, sent) not in (seen[name], self.digest(name, self.stored(name)))
        ]
        if lost:
            self.add_error(None, kept_texts(self.instance._meta.model, lost))


def own_field(field):
    """The field that a column of one language belongs to."""
    return getattr(field, "translated_field", field)


def readable(item, field):
    value = getattr(item, field.name)
    if field.many_to_many:
        return ", ".join(str(each) for each in value.all()) or "–"
    if value in (None, "", []):
        return "–"
    if field.is_relation:
        return str(value)
    if isinstance(own_field(field), RichTextField):
        return rich(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return ", ".join(value) if isinstance(value, list) else str(value)


def kept_texts(model, texts) -> SafeString:
    """What was typed and can't be saved, to be copied: (column, text) pairs of `model`."""
    return format_html(
        '{}<div class="kept-texts">{}</div>',
        _("These fields were closed while you wrote. Copy what you need:"),
        kept_labels(model, texts),
    )


def kept_labels(model, texts):
    return format_html_join("", "{}", ((kept_text(model, *pair),) for pair in texts))


def kept_text(model, name, text):
    field = model._meta.get_field(name)
    language = languages.BY_CODE.get(getattr(field, "language", None), languages.BY_CODE["en"])
    return format_html(
        '<label>{}<textarea readonly rows="4" lang="{}" dir="{}">{}</textarea></label>',
        field.verbose_name,
        language.code,
        language.direction,
        text,
    )


@cache
def together(form):
    """`form`, a model form class, made safe for two people at once."""
    return form if issubclass(form, TogetherForm) else type(form.__name__, (TogetherForm, form), {})
