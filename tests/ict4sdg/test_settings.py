"""The settings are read in a process of their own, as a deployment reads them."""

import os
import subprocess
import sys

import pytest

DEPLOYMENT = {
    "SECRET_KEY": "a-key-of-more-than-fifty-characters-0123456789-abcdefghijkl",
    "ALLOWED_HOSTS": "ict4sdg.example",
    "DATABASE_URL": os.environ["DATABASE_URL"],
}


def run(arguments, environment):
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(  # noqa: S603  (our own interpreter, our own arguments)
        [sys.executable, *arguments], env={**keep, **environment}, capture_output=True, text=True
    )


@pytest.mark.parametrize("name", list(DEPLOYMENT))
def test_production_refuses_to_start_without(name):
    environment = {key: value for key, value in DEPLOYMENT.items() if key != name}
    result = run(["-c", "import ict4sdg.wsgi"], environment)
    assert result.returncode != 0
    assert f"Set the environment variable {name}" in result.stderr


def test_check_deploy_is_clean():
    result = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], DEPLOYMENT)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_no_migration_is_pending():
    result = run(["manage.py", "makemigrations", "--check", "--dry-run"], DEPLOYMENT)
    assert result.returncode == 0, result.stdout
