"""Whether the static files were collected since they last changed.

Collecting compresses every file and takes many seconds, so that a start with nothing new
should not pay for it.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders


def digest() -> str:
    """Of the name, size and time of every static file of the project and its libraries."""
    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            total.update(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return total.hexdigest()


def stamp() -> Path:
    return Path(settings.STATIC_ROOT) / ".collected"


def is_current() -> bool:
    return stamp().exists() and stamp().read_text() == digest()


def remember() -> None:
    stamp().write_text(digest())
