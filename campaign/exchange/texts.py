"""The units of items: from the database to translators, and from an id back to its item."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst

from campaign.loading.kinds import natural_key
from campaign.models import Translation
from campaign.translating import registry
from campaign.translating.fingerprints import fingerprint

from .units import Unit, stamped


@dataclass(frozen=True)
class Place:
    """Where a unit's texts stand."""

    item: object
    field: str
    standing: Translation | None
    """Of the item in the target language; None if there are no states of it yet."""

    @property
    def is_rich(self) -> bool:
        return registry.is_rich(type(self.item), self.field)

    def text(self, code) -> str:
        return getattr(self.item, f"{self.field}_{code}") or ""

    def column(self, code):
        return self.item._meta.get_field(f"{self.field}_{code}")


def kinds() -> dict[str, type]:
    """Name in ids to model, of all that is translated."""
    return {model._meta.model_name: model for model in registry.TEXTS}


def key_field(model) -> str:
    """The field that names an item in ids: its natural key, or its number in the database."""
    name = natural_key(model)
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return "pk"
    return name


def reference(item) -> str:
    """`post:rural-broadband`: how files and addresses name an item."""
    return f"{item._meta.model_name}:{getattr(item, key_field(type(item)))}"


def found(references) -> dict[str, object]:
    """Reference to item, of those that exist. One query a model."""
    wanted = {}
    for each in references:
        name, _colon, key = each.partition(":")
        wanted.setdefault(name, set()).add(key)
    models, items = kinds(), {}
    for name in wanted.keys() & models.keys():
        model = models[name]
        keys = [key for key in map(key_type(model), wanted[name]) if key is not None]
        for item in with_parent(model).filter(**{f"{key_field(model)}__in": keys}):
            items[reference(item)] = item
    return items


def key_type(model):
    """What a key in an id is in the database; None for what can't be one."""
    field = model._meta.pk if key_field(model) == "pk" else model._meta.get_field(key_field(model))
    if field.get_internal_type().endswith(("IntegerField", "AutoField")):
        return lambda key: int(key) if key.isascii() and key.isdigit() and len(key) < 10 else None
    return lambda key: key


def with_parent(model):
    """Rows of an item come with all that they belong to: it says who may write them."""
    return model.objects.select_related() if key_field(model) == "pk" else model.objects.all()


def standings(items, code) -> dict:
    """(model, primary key) to the item's standing in a language. One query a model."""
    by_model, rows = {}, {}
    for item in items:
        by_model.setdefault(type(item), []).append(item.pk)
    for model, keys in by_model.items():
        kind = ContentType.objects.get_for_model(model)
        known = Translation.objects.filter(content_type=kind, object_id__in=keys, language=code)
        rows.update({(model, row.object_id): row for row in known})
    return rows


def places(items, code):
    """Every text of `items`, in the order of the items and their fields."""
    rows = standings(items, code)
    for item in items:
        for name in registry.TEXTS[type(item)].fields:
            yield Place(item, name, rows.get((type(item), item.pk)))


def state_of(place: Place, target: str) -> str:
    """How one text of an item stands; states are kept for the item as a whole."""
    row = place.standing
    if not fingerprint(place.text(target), is_rich=place.is_rich):
        return "missing"
    if row is None or row.in_progress:
        return "in_progress"
    return "outdated" if place.field in row.moved else "current"


def source_of(place: Place) -> str:
    return place.standing.source if place.standing else registry.source_of(place.item)


def units(items, source: str, target: str, states) -> list[Unit]:
    """What of `items` is translated from `source` and stands in one of `states` in `target`."""
    return [
        unit_of(place, source, target, state)
        for place in places(items, target)
        if source_of(place) == source
        and fingerprint(place.text(source), is_rich=place.is_rich)
        and (state := state_of(place, target)) in states
    ]


def unit_of(place: Place, source: str, target: str, state: str) -> Unit:
    return stamped(
        Unit(
            id=f"{reference(place.item)}:{place.field}",
            source=place.text(source),
            target=place.text(target),
            state=state,
            note=note_of(place),
            max_length=place.column(target).max_length,
            rich=place.is_rich,
        )
    )


def note_of(place: Place) -> str:
    """What the translator should know: which text of what this is."""
    field = place.item._meta.get_field(place.field)
    words = [capfirst(str(place.item._meta.verbose_name)), str(field.verbose_name)]
    return " · ".join([*words, *([str(field.help_text)] if field.help_text else [])])
