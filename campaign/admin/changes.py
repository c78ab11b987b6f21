"""Changes of a version as a reader sees them: labels, both values, what is gone and what is new."""

import json

from django.db.models import DateTimeField
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from campaign import differences
from campaign.rich_text import RichTextField
from ict4sdg import languages

MARKS = {
    "kept": "{}",
    "gone": "<del>{}</del>",
    "new": "<ins>{}</ins>",
}


def described(changes):
    """Rows for the template: label, row, language, and either marked text or both values."""
    return [
        {
            "label": capfirst(str(base_of(each).verbose_name)),
            "row": each.row,
            "language": each.language,
            **sides(each),
        }
        for each in changes
    ]


def base_of(change):
    return getattr(change.field, "translated_field", change.field)


def sides(change):
    if change.language:
        before, after = (text(change, value) for value in (change.before, change.after))
        return {"marked": marked(before, after)}
    field = change.field
    return {"before": value(field, change.before), "after": value(field, change.after)}


def text(change, value):
    is_rich = isinstance(base_of(change), RichTextField)
    return differences.lines(value) if is_rich else str(value or "")


def marked(before, after):
    parts = differences.parts(before, after)
    return format_html_join("", "{}", ((format_html(MARKS[kind], part),) for kind, part in parts))


def value(field, kept):
    """A kept value in words: names for keys, labels for choices."""
    if kept in (None, "", []):
        return "–"
    if field.is_relation:
        return names(field.related_model, kept if isinstance(kept, list) else [kept])
    if field.choices:
        return str(dict(field.flatchoices).get(kept, kept))
    if isinstance(field, DateTimeField):
        return date_format(localtime(field.to_python(kept)), "DATETIME_FORMAT")
    if isinstance(kept, bool):
        return _("yes") if kept else _("no")
    if isinstance(kept, str) and kept.startswith("["):
        return ", ".join(language_or_word(each) for each in json.loads(kept)) or "–"
    return str(kept)


def language_or_word(word):
    return languages.BY_CODE[word].name if word in languages.BY_CODE else str(word)


def names(model, keys):
    known = model.objects.in_bulk(keys)
    return ", ".join(str(known.get(int(key), key)) for key in keys)
