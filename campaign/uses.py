"""Where a picture or a file is used: by everything that points at it, and by links in texts."""

from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from campaign.models.publishing import Publishable, State
from campaign.translating import registry
from ict4sdg import languages


def relations(model):
    """The foreign keys that lead to `model`, of every application, whether named back or not."""
    return [
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if (relation.one_to_many or relation.one_to_one) and not relation.concrete
    ]


def uses(instances) -> dict:
    """Primary key to the items that use it. One query a foreign key, however many instances."""
    instances = list(instances)
    found = {each.pk: [] for each in instances}
    for field in relations(type(instances[0])) if instances else ():
        related = [each.name for each in field.model._meta.fields if each.many_to_one]
        rows = field.model._base_manager.filter(**{f"{field.name}__in": instances})
        for row in rows.select_related(*related).order_by("pk"):
            found[getattr(row, field.attname)].append(whole(row))
    return found


def whole(row):
    """The item that a row belongs to, or the row itself."""
    return getattr(row, "document", row)


def linked(address: str) -> list:
    """The items with a rich text that holds `address`."""
    found = []
    for model in registry.TEXTS:
        names = [name for name in registry.TEXTS[model].fields if registry.is_rich(model, name)]
        condition = Q(pk__in=[])
        for name in names:
            for code in languages.CODES:
                condition |= Q(**{f"{name}_{code}__contains": address})
        if names:
            found += model.objects.filter(condition)
    return found


def shown_in(items) -> set[str]:
    """The languages in which released ones of `items` show what they use."""
    released = (
        each for each in items if isinstance(each, Publishable) and each.state == State.PUBLISHED
    )
    return {code for each in released for code in each.published_in}


def admin_address(item) -> str:
    try:
        return reverse(
            f"admin:{item._meta.app_label}_{item._meta.model_name}_change", args=[item.pk]
        )
    except NoReverseMatch:
        return ""
