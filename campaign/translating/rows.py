"""Items of many kinds in one list: their names and titles in one query, however many kinds."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, ExpressionWrapper, F, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from campaign.models.publishing import Publishable
from ict4sdg import languages

from . import registry

DASH = Value(" · ")


@dataclass(frozen=True)
class Named:
    model: type
    pk: int
    name: str
    """Neutral: a number, a code, an address."""
    form: int
    """The key of the item on whose form it is edited: its own, or that of what it is a row of."""
    source: str
    titles: dict[str, str]
    when: object = None
    """What the list was asked to sort by."""

    def title(self, code):
        """(language, title) in `code`, or else in the best language that has one."""
        written = [each for each in languages.CODES if self.titles[each]]
        best = languages.best_of(written, code, self.source) or code
        return languages.BY_CODE[best], self.titles[best]

    @property
    def form_address(self):
        """The address of that form in the admin."""
        model, key = self.model, registry.TEXTS[self.model].row_of
        meta = (model._meta.get_field(key).related_model if key else model)._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[self.form])


def named(querysets, when=None):
    """(content type, pk) to `Named` for all of the `querysets`, in one query and sorted by the
    column `when` of all of them."""
    kinds = ContentType.objects.get_for_models(*(each.model for each in querysets))
    models = {kind.pk: model for model, kind in kinds.items()}
    parts = [columns(each, kinds[each.model], when) for each in querysets]
    if not parts:
        return {}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    found = {
        (kind, pk): Named(models[kind], pk, name, form, source, titles_of(titles), at)
        for kind, pk, name, form, source, at, *titles in rows
    }
    return dict(sorted(found.items(), key=lambda pair: pair[1].when)) if when else found


def titles_of(titles):
    return dict(zip(languages.CODES, titles, strict=True))


def columns(queryset, kind, when):
    """In the same order for every model, as a union needs it: modeltranslation's own rewriting
    would shuffle them."""
    model = queryset.model
    texts = registry.TEXTS[model]
    own = "source_language" if issubclass(model, Publishable) else None
    rows = queryset.rewrite(False).order_by()
    return rows.values_list(
        Value(kind.pk),
        Cast("pk", BigIntegerField()),
        name_of(texts.names),
        Cast(texts.row_of or "pk", BigIntegerField()),
        Cast(own, TextField()) if own else Value(registry.FALLBACK),
        ExpressionWrapper(F(when), type(model._meta.get_field(when))()) if when else Value(0),
        *(
            Cast(Coalesce(f"{texts.fields[0]}_{code}", Value("")), TextField())
            for code in languages.CODES
        ),
    )


def name_of(paths):
    first, *rest = [Cast(path, TextField()) for path in paths]
    return Concat(first, DASH, *rest, output_field=TextField()) if rest else first


def goal_path(model):
    """How `model` names the goals it belongs to, if it does."""
    if model.__name__ == "Goal":
        return "number"
    for field in ("goals", "goal"):
        if any(each.name == field for each in model._meta.get_fields()):
            return f"{field}__number"
    return None
