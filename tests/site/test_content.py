"""What comes with the site, once it is loaded."""

import io
import json

import pytest
from django.conf import settings
from django.core.management import call_command

from campaign.models import Page, Target, Translation
from ict4sdg import languages
from posters import customising

pytestmark = pytest.mark.django_db
SHARED = settings.BASE_DIR.parent / "shared" / "facts" / "sdg_targets_text.json"


@pytest.fixture
def official(tmp_path, campaign):
    """The official wording where that stands beside the project, else made-up texts."""
    if SHARED.exists():
        return SHARED
    texts = {code: f"Text {code}" for code in languages.CODES}
    rows = [{"code": code, "text": texts} for code in Target.objects.values_list("code", flat=True)]
    path = tmp_path / "targets.json"
    path.write_text(json.dumps({"targets": rows}), encoding="utf-8")
    return path


def test_the_translations_of_its_files_are_current(campaign):
    assert not Translation.objects.filter(promised=True).exclude(state="current").exists()
    out = io.StringIO()
    call_command("translation_status", stdout=out)
    assert "Everything that must be complete is." in out.getvalue()


def test_the_official_wording_of_all_targets_imports_whole(official):
    call_command("import_targets", official, stdout=io.StringIO())
    assert not Target.objects.filter(official_text_ar="").exists()
    assert Target.objects.exclude(official_text_zh="").count() == 169


def test_the_terms_of_the_posters_exist_in_all_six_languages(campaign):
    assert Page.objects.get(slug="poster-terms").published_in == list(languages.CODES)
    assert all(len(customising.terms_line(code)) > 60 for code in languages.CODES)
