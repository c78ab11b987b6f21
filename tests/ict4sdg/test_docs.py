"""The docs say what is there: every command, every variable, every link between them."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")


def test_every_command_is_documented():
    commands = {
        path.stem for path in ROOT.glob("*/management/commands/*.py") if path.stem != "__init__"
    }
    assert {name for name in commands if f"manage.py {name}" not in OPERATING} == set()


def test_every_variable_is_documented():
    source = "".join((ROOT / "ict4sdg" / name).read_text() for name in ("settings.py", "local.py"))
    names = set(re.findall(r'(?:env_\w+|environ(?:\.get|\.setdefault)?)[\[(]"([A-Z_]+)"', source))
    names |= set(re.findall(r'"([A-Z_]+)" in os\.environ', source))
    assert len(names) > 10
    assert {
        name for name in names - {"DJANGO_SETTINGS_MODULE"} if f"`{name}`" not in OPERATING
    } == set()


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_between_the_docs_lead_somewhere(path):
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120
