"""The bases of all admins of the campaign: reference data, what items name, and items."""

from django import forms
from django.contrib import admin
from django.db import models
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from js_asset import Media, Script
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from campaign.models.publishing import Publishable, State
from ict4sdg import languages

from . import rights
from .lists import ListMixin, MissingIn, OfGoal
from .preview import PreviewMixin
from .texts import TextForm, TextsMixin

PUBLICATION = (
    _("Publishing"),
    {
        "fields": ["state", "source_language", "published_in", "published_at"],
        "description": _(
            "Draft, in review, published: who writes hands over with “In review”, a publisher "
            "publishes. Only the languages ticked here become public; the others can be "
            "written in the meantime."
        ),
    },
)


# Addresses that come without https:// get it.
HTTPS = {models.URLField: {"assume_scheme": "https"}}


class CampaignAdmin(ListMixin, TextsMixin, TranslationAdmin):
    """Anything with texts in six languages."""

    formfield_overrides = HTTPS

    class Media:
        js = [
            Script("js/admin-editor.js", type="module"),
            Script("js/admin-languages.js", type="module"),
        ]

    def has_change_permission(self, request, obj=None):
        writes = super().has_change_permission(request, obj) or (
            self.translators_write and rights.may_translate(request.user)
        )
        return writes and bool(rights.open_languages(request.user, obj))

    def changes_all(self, request, item):
        own = super().has_change_permission(request, item)
        return own and rights.may_change_all(request.user, item)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.headline, form.may_publish = self.headline, rights.may_publish(request.user)
        return form

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        context["languages"] = self.form_languages(obj)
        context["translated"] = self.translated_names(context["inline_admin_formsets"])
        # The editor's import map is an inline script.
        nonce = str(request.csp_nonce)
        context["media"] = Media.from_media(context["media"]).with_nonce(nonce)
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)

    def view_on_site(self, item):
        """The item's public page, once it has one."""
        is_public = not isinstance(item, Publishable) or item.is_public()
        return item.get_absolute_url() if is_public and hasattr(item, "get_absolute_url") else None

    def form_languages(self, item):
        """Each language with whether `item` is public in it."""
        public = item.published_in if rights.is_released(item) else ()
        return [{"language": each, "is_public": each.code in public} for each in languages.OFFICIAL]

    def translated_names(self, formsets):
        options = [self.trans_opts, *(getattr(each.opts, "trans_opts", None) for each in formsets)]
        return sorted({name for each in options if each for name in each.all_fields})


class ReferenceAdmin(CampaignAdmin):
    """Reference data: public as soon as it is saved, so complete in all six languages."""

    is_complete = True
    translators_write = False
    list_filter = [MissingIn]


class PublishableForm(TextForm):
    may_publish = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "state" in self.fields and not self.may_publish:
            self.fields["state"].widget.choices = [
                choice for choice in State.choices if choice[0] != State.PUBLISHED
            ]

    def clean_state(self):
        state = self.cleaned_data["state"]
        if state == State.PUBLISHED and not self.may_publish:
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


class PublishableAdmin(CampaignAdmin):
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
            return forms.MultipleChoiceField(
                label=capfirst(db_field.verbose_name),
                choices=[(each.code, native(each)) for each in languages.OFFICIAL],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                help_text=db_field.help_text,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        readonly = super().get_readonly_fields(request, obj)
        # People have kept the address of what is public.
        if rights.is_released(obj) and "slug" not in readonly:
            return [*readonly, "slug"]
        return readonly

    def get_prepopulated_fields(self, request, obj=None):
        return {"slug": ["title_en"]} if obj is None and self.headline == "title" else {}


class ItemAdmin(PreviewMixin, PublishableAdmin):
    """A publishable with pages of its own."""

    def form_languages(self, item):
        addresses = self.preview_addresses(item) if item else {}
        return [
            {**each, "preview": addresses.get(each["language"].code)}
            for each in super().form_languages(item)
        ]


def native(language):
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', language.code, language.direction, language.name
    )


class PartMixin:
    """Rows that belong to an item: whoever may change all of the item may change them."""

    extra = 0
    formfield_overrides = HTTPS

    def has_add_permission(self, request, obj):
        return super().has_add_permission(request, obj) and rights.may_change_all(request.user, obj)

    def has_change_permission(self, request, obj=None):
        own = super().has_change_permission(request, obj)
        return own and rights.may_change_all(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        own = super().has_delete_permission(request, obj)
        return own and rights.may_change_all(request.user, obj)


class Part(PartMixin, admin.TabularInline):
    pass


class TranslatedPart(PartMixin, TextsMixin, TranslationStackedInline):
    """Rows with texts: translators write those too, as long as the item is not released."""

    def has_change_permission(self, request, obj=None):
        translates = self.translators_write and rights.may_translate(request.user)
        released = rights.is_released(obj) and not rights.may_publish(request.user)
        return super().has_change_permission(request, obj) or (translates and not released)

    def changes_all(self, request, item):
        return PartMixin.has_change_permission(self, request, item)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.headline = self.headline
        formset.form.may_publish = rights.may_publish(request.user)
        return formset
