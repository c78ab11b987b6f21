import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from ict4sdg import languages
from posters import index, renderings
from posters.index import Index
from posters.models import Poster, Rendering
from tests import factories


def run(name, **options):
    said = io.StringIO()
    call_command(name, stdout=said, stderr=io.StringIO(), jobs=2, **options)
    return said.getvalue()


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker):
    """Goal 9 with two facts and a case, and every file of it, for all tests that only need that.
    Each test's own changes are undone within."""
    with django_db_blocker.unblock(), transaction.atomic():
        goal = factories.SettingsFactory().featured_goal
        factories.FactFactory.create_batch(2, goal=goal)
        factories.CaseStudyFactory(goals=[goal])
        run("render_posters")
        yield goal
        transaction.set_rollback(True)


@pytest.fixture
def rendered(once, db):
    index.write()
    return once


@pytest.mark.django_db
def test_every_file_is_rendered_once_and_then_current(rendered):
    # Eight files of signal, of fact and of the campaign, one briefing sheet, two pictures each.
    per_language = (8 + 2) * 3 + (1 + 2)
    assert Rendering.objects.count() == per_language * len(languages.CODES)
    assert "0 rendered" in run("render_posters")


@pytest.mark.django_db
def test_only_what_changed_is_rendered_after_an_edit(rendered):
    Poster.objects.filter(slug="goal-9").update(headline_es="Otras palabras")
    # Signal and the briefing sheet carry the headline; the fact poster has its figure's words.
    assert f"{8 + 2 + 1 + 2} rendered" in run("render_posters")


@pytest.mark.django_db
def test_the_command_makes_the_bytes_that_a_visitor_gets(rendered, client):
    kept = Rendering.objects.get(
        poster__slug="goal-9", language="ar", design="signal", format="a3.pdf"
    )
    assert client.get("/ar/posters/goal-9/a3.pdf")["ETag"] == f'"{kept.digest}"'
    Rendering.objects.all().delete()
    assert client.get("/ar/posters/goal-9/a3.pdf")["ETag"] == f'"{kept.digest}"'


@pytest.mark.django_db
def test_the_index_on_disk_tells_every_file(rendered):
    assert len(Index().all(slug="goal-9", language="zh")) == 17
    assert len(Index().all(language="zh")) == 25


@pytest.mark.django_db
def test_files_that_are_offered_no_more_are_forgotten(rendered):
    rendered.facts.all().delete()
    assert f"{10 * 6} no longer wanted" in run("render_posters")
    assert not Rendering.objects.filter(design="fact").exists()


@pytest.mark.django_db
def test_what_cannot_be_set_fails_the_command_and_is_named(rendered):
    Poster.objects.filter(slug="goal-9").update(headline_en="W" * 160)
    with pytest.raises(CommandError, match="goal-9 en signal"):
        run("render_posters")
    assert Rendering.objects.filter(language="fr").exists()


@pytest.mark.django_db
def test_the_check_asks_for_all_seventeen_goals(rendered):
    with pytest.raises(CommandError, match="16 problems"):
        run("check_posters")


@pytest.mark.django_db
def test_the_check_names_a_glyph_that_no_font_has(rendered):
    Poster.objects.filter(slug="goal-9").update(headline_ru="Знак \U00012000")
    said = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_posters", stdout=io.StringIO(), stderr=said, jobs=2)
    assert "goal-9 in ru" in said.getvalue()
    assert "goal-9 in en" not in said.getvalue()


def test_the_typesetters_digest_covers_what_renders():
    """Every module of the project that `posters.render` loads, in a process of its own."""
    import subprocess
    import sys

    code = (
        "import sys, posters.render, posters.previews\n"
        "print(*(n for n in sys.modules if n.startswith('posters.')))"
    )
    loaded = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    names = {name.removeprefix("posters.") for name in loaded}
    assert names == renderings.modules_of("render") | {"previews"}
