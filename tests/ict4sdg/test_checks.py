import shutil

from ict4sdg import checks


def test_the_project_breaks_none_of_its_rules():
    for check in (
        checks.every_translated_field_has_a_column_per_language,
        checks.nothing_is_ordered_by_a_translated_field,
        checks.fonts_are_there,
    ):
        assert list(check(None)) == []


def test_ordering_by_a_translated_field_is_found(monkeypatch):
    from campaign.models import Technology

    monkeypatch.setattr(Technology._meta, "ordering", ["-name"])
    (error,) = checks.nothing_is_ordered_by_a_translated_field(None)
    assert error.id == "ict4sdg.E002"
    assert "Technology" in error.msg


def test_a_missing_font_is_found(settings, tmp_path):
    fonts = tmp_path / "static" / "fonts"
    shutil.copytree(settings.BASE_DIR / "static" / "fonts", fonts)
    (fonts / "noto-sans-arabic.woff2").unlink()
    settings.BASE_DIR = tmp_path
    (error,) = checks.fonts_are_there(None)
    assert error.id == "ict4sdg.E003"
