from . import exchanges, figures, goals, mapping, pages, people, pictures, stories, translations

__all__ = [
    "exchanges",
    "figures",
    "goals",
    "mapping",
    "pages",
    "people",
    "pictures",
    "stories",
    "translations",
]
