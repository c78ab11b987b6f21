from . import (
    editions,
    endorsing,
    figures,
    goals,
    indicators,
    mapping,
    pages,
    people,
    pictures,
    stories,
)

__all__ = [
    "editions",
    "endorsing",
    "figures",
    "goals",
    "indicators",
    "mapping",
    "pages",
    "people",
    "pictures",
    "stories",
]
