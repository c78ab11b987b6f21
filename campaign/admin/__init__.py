from . import editions, figures, goals, indicators, mapping, pages, people, pictures, stories

__all__ = [
    "editions",
    "figures",
    "goals",
    "indicators",
    "mapping",
    "pages",
    "people",
    "pictures",
    "stories",
]
