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

    def pk_of(self, model, key):
        """The primary key of the record of `model` that files call `key`."""
        known = self.keys.setdefault(model, {})
        if key not in known:
            known[key] = model.objects.values_list("pk", flat=True).get(**{natural_key(model): key})
        return known[key]

    def lookup_of(self, record):
        lookup = {}
        for name, value in record.lookup.items():
            related = record.model._meta.get_field(name).related_model
            lookup[name if not related else f"{name}_id"] = (
                self.pk_of(related, value) if related else value
            )
        return lookup

    def write(self, record):
        lookup = self.lookup_of(record)
        stamp = self.stamps.get(record.path)
        instance = record.model.objects.filter(**lookup).first()
        if instance is None and stamp and not self.reset:
            self.summary.kept.append(f"{record.path}: deleted")
            return
        created = instance is None
        if created:
            instance = record.model(**lookup)
        digests = {} if created or self.reset or not stamp else stamp.digests
        ours = created or self.reset
        changed = self.set_values(instance, record, digests, ours)
        if created or changed:
            instance.save()
        linked = self.set_links(instance, record, digests, ours)
        self.count(created, changed or linked)
        self.remember(record, stamp, digests, ours)

    def set_values(self, instance, record, digests, ours):
        changed = False
        for name, value in record.values.items():
            field = record.model._meta.get_field(name)
            current = getattr(instance, field.attname)
            if field.is_relation:
                value = None if value is None else self.pk_of(field.related_model, value)
            if digest(current) == digest(value):
                continue
            if ours or digests.get(name) == digest(current):
                setattr(instance, field.attname, value)
                changed = True
            else:
                self.summary.kept.append(f"{record.path}: {name}")
        return changed

    def set_links(self, instance, record, digests, ours):
        changed = False
        for name, keys in record.links.items():
            manager = getattr(instance, name)
            current = sorted(manager.values_list("pk", flat=True))
            wanted = sorted(self.pk_of(manager.model, key) for key in keys)
            if current == wanted:
                continue
            if ours or digests.get(name) == digest(current):
                manager.set(wanted)
                changed = True
            else:
                self.summary.kept.append(f"{record.path}: {name}")
        return changed

    def count(self, created, changed):
        if created:
            self.summary.created += 1
        elif changed:
            self.summary.updated += 1
        else:
            self.summary.unchanged += 1

    def remember(self, record, stamp, digests, ours):
        """Stamp what was written. A field that staff changed keeps its old digest."""
        instance = record.model.objects.get(**self.lookup_of(record))
        for name, value in record.values.items():
            field = record.model._meta.get_field(name)
            if field.is_relation and value is not None:
                value = self.pk_of(field.related_model, value)
            if ours or digest(getattr(instance, field.attname)) == digest(value):
                digests = {**digests, name: digest(value)}
        for name, keys in record.links.items():
            manager = getattr(instance, name)
            wanted = sorted(self.pk_of(manager.model, key) for key in keys)
            if sorted(manager.values_list("pk", flat=True)) == wanted:
                digests = {**digests, name: digest(wanted)}
        stamp = stamp or LoadedRecord(path=record.path)
        if stamp.digests != digests:
            stamp.digests = digests
            stamp.save()
