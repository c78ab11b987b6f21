"""How long the explorer takes at 100, 1,000 and 10,000 activities: `make bench-mapping`.

It makes a database of its own beside the demo's and drops it again.
"""

import statistics
import sys
import time

SIZES = (100, 1_000, 10_000)
TRIES = 7
PAGES = {
    "everything": "/en/mapping/",
    "three facets": "/en/mapping/?goal=9&goal=4&line=C2&sector={sector}",
    "words": "/en/mapping/?q=activity+77",
    "three facets as CSV": "/en/mapping/?goal=9&goal=4&line=C2&sector={sector}&format=csv",
    "matrix": "/en/mapping/matrix/",
}


def main():
    import django

    from tests import environment  # noqa: F401

    django.setup()
    from django.conf import settings
    from django.test import override_settings
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
            report(measured())
    finally:
        teardown_databases(made, verbosity=0)


def measured():
    """Page to the median of its times at each size, in milliseconds."""
    from tests.campaign import many

    sector = many.reference()["sectors"][0].slug
    times = {name: [] for name in PAGES}
    last = 0
    for size in SIZES:
        many.activities(last + 1, size)
        last = size
        for name, address in PAGES.items():
            times[name].append(median_time(address.format(sector=sector)))
    return times


def median_time(address):
    from django.test import Client

    client, taken = Client(), []
    for _ in range(TRIES + 1):
        start = time.perf_counter()
        assert client.get(address).status_code == 200, address
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[1:])


def report(times):
    heads = [f"{size:,}" for size in SIZES]
    line = "{:<22}" + "{:>12}" * len(SIZES) + "{:>16}\n"
    write = sys.stdout.write
    write(line.format("milliseconds at", *heads, "growth"))
    for name, taken in times.items():
        growth = f"× {taken[-1] / taken[0]:.1f}"
        write(line.format(name, *(f"{each:.0f}" for each in taken), growth))
    write(f"Growth: from {heads[0]} activities to {heads[-1]}, 100 times as many.\n")


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ict4sdg.settings")
    main()
