"""Fields that have a column per language: their inputs, and how they look to who may only read."""

from functools import cache

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationBaseModelAdmin

from campaign.admin import rights
from campaign.rich_text import RichTextField
from campaign.templatetags.campaign import rich
from ict4sdg import languages


class TextForm(forms.ModelForm):
    """A form whose `headline`, a translated field, is written in one language at least."""

    headline = None

    def clean(self):
        super().clean()
        self.check_headlines()
        return self.cleaned_data

    def check_headlines(self):
        columns = [f"{self.headline}_{code}" for code in languages.CODES]
        if not any(self.value(column) for column in columns):
            shown = next((column for column in columns if column in self.fields), None)
            self.add_error(shown, _("Write this in at least one language."))

    def value(self, name):
        """What the field will hold: as typed, or as saved where this form doesn't offer it."""
        return self.cleaned_data.get(name, getattr(self.instance, name, None))

    def _post_clean(self):
        super()._post_clean()
        # Django skips a constraint if one of its fields is not on the form: the database won’t.
        if not self.errors:
            try:
                self.instance.validate_constraints()
            except forms.ValidationError as error:
                self._update_errors(error)


class TextsMixin(TranslationBaseModelAdmin):
    """Gives each input its language and direction, and locks what the user may not write.

    With `is_complete`, a required text is required in all six languages.
    """

    form = TextForm
    headline = None
    is_complete = False
    translators_write = True

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = languages.BY_CODE.get(getattr(db_field, "language", None))
        if field and language:
            field.widget.attrs.update(lang=language.code, dir=language.direction, rows=3)
            field.required = self.is_complete and not db_field.translated_field.blank
        return field

    def texts(self):
        """The columns of the translated fields: name to field."""
        return {
            column.name: column
            for columns in self.trans_opts.all_fields.values()
            for column in columns
        }

    def changes_all(self, request, item):
        """Whether the user may write every field; else at most texts."""
        raise NotImplementedError

    def written_languages(self, request, item):
        """The languages whose texts the form takes from the user."""
        return rights.open_languages(request.user, item, self.model)

    def locked(self, request, item):
        """The names of the fields that the user may read only."""
        if item is None:
            return set()
        everything = set(flatten_fieldsets(self.plain_fieldsets(request, item)))
        if not self.has_change_permission(request, item):
            return everything
        written = self.written_languages(request, item)
        texts = {name for name, column in self.texts().items() if column.language not in written}
        if self.changes_all(request, item):
            return texts
        return texts | (everything - set(self.texts()))

    def plain_fieldsets(self, request, obj=None):
        return super().get_fieldsets(request, obj)

    def get_fieldsets(self, request, obj=None):
        locked = self.locked(request, obj)
        return [
            (name, {**options, "fields": self.shown(options["fields"], locked)})
            for name, options in self.plain_fieldsets(request, obj)
        ]

    def shown(self, names, locked):
        return [
            reading(self.model, name) if name in locked and name in self.texts() else name
            for name in names
        ]

    def get_readonly_fields(self, request, obj=None):
        declared = list(super().get_readonly_fields(request, obj))
        locked = self.locked(request, obj) - set(declared)
        return declared + self.shown(sorted(locked), locked)


@cache
def reading(model, name):
    """A column of text for the admin to display: sanitised, in its language and direction."""
    column = model._meta.get_field(name)
    language = languages.BY_CODE[column.language]
    is_rich = isinstance(column.translated_field, RichTextField)

    def display(item):
        text = getattr(item, name) or ""
        return format_html(
            '<div class="text" lang="{}" dir="{}">{}</div>',
            language.code,
            language.direction,
            rich(text) if is_rich else text,
        )

    display.__name__ = name
    display.short_description = column.verbose_name
    return display
