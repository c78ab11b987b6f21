"""Content records into the database, without ever overwriting what staff changed.

For every record, `LoadedRecord` keeps a digest of each value that was loaded. A value whose
digest still fits is ours to update; any other was changed by staff and stays.
"""

import datetime
import decimal
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from campaign.models import LoadedRecord
from campaign.translating.saving import record_unseen, saving

from .files import CONTENT_DIR, records
from .kinds import natural_key

EVERYTHING = "*"


@dataclass
class Summary:
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)
    """Fields that staff changed, as `path: field`."""


def digest(value) -> str:
    if isinstance(value, (int, float, decimal.Decimal)) and not isinstance(value, bool):
        value = str(decimal.Decimal(str(value)).normalize())
    elif isinstance(value, datetime.datetime):
        value = value.astimezone(datetime.UTC).isoformat()
    elif isinstance(value, datetime.date):
        value = value.isoformat()
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:16]


def folder_digest(folder: Path = CONTENT_DIR) -> str:
    total = hashlib.sha256()
    for path in sorted([*folder.rglob("*.toml"), *Path(__file__).parent.glob("*.py")]):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def is_loaded(folder: Path = CONTENT_DIR) -> bool:
    """Whether exactly these files were loaded last."""
    stamp = LoadedRecord.objects.filter(path=EVERYTHING).first()
    return stamp is not None and stamp.digests.get("all") == folder_digest(folder)


@transaction.atomic
def load(folder: Path = CONTENT_DIR, *, reset=False, progress=lambda record: None) -> Summary:
    """Write all records of `folder`; with `reset`, over staff's changes too."""
    writer = Writer(reset)
    for record in records(folder):
        writer.write(record)
        progress(record)
    record_unseen()
    LoadedRecord.objects.update_or_create(
        path=EVERYTHING, defaults={"digests": {"all": folder_digest(folder)}}
    )
    return writer.summary


class Writer:
    def __init__(self, reset):
        self.reset = reset
        self.summary = Summary()
        self.stamps = {stamp.path: stamp for stamp in LoadedRecord.objects.all()}
        self.keys = {}

    def write(self, record):
        stamp = self.stamps.get(record.path) or LoadedRecord(path=record.path)
        known = dict(stamp.digests)
        lookup = self.lookup_of(record)
        instance = record.model.objects.filter(**lookup).first()
        if instance is None and stamp.pk and not self.reset:
            self.summary.kept.append(f"{record.path}: deleted")
            return
        is_new = instance is None
        instance = instance or record.model(**lookup)
        ours = is_new or self.reset
        changed = False
        for name, value in self.values_of(record).items():
            if self.is_ours(stamp, name, getattr(instance, name), value, ours):
                setattr(instance, name, value)
                changed = True
        if is_new or changed:
            self.save(instance, stamp)
        for name, keys in self.links_of(record).items():
            manager = getattr(instance, name)
            current = sorted(manager.values_list("pk", flat=True))
            if self.is_ours(stamp, name, current, keys, ours):
                manager.set(keys)
                changed = True
        if stamp.digests != known:
            stamp.save()
        self.count(is_new, changed)

    def save(self, instance, stamp):
        """The languages of a file agree: its own change outdates nothing, unless staff's words
        stay beside it."""
        kept = any(each.startswith(f"{stamp.path}: ") for each in self.summary.kept)
        with saving(minor=not kept, later=instance.pk is None):
            instance.save()

    def is_ours(self, stamp, name, current, wanted, ours):
        """Whether field `name` is to be set to `wanted`; stamps it then, or where it fits."""
        fits = digest(current) == digest(wanted)
        if fits or ours or stamp.digests.get(name) == digest(current):
            stamp.digests[name] = digest(wanted)
            return not fits
        self.summary.kept.append(f"{stamp.path}: {name}")
        return False

    def count(self, is_new, changed):
        if is_new:
            self.summary.created += 1
        elif changed:
            self.summary.updated += 1
        else:
            self.summary.unchanged += 1

    def lookup_of(self, record):
        return self.resolved(record.model, record.lookup)

    def values_of(self, record):
        return self.resolved(record.model, record.values)

    def links_of(self, record):
        """Many-to-many field to the sorted primary keys it shall hold."""
        return {
            name: sorted(
                self.pk_of(record.model._meta.get_field(name).related_model, key) for key in keys
            )
            for name, keys in record.links.items()
        }

    def resolved(self, model, values):
        """`values` by column: the natural key of a foreign key becomes a primary key."""
        columns = {}
        for name, value in values.items():
            field = model._meta.get_field(name)
            if field.is_relation and value is not None:
                value = self.pk_of(field.related_model, value)
            columns[field.attname] = value
        return columns

    def pk_of(self, model, key):
        """The primary key of the record of `model` that files call `key`."""
        known = self.keys.setdefault(model, {})
        if key not in known:
            known[key] = model.objects.values_list("pk", flat=True).get(**{natural_key(model): key})
        return known[key]
