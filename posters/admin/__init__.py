from . import downloads, posters

__all__ = ["downloads", "posters"]
