"""The table of items and languages: what is missing, in progress, outdated, current."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from campaign.models import Translation, TranslationState
from campaign.translating import registry
from campaign.translating.rows import goal_path, named
from campaign.translating.saving import set_in_progress, stamp
from ict4sdg import languages

from . import exchange_rights
from .exchanges import export_page
from .lists import short_goals
from .marks import short

WIDTH = 90
SOURCE = pgettext_lazy("of a translation", "source")
SIGNS = {"source": "◆", "current": "●", "outdated": "▲", "in_progress": "◐", "missing": "○"}


class OfKind(admin.SimpleListFilter):
    title = _("type")
    parameter_name = "type"

    def lookups(self, request, model_admin):
        kinds = ContentType.objects.get_for_models(*registry.TEXTS)
        names = [(kind.pk, capfirst(m._meta.verbose_name_plural)) for m, kind in kinds.items()]
        return sorted(((str(pk), name) for pk, name in names), key=lambda pair: pair[1])

    def queryset(self, request, queryset):
        chosen = self.value() or ""
        return (
            queryset.filter(content_type=chosen)
            if chosen in dict(self.lookup_choices)
            else queryset
        )


class OfGoal(admin.SimpleListFilter):
    title = _("goal")
    parameter_name = "goal"

    def lookups(self, request, model_admin):
        return [(str(goal.number), str(goal)) for goal in short_goals()]

    def queryset(self, request, queryset):
        if self.value() not in dict(self.lookup_choices):
            return queryset
        wanted = Q(pk=None)
        for model, kind in ContentType.objects.get_for_models(*registry.TEXTS).items():
            if path := goal_path(model):
                items = model.objects.filter(**{path: self.value()}).values("pk")
                wanted |= Q(content_type=kind, object_id__in=items)
        return queryset.filter(wanted)


class InLanguage(admin.SimpleListFilter):
    """The language that the state is asked of, and that actions are for."""

    title = _("language")
    parameter_name = "in"

    def lookups(self, request, model_admin):
        return [(each.code, languages.isolated(each.name)) for each in languages.OFFICIAL]

    def queryset(self, request, queryset):
        code = self.value()
        return queryset.exclude(source=code) if code in languages.BY_CODE else queryset


class InState(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return TranslationState.choices

    def queryset(self, request, queryset):
        if self.value() not in TranslationState.values:
            return queryset
        same = Translation.objects.filter(
            content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
        )
        code = request.GET.get("in")
        if code in languages.BY_CODE:
            same = same.filter(language=code)
        return queryset.filter(Exists(same.filter(state=self.value())))


class Doubted(admin.SimpleListFilter):
    title = _("doubts")
    parameter_name = "doubts"

    def lookups(self, request, model_admin):
        return [("yes", _("With doubts"))]

    def queryset(self, request, queryset):
        if self.value() != "yes":
            return queryset
        doubted = Translation.objects.filter(
            content_type=OuterRef("content_type"), object_id=OuterRef("object_id"), doubts__gt=0
        )
        if request.GET.get("in") in languages.BY_CODE:
            doubted = doubted.filter(language=request.GET["in"])
        return queryset.filter(Exists(doubted))


class Promised(admin.SimpleListFilter):
    title = _("completeness")
    parameter_name = "promised"

    def lookups(self, request, model_admin):
        return [("no", _("Not complete where it must be"))]

    def queryset(self, request, queryset):
        if self.value() != "no":
            return queryset
        lacking = Translation.objects.filter(
            content_type=OuterRef("content_type"), object_id=OuterRef("object_id"), promised=True
        ).exclude(state=TranslationState.CURRENT)
        if request.GET.get("in") in languages.BY_CODE:
            lacking = lacking.filter(language=request.GET["in"])
        return queryset.filter(Exists(lacking))


class Table(ChangeList):
    """A page of items, each with its six languages: two queries whatever is on it."""

    def get_results(self, request):
        super().get_results(request)
        sources = list(self.result_list)
        keys = [(row.content_type_id, row.object_id) for row in sources]
        items = named(items_of(keys))
        languages_of = standings_of(keys)
        for row in sources:
            key = row.content_type_id, row.object_id
            row.named, row.standings = items.get(key), languages_of.get(key, {})
        self.result_list = sources


def items_of(keys):
    kinds = ContentType.objects.get_for_models(*registry.TEXTS)
    return [
        model.objects.filter(pk__in=[pk for known, pk in keys if known == kind.pk])
        for model, kind in kinds.items()
        if any(known == kind.pk for known, _pk in keys)
    ]


def standings_of(keys):
    """(content type, pk) to {language: row}."""
    wanted = Q(pk=None)
    for kind in {known for known, _pk in keys}:
        wanted |= Q(content_type=kind, object_id__in=[pk for known, pk in keys if known == kind])
    found = {}
    for row in Translation.objects.filter(wanted).defer("made_from", "written", "stamps"):
        found.setdefault((row.content_type_id, row.object_id), {})[row.language] = row
    return found


@admin.register(Translation)
class TranslationAdmin(admin.ModelAdmin):
    list_display = ["item_column", "kind_column", "words", "states_column", "changed_column"]
    list_display_links = None
    list_filter = [InLanguage, InState, Promised, Doubted, OfKind, OfGoal]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    ordering = ["-updated_at", "pk"]
    change_list_template = "admin/campaign/translation/change_list.html"
    actions = ["mark_current", "mark_in_progress", "export_texts"]

    def get_queryset(self, request):
        long = ("made_from", "written", "stamps")
        written = super().get_queryset(request).sources().exclude(state=TranslationState.MISSING)
        return written.defer(*long)

    def get_changelist(self, request, **kwargs):
        return Table

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        legend = [("source", SIGNS["source"], SOURCE)]
        legend += [(state.value, SIGNS[state], state.label) for state in reversed(TranslationState)]
        legend.append(("doubts", "?", _("has doubts")))
        return super().changelist_view(request, {**(extra_context or {}), "legend": legend})

    @admin.display(description=_("item"))
    def item_column(self, row):
        if row.named is None:
            return "–"
        language, title = row.named.title(get_language())
        return format_html(
            '<bdi class="item-name">{}</bdi> <span lang="{}" dir="{}">{}</span>',
            row.named.name,
            language.code,
            language.direction,
            Truncator(title).chars(WIDTH),
        )

    @admin.display(description=_("type"), ordering="content_type")
    def kind_column(self, row):
        return capfirst(row.named.model._meta.verbose_name) if row.named else "–"

    @admin.display(description=_("changed"), ordering="updated_at")
    def changed_column(self, row):
        return short(localdate(row.updated_at))

    @admin.display(description=_("languages"))
    def states_column(self, row):
        marks = [(self.mark_in(row, each),) for each in languages.OFFICIAL]
        return format_html('<ul class="marks">{}</ul>', format_html_join("", "<li>{}</li>", marks))

    def mark_in(self, row, language):
        standing = row.standings.get(language.code)
        if standing is None or row.named is None:
            return "–"
        is_source = standing.language == standing.source
        state = "source" if is_source else standing.state
        words = SOURCE if is_source else standing.get_state_display()
        said = f"{languages.isolated(language.name)}: {words}"
        if standing.doubts:
            said += f", {_('doubts')}: {standing.doubts}"
        return format_html(
            '<a class="mark mark-{}{}" href="{}" title="{}">'
            '<span aria-hidden="true">{}<br>{}{}</span>'
            '<span class="visually-hidden">{}</span></a>',
            state,
            "" if standing.promised else " mark-unpromised",
            f"{row.named.form_address}#{language.code}",
            said,
            SIGNS[state],
            language.code,
            "?" if standing.doubts else "",
            said,
        )

    @admin.action(description=_("Mark as current: still right as they are"), permissions=["view"])
    def mark_current(self, request, queryset):
        self.mark(request, queryset, stamp)

    @admin.action(description=_("Mark as in progress"), permissions=["view"])
    def mark_in_progress(self, request, queryset):
        self.mark(request, queryset, set_in_progress)

    @admin.action(description=_("Export for translators"), permissions=["view"])
    def export_texts(self, request, queryset):
        items = [row.item for row in queryset.prefetch_related("item") if row.item]
        return export_page(request, self.admin_site, items=items)

    def mark(self, request, queryset, how):
        code = request.GET.get("in")
        if code not in languages.BY_CODE:
            message = _("Choose a language in the filter first: the action is for that one.")
            self.message_user(request, message, messages.WARNING)
            return
        done = refused = 0
        opened = exchange_rights.opened(request)
        for row in queryset.prefetch_related("item"):
            if row.item and code in opened(row.item):
                how(row.item, code, user=request.user)
                done += 1
            else:
                refused += 1
        self.tell(request, done, refused)

    def tell(self, request, done, refused):
        if done:
            message = ngettext("%(count)s item marked.", "%(count)s items marked.", done)
            self.message_user(request, message % {"count": done}, messages.SUCCESS)
        if refused:
            message = ngettext(
                "%(count)s item is not yours to write in this language.",
                "%(count)s items are not yours to write in this language.",
                refused,
            )
            self.message_user(request, message % {"count": refused}, messages.WARNING)
