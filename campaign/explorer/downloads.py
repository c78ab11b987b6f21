"""The selection as a file: stable identifiers, and the words of one language."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaign.figures import country
from campaign.frame import base_url, in_language
from campaign.lists import in_language_first
from campaign.models import ActivityGoal, Target
from campaign.tables import Column, table_response
from ict4sdg import languages

from .selection import Selection


def response(request, selection: Selection, file_format, choices):
    """8 queries, however many rows."""
    base = base_url(request)
    return table_response(
        request,
        file_format,
        "mapping",
        columns(),
        rows(selection, choices, base),
        title=_("Activities"),
        address=f"{base}{reverse('mapping')}?{selection.query()}".rstrip("?"),
        date=timezone.localdate().isoformat(),
        selection=selection.codes | ({"q": selection.words} if selection.words else {}),
    )


def columns():
    """The keys stand in the headings too: they are the same in every language."""
    return [Column(key, f"{label} ({key})") for key, label in labels()]


def labels():
    return [
        ("slug", _("Identifier")),
        ("address", _("Page")),
        ("title", _("Title")),
        ("summary", _("Summary")),
        ("language", _("Language of title and summary")),
        ("languages", _("Languages it exists in")),
        ("status", _("Status (code)")),
        ("status_name", _("Status")),
        ("start_year", _("Start year")),
        ("end_year", _("End year")),
        ("goal", _("Goals")),
        ("goal_uri", _("Goals (URI)")),
        ("goal_name", _("Goals (titles)")),
        ("target", _("Targets")),
        ("target_uri", _("Targets (URI)")),
        ("endorsed", _("Goals: endorsed by whom and when")),
        ("line", _("Action lines")),
        ("line_name", _("Action lines (titles)")),
        ("strategic_goal", _("Strategic goals")),
        ("strategic_goal_name", _("Strategic goals (names)")),
        ("sector", _("Sectors")),
        ("sector_name", _("Sectors (names)")),
        ("technology", _("Technologies")),
        ("technology_name", _("Technologies (names)")),
        ("mandate", _("Mandates")),
        ("mandate_name", _("Mandates (titles)")),
        ("country", _("Countries")),
        ("country_name", _("Countries (names)")),
        ("url", _("Link")),
    ]


def rows(selection: Selection, choices, base):
    names = {key: {each.code: each for each in choices[key]} for key in choices}
    for activity in activities_of(selection):
        yield row(activity, names, selection.language, base)


def activities_of(selection: Selection):
    language = selection.language
    chosen = in_language_first(selection.activities(), language)
    ties = (
        ActivityGoal.objects.endorsed()
        .select_related("goal", "endorsed_by")
        .only(f"endorsed_by__name_{language}", "endorsed_on", "activity_id", "goal__number")
        .prefetch_related(Prefetch("targets", Target.objects.only("code", "order")))
        .order_by("goal__number")
    )
    return chosen.order_by("-is_here", *selection.order()).prefetch_related(
        Prefetch("goal_links", ties, to_attr="endorsed_links"),
        *("lines", "strategic_goals", "sectors", "technologies", "mandates"),
    )


def row(activity, names, language, base):
    own = languages.best_of(activity.published_in, language, activity.source_language)
    links = activity.endorsed_links
    targets = [target for link in links for target in link.targets.all()]
    ties = {
        "goal": [str(link.goal.number) for link in links],
        "line": [each.code for each in activity.lines.all()],
        "strategic_goal": [str(each.number) for each in activity.strategic_goals.all()],
        "sector": [each.slug for each in activity.sectors.all()],
        "technology": [each.slug for each in activity.technologies.all()],
        "mandate": [each.slug for each in activity.mandates.all()],
    }
    words = {key: [name_of(names, key, code) for code in codes] for key, codes in ties.items()}
    return [
        activity.slug,
        base + in_language(activity.get_absolute_url(), own),
        getattr(activity, f"title_{own}"),
        getattr(activity, f"summary_{own}"),
        own,
        [each.code for each in activity.languages()],
        activity.status,
        activity.get_status_display(),
        activity.start_year,
        activity.end_year,
        ties["goal"],
        [link.goal.uri for link in links],
        words["goal"],
        [target.code for target in targets],
        [target.uri for target in targets],
        [f"{link.goal.number}: {link.endorsed_by.name}, {link.endorsed_on}" for link in links],
        *(part for key in list(ties)[1:] for part in (ties[key], words[key])),
        activity.countries,
        [country(code, language) for code in activity.countries],
        activity.url,
    ]


def name_of(names, key, code):
    return names[key][code].name if code in names[key] else code
