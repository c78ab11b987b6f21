import datetime
import re

import pytest
from django.utils import translation
from django.utils.formats import date_format

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


def test_the_day_stands_before_the_month_or_the_year_before_both(code):
    moment = datetime.datetime(2026, 11, 30, 14, 5)
    with translation.override(code):
        said = [date_format(moment, name) for name in ("SHORT_DATETIME_FORMAT", "DATETIME_FORMAT")]
    for text in said:
        assert re.findall(r"\d+", text)[0] in ("30", "2026"), text
        assert re.search(r"\b14[:.]05", text), text
