"""Items of many kinds in one list: their names and titles in one query, however many kinds."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

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
    source: str
    titles: dict[str, str]

    def title(self, code):
        """(language, title) in `code`, or else in the best language that has one."""
        written = [each for each in languages.CODES if self.titles[each]]
        best = languages.best_of(written, code, self.source) or code
        return languages.BY_CODE[best], self.titles[best]

    @property
    def change_address_name(self):
        return f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_change"


def named(querysets):
    """(content type, pk) to `Named` for all of the `querysets`, in one query."""
    kinds = ContentType.objects.get_for_models(*(each.model for each in querysets))
    models = {kind.pk: model for model, kind in kinds.items()}
    parts = [columns(each, kinds[each.model]) for each in querysets]
    if not parts:
        return {}
    first, *others = parts
    return {
        (kind, pk): Named(
            models[kind], pk, name, source, dict(zip(languages.CODES, titles, strict=True))
        )
        for kind, pk, name, source, *titles in (first.union(*others, all=True) if others else first)
    }


def columns(queryset, kind):
    model = queryset.model
    texts = registry.TEXTS[model]
    own = "source_language" if issubclass(model, Publishable) else None
    return queryset.order_by().values_list(
        Value(kind.pk),
        "pk",
        name_of(texts.names),
        F(own) if own else Value(registry.FALLBACK),
        *(
            Cast(Coalesce(f"{texts.fields[0]}_{code}", Value("")), TextField())
            for code in languages.CODES
        ),
    )


def name_of(paths):
    parts = [Cast(path, CharField()) for path in paths]
    return parts[0] if len(parts) == 1 else Concat(parts[0], DASH, parts[1])


def goal_path(model):
    """How `model` names the goals it belongs to, if it does."""
    if model.__name__ == "Goal":
        return "number"
    for field in ("goals", "goal"):
        if any(each.name == field for each in model._meta.get_fields()):
            return f"{field}__number"
    return None
