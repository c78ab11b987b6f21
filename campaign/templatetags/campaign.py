import re
from itertools import zip_longest
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from campaign import figures, rich_text, signal, typography
from campaign.frame import in_language
from campaign.models import Fact
from campaign.typography import NBSP
from ict4sdg import languages

register = template.Library()


@register.simple_tag
def colon():
    """A colon before a value, with the space that follows it in all languages but Chinese."""
    return spaced(pgettext("before a value", ":"))


@register.simple_tag
def comma():
    """A comma before a year, spaced as the colon is."""
    return spaced(pgettext("between source and year", ","))


def spaced(mark):
    """Full-width marks bring their own space."""
    return mark if mark in "：，" else f"{mark} "


@register.filter
def rich(html):
    """Sanitised again on its way out: imports and the shell store what they like."""
    return mark_safe(rich_text.whole_names(rich_text.clean(html)))  # noqa: S308


@register.filter
def whole(text):
    """`text` in which a name such as M-PESA is never broken, nor changed: people copy it."""
    parts = typography.whole_names(str(text or ""))
    return format_html_join(
        "",
        "{}{}",
        (
            (before, name and format_html('<span class="nobr">{}</span>', name))
            for before, name in zip_longest(parts[::2], parts[1::2], fillvalue="")
        ),
    )


@register.filter
def heading(text):
    """A title: its names stay whole, and the longest Russian words may break on a phone."""
    text = str(text or "")
    return whole(typography.hyphenated(text) if get_language() == "ru" else text)


@register.filter
def plain(html, length=155):
    """Rich text as a plain description of at most `length` characters."""
    return Truncator(" ".join(strip_tags(html or "").split())).chars(length)


@register.filter
def countries(codes):
    names = [figures.country(code, get_language()) for code in codes]
    return {"ar": "، ", "zh": "、"}.get(get_language(), ", ").join(names)


@register.filter
def days(event):
    return figures.days(event.start, event.end, get_language())


@register.filter(expects_localtime=True)
def day(date):
    """A day or a moment as the day it is at headquarters."""
    return figures.day(date, get_language()) if date else ""


@register.filter
def years(item):
    """When the item began and ended."""
    return figures.years(item.start_year, item.end_year, get_language())


@register.filter
def until(first, last):
    """From one year to another."""
    return figures.years(first, last, get_language())


@register.filter
def own_year(fact):
    """The year of the figure; empty where the name of its source gives it as its own."""
    is_said = re.search(rf"\b{fact.year}(?=[),]|$)", fact.source_name)
    return "" if is_said else fact.year


@register.filter
def figure(fact):
    """The fact's value as a large figure."""
    code = get_language()
    if fact.unit == Fact.Unit.PERCENT:
        return figures.percent(fact.value, code)
    text = figures.number(fact.value, code)
    if fact.unit == Fact.Unit.USD:
        return _("US$ %(amount)s") % {"amount": text}
    if fact.unit == Fact.Unit.RATIO:
        return _("%(number)s times") % {"number": text}
    return text


@register.filter
def evidence(counts):
    """What stands behind a link, in words: “3 activities · 1 case study”."""
    words = [
        ngettext("%(total)s activity", "%(total)s activities", counts["activities"]),
        ngettext("%(total)s case study", "%(total)s case studies", counts["case_studies"]),
        ngettext("%(total)s indicator", "%(total)s indicators", counts["indicators"]),
    ]
    said = [text % {"total": n} for text, n in zip(words, counts.values(), strict=True) if n]
    # A line ends after a point between two counts, and nowhere in a count.
    return f"{NBSP}· ".join(each.replace(" ", NBSP) for each in said) or _("waits for evidence")


@register.filter
def language_of(item):
    """The language that an item is listed in: the visitor's, or else the best it has."""
    best = languages.best_of(item.published_in, get_language(), item.source_language)
    return languages.BY_CODE[best]


@register.filter
def named(code):
    """The language with this code."""
    return languages.BY_CODE[code]


@register.filter
def title_in(item, language):
    """The item's title in a given language."""
    return getattr(item, f"title_{language.code}") or ""


@register.filter
def under(address, language):
    """This address under the prefix of a language."""
    return in_language(address, language.code)


@register.inclusion_tag("campaign/components/navigation-link.html", takes_context=True)
def navigation_link(context, name, label):
    """A link to a list; it is current on the list and on everything below it."""
    address = reverse(name)
    return {"address": address, "name": label, "here": context["request"].path.startswith(address)}


@register.simple_tag(takes_context=True)
def addresses(context):
    """Canonical, alternates and robots of the page, as its item and its paging make them."""
    path = context["request"].path
    shown, listing = context.get("shown"), context.get("listing")
    narrowed = bool(context.get("is_narrowed"))
    page = listing.page.number if listing and not narrowed else 1
    query = "?" + urlencode({"page": page}) if page > 1 else ""
    available = shown.available if shown else languages.OFFICIAL
    canonical = shown.language.code if shown else context["language"].code
    base = context["base_url"]
    return {
        "canonical": base + in_language(path, canonical) + query,
        "alternates": [
            {"code": each.code, "address": base + in_language(path, each.code) + query}
            for each in available
        ],
        "default": base + "/" + path.split("/", 2)[2] + query,
        "noindex": narrowed or bool(shown and (shown.is_foreign or shown.is_preview)),
    }


@register.inclusion_tag("campaign/components/signal.html")
def signal_of_goals(goals, featured=None):
    """The seventeen rings, each a link to its goal."""
    mirrored = languages.BY_CODE[get_language()].direction == "rtl"
    by_number = {goal.number: goal for goal in goals}
    return {
        "size": signal.SIZE,
        "centre": signal.CENTRE,
        "rings": [
            {"ring": ring, "goal": by_number[ring.number], "featured": ring.number == featured}
            for ring in signal.rings(mirrored=mirrored)
            if ring.number in by_number
        ],
    }


@register.inclusion_tag("campaign/components/ring.html")
def ring_of_goal(goal):
    """The rings as thin lines, the goal's own drawn solid. Decoration."""
    return {
        "size": signal.SIZE,
        "centre": signal.CENTRE,
        "rings": [
            {"radius": ring.radius, "own": ring.number == goal.number} for ring in signal.rings()
        ],
    }
