"""Whose texts may go out to translators and come back: what the forms of the admin allow."""

from functools import cache

from django.contrib import admin

from campaign.translating import registry

from . import rights


@cache
def parts():
    """Model of rows to (admin of their item, their inline, the name of their foreign key)."""
    return {
        inline.model: (item_admin, inline, foreign_key(inline.model, item_admin.model))
        for item_admin in admin.site._registry.values()
        for inline in item_admin.inlines
        if inline.model in registry.TEXTS
    }


def foreign_key(model, parent):
    return next(field.name for field in model._meta.fields if field.related_model is parent)


def whole(item):
    """The item itself, or the one whose form it is edited on."""
    if type(item) in parts():
        return getattr(item, parts()[type(item)][2])
    return item


def readable(request):
    """The models whose texts the user may read."""
    return [model for model in registry.TEXTS if may_read(request, model)]


def may_read(request, model):
    if model in parts():
        item_admin, inline, _key = parts()[model]
        return inline(item_admin.model, admin.site).has_view_permission(request)
    item_admin = admin.site._registry.get(model)
    return item_admin is not None and item_admin.has_view_permission(request)


def opened(request):
    """A function: the languages of an item that the user may write or, where visitors see them,
    propose."""
    inlines = {
        model: inline(item_admin.model, admin.site)
        for model, (item_admin, inline, _key) in parts().items()
    }

    def languages_of(item):
        model, parent = type(item), whole(item)
        writer = inlines.get(model) or admin.site._registry.get(model)
        if writer is None or not writer.has_change_permission(request, parent):
            return set()
        opened = rights.open_languages(request.user, parent)
        return opened | proposed(request)(item)

    return languages_of


def proposed(request):
    """A function: the languages of an item in which the user's texts wait for a publisher. Rows of
    an item are not proposed."""

    def languages_of(item):
        return set() if type(item) in parts() else rights.proposed_languages(request.user, item)

    return languages_of
