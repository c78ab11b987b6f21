"""Are the content files complete, well set and sourced? Every finding names file and field."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import NOT_PROVIDED
from django.utils.html import strip_tags

from campaign import glossary, numbers, rich_text, typography
from campaign.models.publishing import Publishable
from ict4sdg import languages

from .files import (
    CONTENT_DIR,
    NOTES,
    columns,
    read_glossary,
    read_tables,
    translated_fields,
)
from .kinds import BY_FOLDER, natural_key

OWN_LINK = re.compile(r'href="/\{l\}(/[^"]*)"')
ITEM_LINK = re.compile(
    r"^/(?:(goals)/(\d+)|mapping/(lines|technologies|activities)/([\w-]+)|(case-studies)/([\w-]+)"
    r"|(blog)/([\w-]+)|(events|documents)/([\w-]+)|(figures)/([0-9a-z.-]+)"
    r"|mapping/(matrix)/([\w-]+)/\d+"
    r"|(about|accessibility|privacy|terms))/$"
)
LIST_LINK = re.compile(
    r"^/((goals|mapping|mapping/matrix|mapping/editions|case-studies|blog|press|videos|events"
    r"|documents|figures)/)?$"
)
POSTER_LINK = re.compile(r"^/posters/(customise/)?$")
FOLDER_OF_LINK = {"blog": "posts", "figures": "indicators", "matrix": "lines"}
SET_BY_LOADER = {"state", "created_at", "updated_at"}


def problems(folder: Path = CONTENT_DIR) -> Iterator[str]:
    tables = list(read_tables(folder))
    keys = known_keys(tables)
    terms, exceptions = read_glossary()
    for kind, path, table in tables:
        if not table.get("sources"):
            yield f"{path}: no sources"
        yield from repeated_rows(kind, path, table)
        for where, model, row, given in parts(kind, path, table):
            codes = published_in(table) if is_publishable(kind.model) else languages.CODES
            yield from row_problems(where, model, row, given, codes, keys)
            source = table.get("source_language", "en")
            for name, texts in texts_of(model, row):
                yield from number_problems(f"{where}: {name}", texts, source)
                yield from term_problems(f"{where}: {name}", texts, source, terms, exceptions)


def known_keys(tables):
    keys = {kind.folder: set() for kind in BY_FOLDER.values()}
    for kind, _path, table in tables:
        if kind.folder == "targets":
            keys["targets"] |= {row["code"] for row in table.get("targets", ())}
        elif kind.folder != "settings":
            keys[kind.folder].add(table.get(natural_key(kind.model)))
    return keys


def parts(kind, path, table):
    """The file's own table and its rows, each with the fields that the loader gives it."""
    if kind.folder == "targets":
        for row in table.get("targets", ()):
            yield f"{path}#{row.get('code')}", kind.model, row, {"goal", "order"}
        return
    yield path, kind.model, {k: v for k, v in table.items() if k not in kind.rows}, set()
    for name, row_kind in kind.rows.items():
        for row in row_kind.rows(table, name):
            where = f"{path}#{name}/{row_kind.named(row)}"
            yield where, row_kind.model, row, {row_kind.parent, *row_kind.fixed}


def repeated_rows(kind, path, table):
    named = {name: list(map(row.named, row.rows(table, name))) for name, row in kind.rows.items()}
    named["targets"] = [
        row.get("code") for row in table.get("targets", ()) if isinstance(row, dict)
    ]
    for name, values in named.items():
        for value in sorted(str(value) for value, count in Counter(values).items() if count > 1):
            yield f"{path}: {name} has two rows for {value}"


def is_publishable(model):
    return issubclass(model, Publishable)


def published_in(table):
    return [code for code in languages.CODES if code in table.get("published_in", ())]


def row_problems(where, model, row, given, codes, keys):
    translated = translated_fields(model)
    for name, value in row.items():
        if name in NOTES:
            continue
        if name in translated:
            yield from text_problems(f"{where}: {name}", value, codes, keys)
            yield from length_problems(f"{where}: {name}", model._meta.get_field(name), value)
            continue
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            yield f"{where}: unknown key {name}"
            continue
        yield from relation_problems(f"{where}: {name}", field, value, keys)
        yield from value_problems(f"{where}: {name}", field, value)
    for name in sorted(required(model) - set(row) - given):
        yield f"{where}: {name} is missing"


