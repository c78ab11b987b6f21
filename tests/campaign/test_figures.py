import datetime
import locale
from decimal import Decimal

import pytest

from campaign import figures

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "67%"), ("fr", f"67{NBSP}%"), ("ru", f"67{NBSP}%"), ("es", f"67{NBSP}%"), ("zh", "67%")]
    + [("ar", "67%")],
)
def test_a_percentage_has_its_languages_space(code, text):
    assert figures.percent(Decimal("67.000"), code) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", f"2.6{NBSP}billion"),
        ("fr", f"2,6{NBSP}milliards"),
        ("es", f"2{NBSP}600{NBSP}millones"),
        ("ru", f"2,6{NBSP}миллиарда"),
        ("zh", "26亿"),
        ("ar", f"2.6{NBSP}مليار"),
    ],
)
def test_a_large_number_is_written_in_words(code, text):
    assert figures.number(Decimal("2600000000"), code) == text


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("fr", "1000000.0000", f"1{NBSP}million"),
        ("ru", "1000000.0000", f"1{NBSP}миллион"),
        ("ru", "10000000.0000", f"10{NBSP}миллионов"),
        ("ar", "10000000.0000", f"10{NBSP}ملايين"),
    ],
)
def test_a_large_number_has_its_plural_however_many_zeros_it_is_stored_with(code, value, text):
    assert figures.number(Decimal(value), code) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "194,000"), ("fr", f"194{NBSP}000"), ("ru", f"194{NBSP}000"), ("es", f"194{NBSP}000")]
    + [("ar", f"194{NBSP}000")],
)
def test_a_number_below_a_million_is_written_out(code, text):
    assert figures.number(Decimal("194000.000"), code) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("194000.000", "19.4万"), ("200000", "20万"), ("70000", "7万"), ("12733", "12,733")]
    + [("94100", "94,100"), ("9000", "9,000"), ("3500000", "350万"), ("26000.5", "26,000.5")],
)
def test_round_numbers_are_counted_in_ten_thousands_in_chinese(value, text):
    assert figures.number(Decimal(value), "zh") == text


@pytest.mark.parametrize(
    ("millions", "text"), [(1, "миллион"), (22, "миллиона"), (26, "миллионов")]
)
def test_whole_millions_take_their_own_plural_in_russian(millions, text):
    value = Decimal(f"{millions}000000.000")
    assert figures.number(value, "ru") == f"{millions}{NBSP}{text}"


def test_the_process_locale_changes_nothing():
    before = figures.number(Decimal("12.5"), "en")
    previous = locale.setlocale(locale.LC_NUMERIC)
    try:
        for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"):
            try:
                locale.setlocale(locale.LC_NUMERIC, name)
            except locale.Error:
                continue
            assert figures.number(Decimal("12.5"), "en") == before
    finally:
        locale.setlocale(locale.LC_NUMERIC, previous)


def test_days_are_written_as_the_language_does():
    start, end = datetime.date(2017, 6, 12), datetime.date(2017, 6, 16)
    assert figures.days(start, end, "fr") == "12–16 juin 2017"
    assert figures.days(start, start, "zh") == "2017年6月12日"
    assert figures.days(start, end, "en") == "12–16 June 2017"
    assert figures.days(start, end, "es") == "12 a 16 de junio de 2017"
    assert "يونيو" in figures.days(start, end, "ar")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2017-12-16", "2017-12-17", "16 y 17 de diciembre de 2017"),
        ("2017-11-20", "2017-12-15", "20 de noviembre a 15 de diciembre de 2017"),
        ("2017-12-31", "2018-01-01", "31 de diciembre de 2017 y 1 de enero de 2018"),
    ],
)
def test_spanish_days_are_joined_by_words(start, end, text):
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    assert figures.days(first, last, "es") == text


def test_the_first_of_a_month_is_an_ordinal_in_french():
    first, second = datetime.date(2017, 6, 1), datetime.date(2017, 6, 2)
    assert figures.day(first, "fr") == "1er juin 2017"
    assert figures.days(first, second, "fr") == "1er–2 juin 2017"
    assert figures.days(datetime.date(2017, 5, 30), first, "fr").endswith("1er juin 2017")
    assert figures.part_of_date("2017-06-01", "fr") == "1er juin 2017"
    assert figures.part_of_date("2017-06", "fr") == "juin 2017"
    assert figures.day(datetime.date(2021, 6, 11), "fr") == "11 juin 2021"
    assert figures.day(first, "en") == "1 June 2017"


@pytest.mark.parametrize(
    ("code", "text"), [("ar", "2021–2024"), ("zh", "2021至2024年"), ("es", "2021-2024")]
)
def test_years_are_joined_as_the_language_does(code, text):
    assert figures.years(2021, 2024, code) == text
    assert figures.years(2021, 2021, code) == figures.years(2021, None, code) == "2021"


def test_countries_are_named_in_the_language():
    assert figures.country("KE", "zh") == "肯尼亚"
    assert figures.country("CH", "fr") == "Suisse"
    assert figures.country("??", "en") == "??"


@pytest.mark.parametrize(
    ("letters", "code", "name"),
    [("KE", "es", "Kenya"), ("KR", "en", "Republic of Korea"), ("ee", "fr", "Estonie")],
)
def test_countries_bear_the_names_of_the_un(letters, code, name):
    assert figures.country(letters, code) == name
