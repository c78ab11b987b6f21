"""Loaded before pytest-django reads the settings: the tests' own PostgreSQL, files and keys."""

import os
import tempfile
from pathlib import Path

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
# Playwright's loop makes Django think that the tests run inside an asynchronous view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
