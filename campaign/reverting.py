"""An earlier version of an item brought back: all of it, or one language."""

from reversion.models import Version

from campaign.translating.registry import TEXTS, source_of
from campaign.translating.saving import saving
from ict4sdg import languages

from .history import columns_of, part_versions, versions_of

# A revert brings texts, facts and ties back. What is public, and where, has steps of its own.
STAYS = {"slug", "state", "published_in", "published_at", "created_at", "updated_at"}

# Nor does a revert endorse a tie.
ENDORSEMENT = {"status", "endorsed_by", "endorsed_on"}


class Gone(Exception):
    """What the version names and needs exists no more."""


def revert(item, version, parts=()):
    """`item` and its rows as they were in `version`; rows added since are deleted.

    Raises ValidationError where what is published would lose its title, and Gone.
    """
    with saving(made_from=origins(item, version, languages.CODES)):
        write(item, columns_of(version), STAYS)
    for part, key in parts:
        revert_rows(item, version, part, key, without=ENDORSEMENT)


def revert_language(item, version, code, parts=()):
    """The texts of `item` and of its rows in one language as they were in `version`."""
    with saving(made_from=origins(item, version, [code])):
        write(item, in_language(type(item), columns_of(version), code))
    for part, key in parts:
        versions = part_versions(version, part, key)
        for pk, row in part.objects.in_bulk(versions).items():
            if texts := in_language(part, columns_of(versions[pk]), code):
                write(row, texts)


def recover(version, parts=(), endorsed=True, **changes):
    """What was deleted, as it was in its last version but for `changes`, under the key it had.

    Raises ValidationError where its address is taken by now, and Gone.
    """
    model = version._model
    item = model(pk=model._meta.pk.to_python(version.object_id))
    write(item, {**columns_of(version), **changes})
    for part, key in parts:
        revert_rows(item, version, part, key, without=() if endorsed else ENDORSEMENT)
    return item


def revert_rows(item, version, part, key, without):
    kept = part_versions(version, part, key)
    there = {row.pk: row for row in part.objects.filter(**{key: item})}
    for pk, row in there.items():
        if pk not in kept:
            row.delete()
    for pk, row_version in kept.items():
        write(there.get(pk) or part(pk=pk), columns_of(row_version), without)


def write(instance, columns, without=()):
    """Save `columns` of plain values to `instance`."""
    model, many = type(instance), {}
    for name, value in columns.items():
        if name in without:
            continue
        field = model._meta.get_field(name)
        if field.many_to_many:
            many[name] = field.related_model.objects.filter(pk__in=value)
        else:
            setattr(instance, field.attname, existing(field, value))
    instance.validate_unique()
    instance.validate_constraints()
    instance.save()
    for name, rows in many.items():
        getattr(instance, name).set(rows)


def existing(field, value):
    """`value` as the field holds it; none where it names a row that is gone."""
    if not field.is_relation or value is None:
        return field.to_python(value)
    if field.related_model.objects.filter(pk=value).exists():
        return field.target_field.to_python(value)
    if field.null:
        return None
    raise Gone(f"{field.verbose_name} {value}")


def in_language(model, columns, code):
    return {
        name: value
        for name, value in columns.items()
        if getattr(model._meta.get_field(name), "language", None) == code
    }


def origins(item, version, codes) -> dict:
    """Language to {field: source text} that those texts of `version` which `item` hasn't now were
    made from, as far as the versions tell: the source at the save that wrote each text."""
    if type(item) not in TEXTS:
        return {}
    source = source_of(item)
    older = [columns_of(each) for each in versions_of(item).filter(pk__lte=version.pk)]
    return {
        code: {
            name: origin(older, f"{name}_{code}", f"{name}_{source}")
            for name in TEXTS[type(item)].fields
            if (getattr(item, f"{name}_{code}") or "") != (older[0].get(f"{name}_{code}") or "")
        }
        for code in codes
        if code != source
    }


def origin(versions: list[dict], column: str, source: str) -> str:
    """`versions` are the newest first; what `source` said when `column` got the text it has in
    the first of them."""
    written = versions[0]
    for columns in versions:
        if columns.get(column) != versions[0].get(column):
            break
        written = columns
    return written.get(source) or ""


def deleted(model):
    """The last version of each row of `model` that exists no more, the newest first."""
    return Version.objects.get_deleted(model).select_related("revision__user").order_by("-pk")
