"""The loader, on the repository's own content files."""

import io
import shutil

import pytest
from django.core.management import CommandError, call_command

from campaign.loading import check, files, write
from campaign.models import ActionLine, ActivityGoal, Goal, LineGoal, Post, Technology
from ict4sdg import languages

pytestmark = pytest.mark.django_db
GOAL_9 = "goals/goal-09.toml"


@pytest.fixture
def content(tmp_path):
    """A small set of content files to change: the goals, targets and settings."""
    for name in ("goals", "targets"):
        shutil.copytree(files.CONTENT_DIR / name, tmp_path / name)
    shutil.copy(files.CONTENT_DIR / "settings.toml", tmp_path)
    return tmp_path


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_files_of_the_repository_are_complete():
    assert list(check.problems()) == []


def test_everything_is_loaded_in_six_languages():
    write.load()
    assert Goal.objects.count() == 17
    assert ActionLine.objects.count() == 19
    assert LineGoal.objects.count() == 124
    assert Technology.objects.count() >= 14
    for code in languages.CODES:
        assert not Goal.objects.filter(**{f"how_icts_help_{code}": ""}).exists()
        assert not LineGoal.objects.filter(**{f"rationale_{code}": ""}).exists()
    for code in ("ar", "zh", "ru"):
        assert Post.objects.published().filter(published_in=[code]).exists()
    assert not ActivityGoal.objects.exclude(status="endorsed").exists()


def test_loading_again_changes_nothing(content):
    first = write.load(content)
    again = write.load(content)
    assert first.created > 17
    assert (again.created, again.updated, again.kept) == (0, 0, [])
    assert again.unchanged == first.created


def test_what_changed_in_a_file_is_updated(content):
    write.load(content)
    change(content / GOAL_9, Goal.objects.get(number=9).message_en, "A new message.")
    assert write.load(content).updated == 1
    assert Goal.objects.get(number=9).message_en == "A new message."


def test_what_staff_changed_is_kept_and_said(content):
    write.load(content)
    old = Goal.objects.get(number=9).message_en
    Goal.objects.filter(number=9).update(message_en="Staff wrote this.", message_fr="Et ceci.")
    change(content / GOAL_9, old, "The file says that.")
    summary = write.load(content)
    assert Goal.objects.get(number=9).message_en == "Staff wrote this."
    assert f"{GOAL_9}: message_en" in summary.kept
    again = write.load(content)
    assert Goal.objects.get(number=9).message_fr == "Et ceci."
    assert f"{GOAL_9}: message_fr" in again.kept


def test_what_staff_deleted_stays_deleted_until_a_reset(content):
    write.load(content)
    Goal.objects.get(number=17).targets.all().delete()
    write.load(content)
    assert not Goal.objects.get(number=17).targets.exists()
    write.load(content, reset=True)
    assert Goal.objects.get(number=17).targets.exists()


def test_a_reset_asks_first(monkeypatch):
    monkeypatch.setattr("builtins.input", lambda prompt: "no")
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("load_campaign", reset=True)


def test_a_second_load_of_the_same_files_reads_none():
    call_command("load_campaign", stdout=io.StringIO())
    out = io.StringIO()
    call_command("load_campaign", stdout=out)
    assert "nothing new" in out.getvalue()


def test_a_fault_loads_nothing(content):
    change(content / "settings.toml", "featured_goal = 9", "featured_goal = 99")
    with pytest.raises(Goal.DoesNotExist):
        write.load(content)
    assert not Goal.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("number = 9", "number = 9\nsurprise = 1", "unknown key surprise"),
        ("[message]", "[message_]", "message is missing"),
        ("sources = [", "notes = [", "no sources"),
    ],
)
def test_the_check_names_file_and_field(content, old, new, problem):
    change(content / GOAL_9, old, new)
    found = list(check.problems(content))
    assert any(line.startswith(GOAL_9) and problem in line for line in found), found


def test_the_check_finds_a_missing_language_and_a_dead_link(content):
    change(content / GOAL_9, 'ru = """', 'ru = """ """\nxx = """')
    found = "\n".join(check.problems(content))
    assert "ru: empty" in found
    assert "xx: not a language" in found
