"""The eighteen posters: the wall as a to-do list, and a poster's words beside its preview."""

import base64

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from campaign.admin.base import ReferenceAdmin
from campaign.admin.lists import goal_squares
from ict4sdg import languages
from posters import index, refusals
from posters.addresses import address_of
from posters.cells import PREVIEW_OF, File
from posters.errors import PosterError
from posters.models import Poster
from posters.previews import picture_of
from posters.renderings import Shelf
from posters.wording import Library

from .artworks import ArtworkPart
from .fitting import PosterForm, library_with, set_file, where
from .wall import Wall

LIVE_WIDTH = 520


@admin.register(Poster)
class PosterAdmin(ReferenceAdmin):
    """The wall as a to-do list. The eighteen posters are given."""

    form = PosterForm
    headline = "headline"
    list_display = ["poster_column", "design", "cells_column"]
    list_filter = []
    list_relations = ["goal"]
    list_per_page = 20
    search_fields = ["slug"]
    show_facets = admin.ShowFacets.NEVER
    actions = ["render_now", *ReferenceAdmin.actions]
    autocomplete_fields = ["fact", "picture"]
    inlines = [ArtworkPart]
    change_form_template = "admin/posters/poster/change_form.html"
    change_list_template = "admin/posters/poster/change_list.html"
    fieldsets = [
        (_("Words"), {"fields": ["headline", "text", "alternative"]}),
        (_("Design"), {"fields": ["design", "fact", ("picture", "focus_x", "focus_y")]}),
    ]

    class Media:
        js = ["js/admin-poster.js"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets[:1] if obj and obj.goal_id is None else fieldsets

    def get_urls(self):
        live = path(
            "<int:pk>/live/<slug:code>/",
            self.admin_site.admin_view(require_POST(self.live)),
            name="posters_poster_live",
        )
        return [live, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        # One library for all rows of the list.
        library = Library()
        self.wall = Wall(library)
        return super().changelist_view(
            request, {**(extra_context or {}), "totals": self.wall.totals()}
        )

    @admin.display(description=_("poster"), ordering="goal__number")
    def poster_column(self, poster):
        poster = self.wall.library.posters[poster.slug]
        if poster.goal is None:
            return str(poster)
        return format_html("{} {}", goal_squares([poster.goal]), poster.goal.title)

    @admin.display(description=_("languages"))
    def cells_column(self, poster):
        return self.wall.cells(self.wall.library.posters[poster.slug])

    @admin.action(description=_("Render what is not current"), permissions=["change"])
    def render_now(self, request, queryset):
        library = Library()
        shelf, made, refused = Shelf(library), 0, []
        for slug in queryset.values_list("slug", flat=True):
            for file in all_files(library, library.posters[slug]):
                if shelf.entry(file) is None:
                    try:
                        shelf.make(file)
                        made += 1
                    except PosterError as error:
                        refused.append(f"{slug}, {where(file)} {refusals.message_of(error)}")
        index.write()
        self.message_user(request, _("%(count)s files rendered.") % {"count": made})
        for each in refused:
            self.message_user(request, each, level="ERROR")

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        if obj:
            name, code = "admin:posters_poster_live", get_language()
            context["live"] = [
                (each, reverse(name, args=[obj.pk, each])) for each in languages.CODES
            ]
            preview = File(obj.slug, obj.design, code, "preview.webp")
            context["preview"] = address_of(preview, obj.design)
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)

    def live(self, request, pk, code):
        """The poster as the form has it, saved or not: a picture, or why there is none."""
        poster = self.get_object(request, pk)
        if poster is None or code not in languages.BY_CODE:
            raise Http404
        if not self.has_view_or_change_permission(request, poster):
            raise PermissionDenied
        form = self.get_form(request, poster)(request.POST, instance=poster)
        form.check_fit = lambda: None
        form.is_valid()
        return JsonResponse(live_preview(poster, code), headers={"Cache-Control": "no-store"})


def live_preview(poster, code) -> dict:
    library = library_with(poster)
    offered = library.designs(poster, code)
    if not offered:
        return {"problem": ""}
    file = File(poster.slug, offered[0], code, PREVIEW_OF)
    try:
        picture = picture_of(set_file(library, file), LIVE_WIDTH)
    except PosterError as error:
        return {"problem": f"{where(file)} {refusals.message_of(error)}"}
    return {"picture": f"data:image/webp;base64,{base64.b64encode(picture).decode()}"}


def all_files(library, poster):
    for code in languages.CODES:
        yield from (*library.files(poster, code), *library.previews(poster, code))
