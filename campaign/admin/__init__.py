from . import (
    exchanges,
    figures,
    goals,
    library,
    mapping,
    pages,
    people,
    pictures,
    stories,
    terms,
    translations,
)

__all__ = [
    "exchanges",
    "figures",
    "goals",
    "library",
    "mapping",
    "pages",
    "people",
    "pictures",
    "stories",
    "terms",
    "translations",
]