def texts_of(model, row):
    """The row's translated fields as (name, {language: text})."""
    for name in translated_fields(model):
        if isinstance(row.get(name), dict):
            yield name, row[name]


def known_texts(texts, source):
    """(code, text) of each official language; none where the source is missing."""
    return [(code, texts[code]) for code in languages.CODES if code in texts and source in texts]


def number_problems(where, texts, source):
    for code, text in known_texts(texts, source):
        if found := numbers.differences(texts[source], source, text, code):
            shown = ", ".join(f"{number:f}" for number in found)
            yield f"{where}.{code}: numbers that only it or its source has: {shown}"


def term_problems(where, texts, source, terms, exceptions):
    for code, text in known_texts(texts, source):
        for miss in glossary.misses(texts[source], source, text, code, terms):
            if f"{where}: {miss.key}" in exceptions:
                continue
            if miss.wrong:
                yield f"{where}.{code}: “{miss.wrong}”; the glossary has “{miss.official}”"
            else:
                yield f"{where}.{code}: “{miss.official}” of the glossary ({miss.key}) is missing"


def length_problems(where, field, texts):
    for code, text in texts.items() if isinstance(texts, dict) else ():
        if field.max_length and len(text) > field.max_length:
            yield f"{where}.{code}: {len(text)} characters, {field.max_length} fit"


def required(model):
    """Fields a file must give: those that may not be blank and have no default."""
    columns_of_languages = {
        f"{name}_{code}" for name in translated_fields(model) for code in languages.CODES
    }
    return {
        field.name
        for field in model._meta.get_fields()
        if field.concrete
        and not field.auto_created
        and not field.blank
        and field.default is NOT_PROVIDED
        and field.name not in columns_of_languages | SET_BY_LOADER | {"id"}
        and not (field.many_to_many and not field.remote_field.through._meta.auto_created)
    }


def relation_problems(where, field, value, keys):
    folder = next((f for f, kind in BY_FOLDER.items() if kind.model is field.related_model), None)
    if not field.is_relation or folder not in keys:
        return
    for key in value if isinstance(value, list) else [value]:
        if key not in keys[folder]:
            yield f"{where} names {key}, which is not in {folder}/"


def value_problems(where, field, value):
    """What the model's own form would say of a plain value."""
    if field.is_relation or isinstance(value, (list, dict, datetime.date)):
        return
    try:
        field.clean(str(value) if isinstance(value, float) else value, None)
    except ValidationError as error:
        yield f"{where}: {' '.join(error.messages)}"


def text_problems(where, texts, codes, keys):
    if not isinstance(texts, dict):
        yield f"{where}: not a table of languages"
        return
    for code in codes:
        if not texts.get(code, "").strip():
            yield f"{where}.{code}: empty"
    for code in set(texts) - set(codes):
        yield f"{where}.{code}: not a language the item is published in"
    for column, html in columns("text", texts).items():
        code = column.removeprefix("text_")
        for problem in typography.problems(strip_tags(html).replace("&amp;", "&"), code):
            yield f"{where}.{code}: {problem}"
        if "<" in html:
            yield from markup_problems(f"{where}.{code}", html)
    if len({tuple(sorted(re.findall(r'href="([^"]*)"', text))) for text in texts.values()}) > 1:
        yield f"{where}: the links differ between languages"
    for text in texts.values():
        yield from link_problems(where, text, keys)
        break


def markup_problems(where, html):
    for tag in sorted(set(re.findall(r"<(\w+)", html)) - rich_text.TAGS):
        yield f"{where}: tag {tag} is not in the vocabulary"


def link_problems(where, text, keys):
    for address in OWN_LINK.findall(text):
        if LIST_LINK.match(address) or POSTER_LINK.match(address):
            continue
        match = ITEM_LINK.match(address)
        if not match:
            yield f"{where}: no page has the address {address}"
            continue
        found = [group for group in match.groups() if group]
        if len(found) == 1:
            folder, key = "pages", found[0]
        else:
            folder, key = FOLDER_OF_LINK.get(found[0], found[0]), found[1]
        if (int(key) if folder == "goals" else key) not in keys[folder]:
            yield f"{where}: the link {address} leads nowhere"
