"""Downloads by poster, language, format and day. A download never waits for its count.

Counts gather in memory and are written every few seconds by a thread of their own. While the
database is stopped they wait there; nothing is kept of who asked.
"""

import atexit
import logging
import threading
from collections import Counter
from datetime import date

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.models import F
from django.utils.timezone import localdate

from .models import Download, Poster

logger = logging.getLogger(__name__)
MOST_WAITING = 100_000
"""Different counts; about five weeks of all there can be."""

waiting: Counter[tuple[str, str, str, date]] = Counter()
lock = threading.Lock()
wake = threading.Event()
writer: threading.Thread | None = None


def count(slug: str, language: str, format: str) -> None:
    key = (slug, language, format, localdate())
    with lock:
        if key in waiting or len(waiting) < MOST_WAITING:
            waiting[key] += 1
    if settings.DOWNLOADS_WRITTEN_EVERY:
        start()
        wake.set()


def start() -> None:
    """One writer a process; a forked worker starts its own."""
    global writer
    with lock:
        if writer is None or not writer.is_alive():
            writer = threading.Thread(target=run, name="downloads", daemon=True)
            writer.start()


def run() -> None:
    while True:
        wake.wait()
        wake.clear()
        threading.Event().wait(settings.DOWNLOADS_WRITTEN_EVERY)
        flush()
        connection.close()
        if waiting:
            wake.set()


def flush() -> int:
    """Write what waits; return how many counts that were. What fails goes on waiting."""
    with lock:
        taken = dict(waiting)
        waiting.clear()
    try:
        if taken:
            write(taken)
    except (DatabaseError, InterfaceError) as error:
        logger.warning("Downloads wait to be counted: %s", error)
        connection.close()  # It may be dead; the next try opens another.
        with lock:
            waiting.update(taken)
        return 0
    return len(taken)


def write(taken) -> None:
    posters = dict(Poster.objects.values_list("slug", "pk"))
    with transaction.atomic():  # All or nothing: what fails is tried again.
        # In one order everywhere, so that two processes never wait for each other.
        for (slug, language, format, day), number in sorted(taken.items()):
            if slug in posters:
                key = {"poster_id": posters[slug], "language": language, "format": format}
                Download.objects.bulk_create([Download(**key, day=day)], ignore_conflicts=True)
                rows = Download.objects.filter(**key, day=day)
                rows.update(count=F("count") + number)


atexit.register(flush)
