"""The doubts about an item's translation, with the glossary as staff keep it."""

from campaign.models import Term

from . import registry
from .doubts import Doubt, doubts


def terms():
    """The glossary, read once a save: it is small, and staff change it."""
    return [term.plain() for term in Term.objects.all()]


def doubts_about(item, code, source, glossary) -> list[Doubt]:
    """About all fields."""
    names = registry.TEXTS[type(item)].fields
    return [each for name in names for each in doubts_of(item, name, code, source, glossary)]


def doubts_of(item, name, code, source, glossary) -> list[Doubt]:
    """About one field."""
    kind = registry.TEXTS[type(item)]
    if code == source or not kind.is_doubted:
        return []
    texts = registry.texts(item, source)[name], registry.texts(item, code)[name]
    return doubts(texts[0], source, texts[1], code, glossary, name in kind.on_poster)
