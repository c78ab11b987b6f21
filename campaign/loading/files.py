"""Content files as records of plain values: nothing here touches the database."""

import datetime
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone
from modeltranslation.translator import NotRegistered, translator

from campaign import glossary
from campaign.models import Term
from campaign.models.publishing import Publishable, State
from campaign.typography import isolate_codes, set_spaces
from ict4sdg import languages

from .kinds import KINDS, Kind, natural_key

CONTENT_DIR = Path(__file__).resolve().parent.parent / "content"
NOTES = {"sources", "marks"}


@dataclass
class Record:
    path: str
    """The file, below the content folder; `#goals/9` names a row of it."""
    model: type
    lookup: dict
    """What identifies the record: field to plain value or to the natural key of a parent."""
    values: dict = field(default_factory=dict)
    """Column to plain value; a foreign key to the natural key it names, or None."""
    links: dict = field(default_factory=dict)
    """Many-to-many field to the natural keys it names."""


def read_tables(folder: Path = CONTENT_DIR) -> Iterator[tuple[Kind, str, dict]]:
    """Every content file as (kind, path below `folder`, parsed table).

    Raises tomllib.TOMLDecodeError with the path in its message.
    """
    for kind in KINDS:
        single = folder / f"{kind.folder}.toml"
        for path in [single] if single.exists() else files_of(folder, kind):
            name = str(path.relative_to(folder))
            try:
                yield kind, name, tomllib.loads(path.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise tomllib.TOMLDecodeError(f"{name}: {error}") from error


def read_glossary(folder: Path = CONTENT_DIR) -> tuple[list[glossary.Term], dict[str, str]]:
    """The official terms, and where a text may do without one ("file: field: term" to why)."""
    table = tomllib.loads((folder / "glossary.toml").read_text(encoding="utf-8"))
    return [glossary.term(row) for row in table["terms"]], table["exceptions"]


def files_of(folder, kind):
    """By name without its ending, so that C7 comes before its own parts, C7-AGR …"""
    return sorted((folder / kind.folder).glob("*.toml"), key=lambda path: path.stem)


def records(folder: Path = CONTENT_DIR) -> Iterator[Record]:
    for kind, path, table in read_tables(folder):
        if kind.folder == "targets":
            number = int(Path(path).stem.removeprefix("goal-"))
            for order, row in enumerate(table["targets"], start=1):
                row = {"goal": number, "order": number * 100 + order, **row}
                yield record(f"{path}#{row['code']}", kind.model, row)
            continue
        if kind.folder == "settings":
            table = {"id": 1, **table}
        parent = record(path, kind.model, {k: v for k, v in table.items() if k not in kind.rows})
        yield parent
        for name, row_kind in kind.rows.items():
            for row in row_kind.rows(table, name):
                child = record(
                    f"{path}#{name}/{row_kind.named(row)}",
                    row_kind.model,
                    {**row_kind.fixed, **row},
                    row_kind.keys,
                )
                child.lookup[row_kind.parent] = parent.lookup[natural_key(kind.model)]
                yield child
    yield from glossary_records(folder)


def glossary_records(folder):
    path = folder / "glossary.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["terms"] if path.exists() else ()
    for row in rows:
        made = Record(f"glossary.toml#{row['key']}", Term, {"key": row["key"]})
        made.values = {name: row[name] for name in ("note", "checked", "exact") if name in row}
        made.values |= {f"term_{code}": text for code, text in row["term"].items()}
        for name in ("forms", "also", "wrong"):
            for code, forms in row.get(name, {}).items():
                made.values[f"{name}_{code}"] = "\n".join(forms)
        yield made


def record(path, model, table, keys=()):
    keys = keys or (natural_key(model),)
    made = Record(path, model, {key: table[key] for key in keys})
    for name, value in table.items():
        if name in NOTES or name in keys:
            continue
        if name in translated_fields(model):
            made.values.update(columns(name, value))
        elif model._meta.get_field(name).many_to_many:
            made.links[name] = value
        else:
            made.values[name] = moment(value) if name == "published_at" else value
    if issubclass(model, Publishable):
        made.values["state"] = State.PUBLISHED
    return made


def translated_fields(model) -> tuple[str, ...]:
    try:
        return tuple(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return ()


def columns(name, texts):
    """`{"fr": …}` of field `name` as `{"name_fr": …}`, as printed, with links in the language."""
    return {
        f"{name}_{code}": printed(text.strip().replace("{l}", code), code)
        for code, text in texts.items()
        if code in languages.CODES
    }


def printed(text, code):
    text = set_spaces(text, code)
    return isolate_codes(text) if code == "ar" else text


def moment(day: datetime.date) -> datetime.datetime:
    """Nine in the morning at headquarters on `day`."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(9)))
