"""How often posters were downloaded: day by day, and added up."""

from django.contrib import admin
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ict4sdg import languages
from posters.models import Download, Poster
from posters.names import format_name, poster_title

MONTHS = 12


class OfPoster(admin.SimpleListFilter):
    title = _("poster")
    parameter_name = "poster"

    def lookups(self, request, model_admin):
        return [(slug, title) for slug, title in titles().items()]

    def queryset(self, request, queryset):
        return queryset.filter(poster__slug=self.value()) if self.value() else queryset


@admin.register(Download)
class DownloadAdmin(admin.ModelAdmin):
    list_display = ["day", "poster_column", "language", "format", "count"]
    list_filter = [OfPoster, "language", "format"]
    list_select_related = ["poster__goal"]
    date_hierarchy = "day"
    change_list_template = "admin/posters/download/change_list.html"

    @admin.display(description=_("poster"), ordering="poster__goal__number")
    def poster_column(self, download):
        return poster_title(download.poster)

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        if "cl" in (context := getattr(response, "context_data", None) or {}):
            context["sums"] = sums(context["cl"].queryset)
        return response

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def titles() -> dict[str, str]:
    """The title of each poster by its slug, in the order of the wall."""
    return {poster.slug: poster_title(poster) for poster in Poster.objects.select_related("goal")}


def sums(downloads) -> list[dict]:
    """What `downloads` come to: by poster, language, format, and each of the last months."""
    downloads = downloads.order_by()
    by_poster, by_language, by_format = (
        added(downloads, field) for field in ("poster__slug", "language", "format")
    )
    by_month = added(downloads.annotate(month=TruncMonth("day")), "month")
    own = {each.code: each.name for each in languages.OFFICIAL}
    return [
        {"title": _("Poster"), "rows": named(by_poster, titles())},
        {"title": _("Language"), "rows": named(by_language, own)},
        {"title": _("Format"), "rows": [(format_in_words(f), by_format[f]) for f in by_format]},
        {"title": _("Month"), "rows": months(by_month)},
    ]


def added(downloads, field: str) -> dict:
    """The sum of the counts for each value of `field`, the largest first."""
    rows = downloads.values_list(field).annotate(total=Sum("count")).order_by("-total", field)
    return dict(rows)


def named(totals: dict, names: dict) -> list[tuple]:
    """(name, total) in the order of `names`."""
    return [(name, totals[key]) for key, name in names.items() if key in totals]


def format_in_words(format: str) -> str:
    return f"{format_name(format)} ({format.rsplit('.', 1)[1].upper()})"


def months(totals: dict) -> list[tuple]:
    newest = sorted(totals, reverse=True)[:MONTHS]
    return [(date_format(month, "YEAR_MONTH_FORMAT"), totals[month]) for month in newest]
