"""Interface strings: found in the source, kept in locale/*/LC_MESSAGES/django.po, compiled.

Babel does all of it, so that no clone needs gettext.
"""

import io
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

from ict4sdg import languages

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
STRING = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
CALL = re.compile(rf"(?:n?p?gettext|_)\((?:[^()'\"]|{STRING})*\)", re.DOTALL)
SOURCES = ("campaign", "ict4sdg", "posters")
# djangojs holds what scripts of the admin say; it is kept by hand, for most is a library's.
DOMAINS = ("django", "djangojs")
TRANSLATED = tuple(code for code in languages.CODES if code != settings.LANGUAGE_CODE)
# Django and the libraries keep Chinese under zh_Hans; our prefix, and so our locale, is zh.
BORROWED = {"zh": "zh_Hans"}


def po_path(code, domain="django") -> Path:
    return Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES" / f"{domain}.po"


def source_files():
    for folder in SOURCES:
        for path in sorted((settings.BASE_DIR / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, path.read_text(encoding="utf-8")
    for suffix in ("*.html", "*.xml", "*.txt"):
        for path in sorted((settings.BASE_DIR / "templates").rglob(suffix)):
            # templatize() blanks out all but the calls, and leaves no valid Python around them.
            yield path, "\n".join(CALL.findall(templatize(path.read_text(encoding="utf-8"))))


def found() -> Catalog:
    """Every string marked for translation in the source, with where it stands."""
    catalog = Catalog(charset="utf-8")
    for path, text in source_files():
        name = str(path.relative_to(settings.BASE_DIR))
        for line in extract("python", io.BytesIO(text.encode()), KEYWORDS, ["Translators:"]):
            _line, message, comments, context = line
            catalog.add(message, locations=[(name, None)], auto_comments=comments, context=context)
    return catalog


def read(code, domain="django") -> Catalog:
    path = po_path(code, domain)
    if not path.exists():
        return Catalog(locale=languages.BY_CODE[code].cldr, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=languages.BY_CODE[code].cldr)


def update(code) -> Catalog:
    """Bring the catalogue of `code` in line with the source; what it translated stays."""
    catalog = read(code)
    catalog.update(found(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    path = po_path(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, omit_header=False)
    return catalog


@dataclass(frozen=True)
class Strings:
    all: int
    translated: int
    fuzzy: int


def count(code) -> Strings:
    """How many interface strings the catalogue of `code` has; English needs no translation."""
    path = po_path(code if code in TRANSLATED else TRANSLATED[0])
    counted = count_file(code, path.stat().st_mtime_ns if path.exists() else 0)
    return counted if code in TRANSLATED else Strings(counted.all, counted.all, 0)


@cache
def count_file(code, changed) -> Strings:
    entries = [each for each in read(code if code in TRANSLATED else TRANSLATED[0]) if each.id]
    filled = [each for each in entries if all_of(each.string)]
    fuzzy = sum(each.fuzzy for each in filled)
    return Strings(len(entries), len(filled) - fuzzy, fuzzy)


def all_of(string):
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def untranslated(code, source=None) -> list[str]:
    """Strings of the source that the catalogue of `code` lacks, leaves empty or doubts. `source`
    is what `found()` found, where that is known."""
    catalog = read(code)
    missing = []
    for message in source or found():
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        known = catalog.get(key, message.context)
        texts = known.string if known else ""
        texts = texts if isinstance(texts, tuple) else (texts,)
        if not known or known.fuzzy or not all(texts):
            missing.append(key)
    return missing


def compile_all() -> int:
    """Write every .mo that its .po is newer than; return how many."""
    written = 0
    for code in TRANSLATED:
        for domain in DOMAINS:
            source = po_path(code, domain)
            target = source.with_suffix(".mo")
            if source.exists() and not is_current(target, source):
                write_catalog(target, with_borrowed(read(code, domain), code, domain))
                written += 1
    return written


def is_current(target, source):
    return target.exists() and target.stat().st_mtime >= source.stat().st_mtime


def write_catalog(path, catalog):
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside it first: another process may be reading.
    beside = path.with_suffix(f".{os.getpid()}")
    with beside.open("wb") as file:
        write_mo(file, catalog)
    beside.replace(path)


def with_borrowed(catalog, code, domain):
    """`catalog` with the strings of Django and the libraries that it does not have itself."""
    for folder in borrowed_folders(code):
        path = folder / "LC_MESSAGES" / f"{domain}.po"
        if not path.exists():
            continue
        with path.open("rb") as file:
            for message in read_po(file, locale=BORROWED[code]):
                key = message.id[0] if isinstance(message.id, tuple) else message.id
                if key and message.string and not catalog.get(key, message.context):
                    catalog[message.id] = message
    return catalog


def borrowed_folders(code):
    import django

    if code not in BORROWED:
        return
    yield Path(django.__file__).parent / "conf" / "locale" / BORROWED[code]
    for config in apps.get_app_configs():
        for name in (BORROWED[code], BORROWED[code].replace("_", "-"), "zh_CN"):
            yield Path(config.path) / "locale" / name
