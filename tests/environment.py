"""Loaded before pytest-django reads the settings: the tests' own PostgreSQL, files and keys."""

import os
import tempfile
from pathlib import Path

import psycopg

from ict4sdg import local

FOLDER = Path(
    os.environ.get("TEST_VAR_DIR", Path(__file__).resolve().parent.parent / "var" / "test")
)

os.environ["VAR_DIR"] = str(FOLDER)
os.environ["MEDIA_ROOT"] = tempfile.mkdtemp(prefix="ict4sdg-media-")
os.environ["ALLOWED_HOSTS"] = "testserver,127.0.0.1,localhost"
os.environ.pop("SECRET_KEY", None)
(FOLDER / "static").mkdir(parents=True, exist_ok=True)
local.prepare()
# Nothing that the tests write has to outlive a power cut.
with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        connection.execute(f"ALTER SYSTEM SET {setting} = off")
    connection.execute("SELECT pg_reload_conf()")
# Playwright's loop makes Django think that the tests run inside an asynchronous view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
