from . import figures, goals, mapping, pages, people, pictures, stories, translations

__all__ = [
    "figures",
    "goals",
    "mapping",
    "pages",
    "people",
    "pictures",
    "stories",
    "translations",
]
