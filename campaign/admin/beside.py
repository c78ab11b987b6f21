"""What a translator sees beside a field: the source, what changed in it since, its words."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from campaign import differences
from campaign.models import Translation
from campaign.templatetags.campaign import rich
from campaign.translating import registry
from campaign.translating.doubting import doubts_of, terms
from campaign.translating.said import said
from campaign.translating.words import words
from ict4sdg import languages


@dataclass
class Beside:
    language: object
    """Of the field itself."""
    text: str = ""
    source_language: object = None
    """None beside the source itself."""
    source: str = ""
    is_rich: bool = False
    changes: list = field(default_factory=list)
    """The source as (kind, text) pairs, where it changed since this text was made from it."""
    moved: bool = False
    still_right: str = ""
    """Name of this field among those that may be ticked as still right."""
    doubts: list = field(default_factory=list)

    @property
    def words(self):
        return words(self.text)

    @property
    def source_words(self):
        return words(self.source)

    @property
    def shown_source(self):
        return rich(self.source) if self.is_rich else self.source


def set_beside(forms):
    """Give each translated field of `forms` its `beside`; one query for all of them."""
    forms = [form for form in forms if type(form.instance) in registry.TEXTS]
    glossary = terms() if forms else ()
    known = rows_of([form.instance for form in forms if form.instance.pk])
    for form in forms:
        item = form.instance
        for name in registry.TEXTS[type(item)].fields:
            for code in languages.CODES:
                column = f"{name}_{code}"
                if column in form.fields:
                    row = known.get((type(item), item.pk, code))
                    made = form.fields[column].beside = beside(item, name, code, row)
                    if item.pk and made.source_language:
                        source = made.source_language.code
                        found = doubts_of(item, name, code, source, glossary)
                        made.doubts = [said(each) for each in found]


def rows_of(items):
    """(model, pk, language) to the row of `Translation`."""
    models = {type(item) for item in items}
    kinds = ContentType.objects.get_for_models(*models)
    wanted = Q(pk=None)
    for model, kind in kinds.items():
        keys = [item.pk for item in items if type(item) is model]
        wanted |= Q(content_type=kind, object_id__in=keys)
    by_kind = {kind.pk: model for model, kind in kinds.items()}
    rows = Translation.objects.filter(wanted) if items else ()
    return {(by_kind[row.content_type_id], row.object_id, row.language): row for row in rows}


def beside(item, name, code, row):
    text = getattr(item, f"{name}_{code}") or ""
    made = Beside(languages.BY_CODE[code], text)
    source_code = registry.source_of(item)
    if code == source_code:
        return made
    made.source_language = languages.BY_CODE[source_code]
    made.source = getattr(item, f"{name}_{source_code}") or ""
    made.is_rich = registry.is_rich(type(item), name)
    if row and name in row.made_from:
        made.changes = changes(item, name, row.made_from[name], made.source)
        made.moved = name in row.moved
        if made.changes and text:
            made.still_right = f"{type(item).__name__.lower()}-{item.pk}-{name}_{code}"
    return made


def changes(item, name, before, now):
    fingerprint = registry.print_of(type(item))
    if fingerprint(name, before) == fingerprint(name, now):
        return []
    if registry.is_rich(type(item), name):
        before, now = differences.lines(before), differences.lines(now)
    return differences.parts(before, now)
