from . import figures, goals, indicators, mapping, pages, people, pictures, stories

__all__ = ["figures", "goals", "indicators", "mapping", "pages", "people", "pictures", "stories"]
