"""Rows that belong to an item and are edited on its form."""

from django.contrib import admin
from modeltranslation.admin import TranslationStackedInline

from . import rights
from .base import HTTPS
from .texts import TextsMixin
from .together import TogetherPart


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


class TranslatedPart(TogetherPart, PartMixin, TextsMixin, TranslationStackedInline):
    """Rows with texts: translators write those too, as long as the item is not released."""

    def has_change_permission(self, request, obj=None):
        translates = self.translators_write and rights.may_translate(request.user)
        closed = rights.is_closed(obj) and not rights.may_publish(request.user)
        opened = translates and not closed and rights.open_languages(request.user, obj, self.model)
        return super().has_change_permission(request, obj) or bool(opened)

    def changes_all(self, request, item):
        return PartMixin.has_change_permission(self, request, item)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.headline = self.headline
        formset.form.user = request.user
        return formset
