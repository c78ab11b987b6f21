"""Every save of a translated item passes here and leaves its translations' states right.

`Item.save()` is enough. Who knows more about a save says so around it:

    with saving(minor=True, user=request.user):
        post.save()
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from campaign.models.translations import Translation
from ict4sdg import languages

from . import registry, rules
from .doubting import doubts_about, terms
from .words import words

COLUMNS = [
    "source",
    "state",
    "in_progress",
    "promised",
    "stamps",
    "made_from",
    "written",
    "moved",
    "words",
    "words_current",
    "doubts",
    "updated_at",
    "updated_by",
]


@dataclass(frozen=True)
class Circumstances:
    minor: bool = False
    """The source's change doesn't touch its meaning: what was current stays current."""
    in_progress: frozenset = frozenset()
    """Languages whose translation is not finished, even if every field has text."""
    finished: frozenset = frozenset()
    """Languages whose translation is no longer in progress."""
    made_from: dict = field(default_factory=dict)
    """Language to {field: source}: what the texts that are saved were really made from."""
    later: bool = False
    """Many are saved at once, and `record_unseen()` follows."""
    user: object = None


NOW = ContextVar("circumstances")


@contextmanager
def saving(**changes):
    """What is saved inside is saved under these circumstances, see `Circumstances`."""
    for name in ("in_progress", "finished"):
        changes[name] = frozenset(changes.get(name, ()))
    token = NOW.set(replace(Circumstances(), **changes))
    try:
        yield
    finally:
        NOW.reset(token)


def register(model, **kind):
    """Keep states of the texts of `model`; `kind` is that of `registry.Texts`."""
    registry.TEXTS[model] = registry.Texts(**kind)
    post_save.connect(on_save, sender=model, dispatch_uid=f"states {model.__name__}")
    post_delete.connect(on_delete, sender=model, dispatch_uid=f"states {model.__name__}")


def circumstances_now():
    return NOW.get(Circumstances())


def on_save(instance, raw=False, **kwargs):
    if not raw and not circumstances_now().later:
        record_save(instance)


def on_delete(instance, **kwargs):
    Translation.objects.of(instance).delete()


def record_save(item):
    """Bring the states of `item` and of its parts in line with its texts as they are now.

    `Item.save()` calls it; after `bulk_create()` or `update()`, call it yourself, inside
    `saving()` where there is more to say.
    """
    now = circumstances_now()
    with transaction.atomic(savepoint=False):
        for each in [item, *parts(item)]:
            keep(each, now if each is item else replace(now, made_from={}))


def parts(item):
    """Rows with texts that belong to `item`, when that may have been submitted just now."""
    for model, kind in registry.TEXTS.items():
        if kind.parent and model._meta.get_field(kind.parent).related_model is type(item):
            yield from model.objects.filter(**{kind.parent: item}).select_related(kind.parent)


def keep(item, now):
    known = {row.language: row for row in Translation.objects.of(item).select_for_update()}
    rows = changed(item, known, now)
    glossary = terms() if rows else ()
    for row in rows:
        row.doubts = len(doubts_about(item, row.language, row.source, glossary))
    write(rows)


def changed(item, known, now) -> list[Translation]:
    """The rows of `item` that differ from those that are `known`, by language."""
    kind = ContentType.objects.get_for_model(type(item))
    rows = []
    for code, columns in standings(item, known, now).items():
        row = known.get(code)
        if row is None or any(getattr(row, name) != value for name, value in columns.items()):
            key = {"content_type": kind, "object_id": item.pk, "language": code}
            rows.append(Translation(**key, **columns, updated_by=now.user))
    return rows


def standings(item, known, now):
    """Language to columns of its row."""
    code = registry.source_of(item)
    last = known.get(code)
    fingerprint = registry.print_of(type(item))
    save = rules.Save(
        source=registry.texts(item, code),
        texts={},
        before=last.made_from if last else None,
        settles=registry.settles(item),
        minor=now.minor,
        rebased=any(row.source != code for row in known.values()),
    )
    if save.rebased:
        save = replace(save, before=None)
    promised = registry.promised_in(item)
    return {
        each: {
            **columns_of(item, each, save, known.get(each), now, fingerprint),
            "source": code,
            "promised": each in promised,
        }
        for each in languages.CODES
    }


def columns_of(item, code, save, row, now, fingerprint):
    save = replace(save, texts=registry.texts(item, code), made_from=now.made_from.get(code, {}))
    if save.texts == save.source and code == registry.source_of(item):
        standing = rules.original(save.source, fingerprint)
    else:
        standing = rules.after(standing_of(row), save, fingerprint)
        standing.in_progress = code not in now.finished and (
            standing.in_progress or code in now.in_progress
        )
    return as_columns(standing, save.source, fingerprint)


def standing_of(row):
    """What the row says; one that was the source until now was made from nothing yet."""
    if row is None or row.language == row.source:
        return rules.Standing()
    return rules.Standing(
        dict(row.stamps), dict(row.made_from), dict(row.written), set(row.moved), row.in_progress
    )


def as_columns(standing, source, fingerprint):
    done = rules.done(standing, source)
    counts = {name: words(text) for name, text in source.items()}
    return {
        "state": rules.state(standing, source, fingerprint),
        "in_progress": standing.in_progress,
        "stamps": standing.stamps,
        "made_from": standing.made_from,
        "written": standing.written,
        "moved": sorted(standing.moved),
        "words": sum(counts.values()),
        "words_current": sum(counts[name] for name in done),
    }


def write(rows):
    Translation.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "language"],
        update_fields=COLUMNS,
    )


def states(item) -> dict[str, str]:
    """Language to state, in UN order."""
    known = dict(Translation.objects.of(item).values_list("language", "state"))
    return {code: known[code] for code in languages.CODES if code in known}


def stamp(item, code, fields=None, *, user=None):
    """The texts of `fields` (all) in `code` are right as they are: made from today's source."""
    with transaction.atomic(savepoint=False):
        known = {row.language: row for row in Translation.objects.of(item).select_for_update()}
        if code not in known or code == known[code].source:
            return
        fingerprint = registry.print_of(type(item))
        source = registry.texts(item, known[code].source)
        standing = standing_of(known[code])
        standing.in_progress = standing.in_progress and fields is not None
        rules.stamp(standing, source, fields or list(source), fingerprint)
        set_columns(known[code], as_columns(standing, source, fingerprint), user)


def set_in_progress(item, code, *, user=None):
    """The translation into `code` is not finished, whatever it has."""
    with saving(in_progress=[code], user=user):
        record_save(item)


def set_columns(row, columns, user):
    for name, value in columns.items():
        setattr(row, name, value)
    row.updated_by = user
    row.save()


def record_unseen(progress=lambda model: None):
    """States for what has none yet: rows that came in bulk, or before there were states."""
    for model in registry.TEXTS:
        kind = ContentType.objects.get_for_model(model)
        seen = Translation.objects.filter(content_type=kind).values("object_id")
        rows = []
        for item in model.objects.exclude(pk__in=seen).iterator(chunk_size=500):
            rows += changed(item, {}, circumstances_now())
        write(rows)
        progress(model)
