import base64
from collections import Counter

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from campaign.admin.base import ReferenceAdmin
from campaign.admin.lists import goal_squares
from campaign.admin.parts import PartMixin
from campaign.admin.texts import TextForm
from ict4sdg import languages

from . import artwork, index, parcels, refusals, storing
from .addresses import address_of
from .cells import PREVIEW_OF, File, designs_of, formats_of
from .errors import PosterError
from .models import Artwork, Download, Poster
from .names import design_name, format_name
from .previews import picture_of
from .renderings import Shelf
from .translation import TRANSLATED
from .wording import Library

LIVE_WIDTH = 520
STATES = {"current": _("current"), "outdated": _("outdated"), "missing": _("missing")}
ARTWORK_REFUSALS = {
    "heavy": _("The file is larger than 40 MB."),
    "kind": _("This is not a file of the chosen format."),
    "size": _("The page must measure %(wanted)s."),
    "pages": _("One page is needed, and a picture that does not move."),
    "locked": _("The file is locked with a password."),
    "active": _("The file holds scripts, links to other files or forms. Export it without them."),
    "damaged": _("The file is damaged or incomplete. Export it again and try again."),
}


class PosterForm(TextForm):
    """Words that fit: what cannot be set at the smallest size is refused before it is saved."""

    def check_headlines(self):
        """An empty text stands for the goal's own."""

    def clean(self):
        super().clean()
        if not self.errors and self.has_changed():
            self.check_fit()
        return self.cleaned_data

    def check_fit(self):
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)
        library = library_with(self.instance)
        for code in self.changed_languages():
            for file in one_of_each_shape(library, self.instance, code):
                try:
                    set_file(library, file)
                except PosterError as error:
                    self.refuse(error, file)
                    break

    def changed_languages(self):
        """The languages whose poster changes: all, unless only words of some did."""
        changed = set(self.changed_data)
        own = {code for code in languages.CODES for name in changed if name.endswith(f"_{code}")}
        columns = {f"{field}_{code}" for code in own for field in TRANSLATED[Poster]}
        return languages.CODES if changed - columns else [c for c in languages.CODES if c in own]

    def refuse(self, error, file):
        field = f"{getattr(error, 'field', None)}_{file.language}"
        self.add_error(
            field if field in self.fields else None,
            format_html("{} {}", where(file), refusals.message_of(error)),
        )


def where(file) -> str:
    own = languages.isolated(languages.BY_CODE[file.language].name)
    return f"{own}, {design_name(file.design)}, {format_name(file.format)}:"


def library_with(poster) -> Library:
    """What the words of a poster come from, `poster` as it is on the form."""
    library = Library(poster.slug)
    library.posters[poster.slug] = poster
    return library


def one_of_each_shape(library, poster, code):
    for design in designs_of(poster.slug, picture=poster.picture is not None):
        if design in library.designs(poster, code):
            shapes = {each.shape: each.name for each in reversed(formats_of(design))}
            yield from (File(poster.slug, design, code, name) for name in shapes.values())


def set_file(library, file) -> bytes:
    shelf = Shelf(library)
    return parcels.bytes_of(shelf.job([file]), file, None)


class ArtworkForm(forms.ModelForm):
    upload = forms.FileField(
        label=_("File"),
        help_text=_("PDF, PNG or SVG, as the format says. It takes the rendered file’s place."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.svg"}),
    )

    class Meta:
        model = Artwork
        fields = ["language", "format"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["upload"].required = self.instance.pk is None

    def clean(self):
        super().clean()
        upload, format = self.cleaned_data.get("upload"), self.cleaned_data.get("format")
        if upload and format:
            self.store(upload, format)
        elif "format" in self.changed_data and self.instance.pk:
            self.add_error("upload", _("Another format needs its own file."))
        return self.cleaned_data

    def store(self, upload, format):
        try:
            if upload.size > artwork.LARGEST:
                raise artwork.Refused("heavy")
            data = artwork.checked(upload.read(), format)
            self.instance.digest = storing.keep(data, format.rsplit(".", 1)[1])
            self.instance.size = len(data)
        except artwork.Refused as refused:
            message = ARTWORK_REFUSALS[refused.reason] % {"wanted": refused.wanted}
            self.add_error("upload", message)
        except OSError:
            self.add_error(
                "upload",
                _("The file could not be stored. Try again later, or tell who runs the site."),
            )


class ArtworkPart(PartMixin, admin.TabularInline):
    in_history = False  # Its files may be gone.
    model = Artwork
    form = ArtworkForm
    fields = ["language", "format", "upload", "size", "uploaded_at"]
    readonly_fields = ["size", "uploaded_at"]


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


class Wall:
    """The state of every cell: that of its files where they agree, else outdated."""

    ORDER = ("missing", "outdated", "current")

    def __init__(self, library):
        self.library = library
        shelf = Shelf(library)
        self.states = {
            (poster.slug, code): self.state(shelf, library.files(poster, code))
            for poster in library.posters.values()
            for code in languages.CODES
        }
        self.thumbnails = {
            (file.slug, file.language): row.digest[:16]
            for file, row in shelf.rows.items()
            if file.format == "thumbnail.webp" and file.design == library.posters[file.slug].design
        }

    def state(self, shelf, files):
        found = {shelf.state(file) for file in files}
        return found.pop() if len(found) == 1 else "outdated" if found else "missing"

    def totals(self):
        counts = Counter(self.states.values())
        return [{"name": STATES[each], "state": each, "count": counts[each]} for each in self.ORDER]

    def cells(self, poster):
        return format_html(
            '<ul class="poster-cells">{}</ul>',
            format_html_join(
                "",
                '<li class="poster-cell poster-{}"><a href="{}#{}"><img src="{}" alt="" '
                'width="48" height="68" loading="lazy"><span lang="{}" dir="{}">{}</span>'
                "<small>{}</small></a></li>",
                (self.cell(poster, each) for each in languages.OFFICIAL),
            ),
        )

    def cell(self, poster, language):
        code = language.code
        state = self.states[poster.slug, code]
        file = File(poster.slug, poster.design, code, "thumbnail.webp")
        picture = address_of(file, poster.design, self.thumbnails.get((poster.slug, code)))
        change = reverse("admin:posters_poster_change", args=[poster.pk])
        own = (code, language.direction, language.name)
        return state, change, code, picture, *own, STATES[state]


@admin.register(Download)
class DownloadAdmin(admin.ModelAdmin):
    list_display = ["day", "poster_column", "language", "format", "count"]
    list_filter = ["language", "format"]
    list_select_related = ["poster__goal"]
    date_hierarchy = "day"

    @admin.display(description=_("poster"), ordering="poster__goal__number")
    def poster_column(self, download):
        return str(download.poster)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
