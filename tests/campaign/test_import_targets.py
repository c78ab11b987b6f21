import json

import pytest
from django.core.management import CommandError, call_command

from ict4sdg import languages
from tests import factories

pytestmark = pytest.mark.django_db


def rows(*codes):
    return [{"code": code, "text": {c: f"{code} {c}" for c in languages.CODES}} for code in codes]


@pytest.fixture
def file(tmp_path):
    def make(content):
        path = tmp_path / "targets.json"
        path.write_text(content if isinstance(content, str) else json.dumps({"targets": content}))
        return path

    return make


@pytest.fixture(autouse=True)
def target():
    return factories.TargetFactory(code="9.c", official_text_en="")


def test_the_wording_comes_in_six_languages(file, target):
    call_command("import_targets", file(rows("9.c")))
    target.refresh_from_db()
    for code in languages.CODES:
        assert getattr(target, f"official_text_{code}") == f"9.c {code}"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("not json", "not a file of targets"),
        ('{"targets": 3}', "not a list"),
        (rows("9.c", "99.9"), "Row 2: there is no target 99.9"),
        (rows("9.c", "9.c"), "Row 2: target 9.c stands twice"),
        ([{"code": "9.c", "text": {"en": "Only English"}}], "no text in ar"),
    ],
)
def test_a_faulty_file_changes_nothing_and_names_the_row(file, target, content, problem):
    with pytest.raises(CommandError, match=problem):
        call_command("import_targets", file(content))
    target.refresh_from_db()
    assert target.official_text_en == ""
