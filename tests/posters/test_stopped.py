"""Downloads go on while the database is stopped. It is, for real: one of the test's own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stopped")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.posters.stopped", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_database_is_really_stopped(seen):
    assert seen["ready"] == 503


def test_files_and_kits_are_the_same_as_before(seen):
    for before, stopped in zip(seen["before"], seen["stopped"], strict=True):
        assert stopped["status"] == before["status"] == 200
        assert stopped["start"] == before["start"]
        assert stopped["size"] == before["size"]
        assert stopped["name"] == before["name"]


def test_downloads_are_no_slower(seen):
    for stopped in seen["stopped"]:
        assert stopped["seconds"] < 5


def test_a_file_that_was_never_made_is_asked_for_later(seen):
    assert seen["unknown"][0]["status"] == 503


def test_counts_wait_and_are_written_when_it_is_back(seen):
    assert seen["flushed"] == 0
    assert seen["waiting"] == 2 + 6
    assert seen["counted"] == 2
