import pytest

from ict4sdg import languages
from ict4sdg.languages import best_of, language_of


def test_the_languages_stand_in_un_order():
    assert languages.CODES == ("ar", "zh", "en", "fr", "ru", "es")
    assert [each.name_en for each in languages.OFFICIAL] == sorted(
        each.name_en for each in languages.OFFICIAL
    )


@pytest.mark.parametrize(
    ("tag", "code"),
    [("zh-CN", "zh"), ("EN", "en"), ("ar-EG", "ar"), ("fr_CA", "fr"), ("cn", "zh"), ("de", None)],
)
def test_a_tag_finds_its_official_language(tag, code):
    found = language_of(tag)
    assert (found.code if found else None) == code


def test_the_best_language_is_the_wanted_then_the_source_then_un_order():
    assert best_of(["ar", "fr"], "fr", "ar") == "fr"
    assert best_of(["ar", "ru"], "fr", "ru") == "ru"
    assert best_of(["es", "zh"], "fr", "ru") == "zh"
    assert best_of([], "fr", "ru") is None
