"""How far each language of an item is, beside its form; what a save says of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.models import Translation
from campaign.translating import registry
from campaign.translating.saving import saving, stamp
from ict4sdg import languages

from . import rights
from .beside import set_beside


class StandingForm(forms.Form):
    """What a member of staff says of the texts they save."""

    prefix = "translation"

    minor = forms.BooleanField(
        label=_("Minor change"),
        help_text=_("The source says the same as before: no translation becomes outdated."),
        required=False,
    )
    shown = forms.MultipleChoiceField(
        choices=languages.CHOICES, widget=forms.MultipleHiddenInput, required=False
    )
    """The languages that could be ticked: an unticked one is finished."""
    in_progress = forms.MultipleChoiceField(choices=languages.CHOICES, required=False)
    right = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, right=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["right"].choices = [(name, name) for name in right]

    def chosen(self, name) -> set:
        self.is_valid()
        return set(self.cleaned_data.get(name) or ())

    def is_minor(self) -> bool:
        self.is_valid()
        return bool(self.cleaned_data.get("minor"))


class TranslatingMixin:
    """Keeps and shows the states of translations; for any admin of a translated model."""

    def save_model(self, request, obj, form, change):
        said = self.circumstances(request, obj)
        with saving(**said, made_from=getattr(form, "made_from", {})):
            super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        said = self.circumstances(request, form.instance)
        with saving(minor=said["minor"], user=request.user):
            super().save_formset(request, form, formset, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        items = [form.instance, *(each.instance for one in formsets for each in one.forms)]
        self.stamp_ticked(request, [item for item in items if item.pk])

    def circumstances(self, request, item):
        opened = self.own_languages(request, item)
        said = StandingForm(request.POST)
        shown = said.chosen("shown") & opened
        return {
            "minor": said.is_minor() and registry.source_of(item) in opened,
            "in_progress": shown & said.chosen("in_progress"),
            "finished": shown - said.chosen("in_progress"),
            "user": request.user,
        }

    def own_languages(self, request, item):
        """The languages whose texts the user may write."""
        saved = item if item.pk is None else type(item)._base_manager.filter(pk=item.pk).first()
        return set(rights.open_languages(request.user, saved or item))

    def stamp_ticked(self, request, items):
        columns = {
            f"{type(item).__name__.lower()}-{item.pk}-{name}_{code}": (item, name, code)
            for item in items
            if type(item) in registry.TEXTS
            for name in registry.TEXTS[type(item)].fields
            for code in rights.open_languages(request.user, items[0])
        }
        for column in sorted(StandingForm(request.POST, right=columns).chosen("right")):
            item, name, code = columns[column]
            stamp(item, code, [name], user=request.user)

    def add_standing(self, request, context, item):
        """What the templates show of the states of `item`."""
        forms = [context["adminform"].form]
        forms += [each for one in context["inline_admin_formsets"] for each in one.formset.forms]
        set_beside(forms)
        if item is None or type(item) not in registry.TEXTS:
            return
        rows = {row.language: row for row in Translation.objects.of(item)}
        opened = rights.open_languages(request.user, item)
        for each in context["languages"]:
            each["standing"] = rows.get(each["language"].code)
        said = StandingForm(request.POST) if request.method == "POST" else None
        context["standings"] = [
            {
                "row": rows[each.code],
                "language": each,
                "is_source": rows[each.code].source == each.code,
                "may_write": each.code in opened,
                "in_progress": each.code in said.chosen("in_progress")
                if said
                else rows[each.code].in_progress,
            }
            for each in languages.OFFICIAL
            if each.code in rows
        ]
        context["may_be_minor"] = registry.source_of(item) in opened
        context["is_minor"] = bool(said and said.is_minor())
