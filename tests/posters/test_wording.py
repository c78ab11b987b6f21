"""What posters say of a figure, in the words of its language."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from posters import wording
from tests import factories


@pytest.mark.parametrize(
    ("code", "name", "year", "source"),
    [
        ("en", "Facts and Figures 2024", 2024, "Source: Facts and Figures 2024"),
        ("en", "THISDAY, 3 October 2024", 2022, "Source: THISDAY, 3 October 2024, 2022"),
        ("zh", "ITU", 2024, "来源：ITU，2024"),
    ],
)
def test_the_source_is_spaced_as_its_language_does_and_says_no_year_twice(code, name, year, source):
    fact = factories.FactFactory.build(goal=None, value=Decimal(67), source_name=name, year=year)
    with override(code):
        assert wording.told_fact(fact, code).source == source


def test_a_poster_counts_in_ten_thousands_in_chinese_as_pages_do():
    fact = factories.FactFactory.build(goal=None, value=Decimal(200_000), unit="number")
    with override("zh"):
        assert wording.told_fact(fact, "zh").figure == "20万"
