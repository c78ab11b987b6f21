"""Items: drafted, reviewed, published, language by language."""

import reversion
from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from campaign import workflow
from campaign.models import Step
from campaign.models.publishing import State
from ict4sdg import languages

from . import rights
from .base import CampaignAdmin
from .lists import MissingIn, OfGoal
from .pending import PendingForm, PendingMixin
from .preview import PreviewMixin

PUBLICATION = (
    _("Publishing"),
    {
        "fields": ["state", "source_language", "published_in", "published_at"],
        "description": _(
            "Draft, in review, published, archived: who writes hands over with “In review”, a "
            "publisher publishes. Only the languages ticked here become public; the others can "
            "be written in the meantime."
        ),
    },
)
LEADS_ON = _("Once it was public, the old address leads to the new one.")


class PublishableForm(PendingForm):
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Kept with this step and sent to who wrote in the item."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = self.instance.state if self.instance.pk else ""
        self.published_before = list(self.instance.published_in) if self.instance.pk else []
        if "state" in self.fields:
            self.fields["state"].widget.choices = [
                choice for choice in State.choices if self.may_step(choice[0])
            ]

    def may_step(self, state):
        return rights.may_step(self.user, self.before, state)

    def clean_state(self):
        state = self.cleaned_data["state"]
        if not self.may_step(state):
            raise forms.ValidationError(
                _("Only publishers publish. Choose “In review” to hand it to them.")
            )
        return state

    def clean_published_in(self):
        """In UN order."""
        chosen = self.cleaned_data["published_in"]
        return [code for code in languages.CODES if code in chosen]

    def clean(self):
        if self.value("state") == State.PUBLISHED:
            self.complete_publication()
        return super().clean()

    def complete_publication(self):
        if not self.value("published_at") and "published_at" not in self.errors:
            self.cleaned_data["published_at"] = timezone.now()
        if not self.value("published_in"):
            self.add_error("published_in", _("To publish, choose at least one language."))
        self.check_picture()

    def check_picture(self):
        """A picture is described in every language it is shown in."""
        picture = self.cleaned_data.get("picture")
        silent = [
            languages.isolated(languages.BY_CODE[code].name)
            for code in self.value("published_in") or ()
            if picture and not getattr(picture, f"alt_{code}")
        ]
        if silent:
            message = _("This picture has no alternative text in: %(languages)s.")
            self.add_error("picture", message % {"languages": ", ".join(silent)})

    def check_headlines(self):
        """The source language and every published one have their headline."""
        needed = {self.value("source_language"): _("The source language needs this text.")}
        for code in self.value("published_in") or ():
            needed[code] = _("Published in this language, the item needs this text in it.")
        for code, message in needed.items():
            column = f"{self.headline}_{code}"
            if not self.value(column):
                self.add_error(column if column in self.fields else None, message)


class PublishableAdmin(PendingMixin, CampaignAdmin):
    """Anything with a state: drafted, reviewed, published, language by language."""

    form = PublishableForm
    headline = "title"
    search_fields = ["slug"]
    list_display = ["headline_column", "goals_column", "state_column", "marks_column"]
    list_filter = ["state", MissingIn, OfGoal]
    list_relations = ["goals"]
    date_hierarchy = "published_at"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "published_in":
            return languages_field(db_field)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "slug" and field:
            field.help_text = format_html("{} {}", db_field.help_text, LEADS_ON)
        if db_field.name == "published_at":
            for part, name in zip(field.widget.widgets, (_("date"), _("time")), strict=True):
                part.attrs["aria-label"] = name
        return field

    def shown(self, names, locked):
        names = super().shown(names, locked)
        if "published_in" in locked:
            return [public_languages if name == "published_in" else name for name in names]
        return names

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if not (obj is None or self.has_change_permission(request, obj)):
            return fieldsets
        return [
            (name, {**options, "fields": [*options["fields"], "comment"]})
            if "published_at" in options["fields"] and self.changes_all(request, obj)
            else (name, options)
            for name, options in fieldsets
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if "comment" not in flatten_fieldsets(self.get_fieldsets(request, obj)):
            del form.base_fields["comment"]
        return form

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        comment = form.cleaned_data.get("comment", "")
        if reversion.is_active():
            reversion.set_comment(comment)
        workflow.record(
            obj,
            before=form.before,
            published_before=form.published_before,
            user=request.user,
            comment=comment,
            base_url=request.build_absolute_uri("/")[:-1],
        )

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        if obj:
            context["steps"] = Step.objects.of(obj).select_related("user")
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)

    def get_prepopulated_fields(self, request, obj=None):
        return {"slug": ["title_en"]} if obj is None and self.headline == "title" else {}


@admin.display(description=_("published in"))
def public_languages(item):
    return format_html_join(" · ", "{}", ((native(each),) for each in item.languages())) or "–"


public_languages.__name__ = "published_in"


class ItemAdmin(PreviewMixin, PublishableAdmin):
    """A publishable with pages of its own."""

    def form_languages(self, item):
        return [
            {**each, **self.preview_links(item).get(each["language"].code, {})}
            for each in super().form_languages(item)
        ]


def languages_field(db_field):
    """A box to tick for each language, in UN order and by its own name."""
    return forms.MultipleChoiceField(
        label=capfirst(db_field.verbose_name),
        choices=[(each.code, native(each)) for each in languages.OFFICIAL],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=db_field.help_text,
    )


def native(language):
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', language.code, language.direction, language.name
    )
