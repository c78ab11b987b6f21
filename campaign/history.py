"""The versions of an item: what a save changed, by field and language.

django-reversion keeps them; here they are read as plain values by column.
"""

import json
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass

import reversion
from django.core import serializers
from django.db import models, transaction
from reversion.models import Version
from reversion.revisions import _get_options, _stack

from campaign import differences
from campaign.rich_text import RichTextField
from ict4sdg import languages

SILENT = {"id", "created_at", "updated_at", "uploaded_at"}


def columns_of(version) -> dict:
    """Column to plain value, as it was kept."""
    return json.loads(version.serialized_data)[0]["fields"]


def columns_now(item) -> dict:
    fields = _get_options(type(item)).fields
    return json.loads(serializers.serialize("json", [item], fields=fields))[0]["fields"]


def versions_of(item):
    """The newest first."""
    return Version.objects.get_for_object(item).select_related("revision__user")


def last_author(item):
    version = versions_of(item).first()
    return version.revision.user if version else None


@dataclass(frozen=True)
class Change:
    """A column that differs. `kept` is whether the row it belongs to was there before and after."""

    model: type
    name: str
    before: object
    after: object
    row: str = ""
    """Names the row of the item that the column is in; empty for the item itself."""

    @property
    def field(self):
        return self.model._meta.get_field(self.name)

    @property
    def language(self):
        return languages.BY_CODE.get(getattr(self.field, "language", None))


def changes(model, before: dict, after: dict, row="") -> list[Change]:
    """Every column of `model` that differs, the texts last and in UN order."""
    found = [
        Change(model, name, before.get(name), after.get(name), row)
        for name in {**before, **after}
        if name not in SILENT and differs(model, name, before.get(name), after.get(name))
    ]
    codes = ["", *languages.CODES]
    return sorted(found, key=lambda each: codes.index(each.language.code if each.language else ""))


def differs(model, name, before, after) -> bool:
    field = model._meta.get_field(name)
    if isinstance(getattr(field, "translated_field", None), RichTextField):
        return differences.folded(before) != differences.folded(after)
    return exact(field, before) != exact(field, after)


def exact(field, value):
    """A kept value, the same however it is written: moments in any zone, numbers with any zeros."""
    if isinstance(field, (models.DateTimeField, models.DecimalField)) and value:
        return field.to_python(value)
    return value or ""


def changes_between(model, before, after, parts=()) -> list[Change]:
    """What changed from version `before` (None: nothing was there) to `after`, rows included.

    `parts` are the models of the rows, each with its foreign key's name.
    """
    found = changes(model, columns_of(before) if before else {}, columns_of(after))
    for part, key in parts:
        old = part_versions(before, part, key) if before else {}
        new = part_versions(after, part, key)
        for pk in sorted({*old, *new}):
            named = new.get(pk) or old[pk]
            found += changes(
                part,
                columns_of(old[pk]) if pk in old else {},
                columns_of(new[pk]) if pk in new else {},
                row=named.object_repr,
            )
    return [each for each in found if each.name not in {key for _part, key in parts}]


def part_versions(version, part, key) -> dict:
    """Primary key to version of the rows of `part` that belonged to the item in `version`."""
    if part not in rows_of(version):
        load_rows([version], part, key)
    return rows_of(version)[part]


def rows_of(version) -> dict:
    """What `load_rows` has loaded for a version."""
    return version.__dict__.setdefault("rows", {})


def load_rows(versions, part, key):
    """The versions of the rows of `part` for all `versions` of an item, in one query."""
    revisions = {version.revision_id: version for version in versions}
    for version in versions:
        rows_of(version)[part] = {}
    for row in Version.objects.get_for_model(part).filter(revision__in=revisions):
        version = revisions[row.revision_id]
        if str(columns_of(row).get(key)) == version.object_id:
            rows_of(version)[part][int(row.object_id)] = row


def keep_as_it_is(item):
    """Make sure that the item as it stands is among its versions, before something changes it:
    what was loaded or imported has none yet."""
    last = versions_of(item).first()
    if last and same(type(item), columns_of(last), columns_now(item)):
        return
    # Outside a revision that is being made: it would drop what is deleted in it. All else of the
    # context stays, for in an event loop Django finds its connection there.
    context = copy_context()
    context.run(_stack.set, [])
    context.run(keep, item)


def keep(item):
    with reversion.create_revision():
        reversion.add_to_revision(item)


def same(model, before, after):
    """Whether not a letter differs."""
    return before.keys() == after.keys() and all(
        exact(model._meta.get_field(name), before[name])
        == exact(model._meta.get_field(name), value)
        for name, value in after.items()
        if name not in SILENT
    )


@contextmanager
def recorded(item, user, comment=""):
    """Whatever is saved inside becomes a version of `item` by `user`; so does what was before."""
    with transaction.atomic():
        keep_as_it_is(item)
        with reversion.create_revision():
            reversion.set_user(user)
            reversion.set_comment(comment)
            yield
            reversion.add_to_revision(item)
