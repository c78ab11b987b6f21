"""What a row of a list says of an item: its headline, its goals, a mark for each language."""

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaign.models.publishing import Publishable
from ict4sdg import languages

from . import rights

MARKS = {
    "published": ("●", _("published")),
    "text": ("◐", _("not published")),
    "empty": ("○", _("empty")),
}


def mark_of(item, headline, code):
    """How far `item` is in a language: published, text or empty. Reference data is public once
    it is written."""
    if not getattr(item, f"{headline}_{code}"):
        return "empty"
    if isinstance(item, Publishable) and not (
        rights.is_released(item) and code in item.published_in
    ):
        return "text"
    return "published"


def marks(item, headline):
    """Six marks in UN order, each with its language's code and a full title."""
    return format_html(
        '<ul class="marks">{}</ul>',
        format_html_join(
            "",
            '<li class="mark mark-{}" title="{}"><span aria-hidden="true">{}<br>{}</span>'
            '<span class="visually-hidden">{}</span></li>',
            (mark_parts(mark_of(item, headline, each.code), each) for each in languages.OFFICIAL),
        ),
    )


def mark_parts(mark, language):
    sign, words = MARKS[mark]
    title = f"{language.name}: {words}"
    return mark, title, sign, language.code, title


def goal_squares(goals):
    return format_html(
        '<span class="goal-squares">{}</span>',
        format_html_join(
            "",
            '<span class="goal-square goal-{}" title="{}">{}</span>',
            ((goal.number, goal, goal.number) for goal in goals),
        ),
    )


def first_text(item, headline):
    """The headline in the admin's language, or else in the best that has one."""
    codes = [code for code in languages.CODES if getattr(item, f"{headline}_{code}")]
    source = getattr(item, "source_language", "en")
    code = languages.best_of(codes, get_language(), source)
    if code is None:
        return "–"
    return format_html(
        '<span lang="{}" dir="{}">{}</span>',
        code,
        languages.BY_CODE[code].direction,
        getattr(item, f"{headline}_{code}"),
    )


def short(date):
    return date_format(date, "SHORT_DATE_FORMAT")
