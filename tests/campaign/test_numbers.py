"""Numbers read out of six languages, as values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.numbers import differences, numbers


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "3.5 مليون شخص"),
        ("zh", "350万人"),
        ("zh", "350多万人"),
        ("en", "3.5 million people"),
        ("en", "3,500,000 people"),
        ("fr", "3,5 millions de personnes"),
        ("fr", "3\u00a0500\u00a0000 personnes"),
        ("ru", "3,5 млн человек"),
        ("es", "3,5 millones de personas"),
        ("es", "3 500 000 personas"),
    ],
)
def test_one_number_is_the_same_however_it_is_written(code, text):
    assert numbers(text, code) == {Decimal("3500000")}


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("zh", "1.49亿美元", 149_000_000),
        ("es", "2 000 millones", 2_000_000_000),
        ("es", "18,55 mil millones", 18_550_000_000),
        ("fr", "18,55 milliards", 18_550_000_000),
        ("ru", "300 тыс. звонков", 300_000),
        ("ar", "300 ألف مكالمة", 300_000),
    ],
)
def test_thousands_and_thousand_millions_count_in_full(code, text, value):
    assert numbers(text, code) == {Decimal(value)}


def test_years_decimals_and_ranges_are_read_apart():
    assert numbers("In 2021–2024, 43.5% of 1 million", "en") == {
        *map(Decimal, (2021, 2024, 1_000_000)),
        Decimal("43.5"),
    }


def test_digits_inside_a_name_are_no_numbers():
    assert numbers("U4SSC, G20, COVID-19, 3GPP, 4G, CL-17/24, ВКР-19", "ru") == {
        Decimal(24)
    }  # the year of the letter


def test_a_number_in_words_answers_for_digits_but_is_not_asked_for():
    assert differences("Five schools in 2 regions", "en", "5所学校，两个地区", "zh") == []
    assert differences("Five schools", "en", "Des écoles", "fr") == []
    assert differences("More than half a million", "en", "超过50万人", "zh") == []


def test_chinese_months_are_not_asked_of_other_languages():
    assert differences("On 15 June 2017", "en", "2017年6月15日", "zh") == []


@given(
    value=st.integers(10_000, 10**9),
    other=st.integers(10_000, 10**9),
    code=st.sampled_from(["fr", "ru", "es", "ar"]),
)
def test_a_number_copied_wrongly_is_found(value, other, code):
    grouped = f"{other:,}".replace(",", "\u00a0")
    expected = sorted({Decimal(value).normalize(), Decimal(other).normalize()})
    found = differences(f"There are {value:,} of them", "en", f"({grouped})", code)
    assert found == ([] if value == other else expected)
