from . import figures, goals, mapping, pages, people, pictures, stories

__all__ = ["figures", "goals", "mapping", "pages", "people", "pictures", "stories"]
