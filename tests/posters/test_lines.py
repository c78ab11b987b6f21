"""Lines are as few, as even and as readable as they can be."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posters import lines
from posters.lines import Piece, Row

WIDTHS = st.lists(st.floats(0.3, 6), min_size=1, max_size=9)


def row(widths, weak=(), good=()):
    made = [Piece("x", k > 0, k in weak, k in good, width) for k, width in enumerate(widths)]
    return Row(made, 0.3)


def every_way(n):
    """All ways to break `n` pieces into lines, as (first, last) pairs."""
    for cuts in itertools.product((False, True), repeat=n - 1):
        ends = [k for k, cut in enumerate(cuts) if cut] + [n - 1]
        yield list(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))


@given(WIDTHS, st.integers(1, 5))
def test_the_narrowest_setting_is_the_narrowest_there_is(widths, n):
    found = row(widths)
    best = min(
        max(found.width(*line) for line in way) for way in every_way(len(widths)) if len(way) <= n
    )
    limit = found.narrowest(n)
    assert best <= limit + 1e-9
    assert limit <= max(best * 1.011, best + 0.02)


@given(WIDTHS, st.floats(1, 3))
def test_lines_keep_within_their_limit_and_are_the_fewest(widths, generosity):
    found = row(widths)
    limit = found.narrowest(3) * generosity
    way = found.broken(limit)
    assert all(found.width(*line) <= limit + 1e-9 for line in way)
    assert len(way) == found.count(limit)


def test_lines_are_even_rather_than_greedy():
    assert row([2, 2, 2, 2]).broken(7.5) == [(0, 1), (2, 3)]


def test_a_line_does_not_end_on_a_short_word_where_that_can_be_helped():
    widths = [4, 1, 4, 4]
    assert row(widths).broken(10) == [(0, 1), (2, 3)]
    assert row(widths, weak={1}).broken(10) == [(0, 2), (3, 3)]


def test_a_chinese_headline_breaks_by_the_clause():
    text = "一部手机，一块太阳能板，点亮一个家。"
    found = [way["lines"] for way in lines.ways(text, "zh", by_clause=True)]
    best = max(
        lines.ways(text, "zh", by_clause=True),
        key=lambda way: way["quality"] if len(way["lines"]) == 3 else 0,
    )
    assert best["lines"] == ["一部手机，", "一块太阳能板，", "点亮一个家。"]
    assert len(found) == len({tuple(way) for way in found})


@given(st.integers(6, 30), st.integers(1, 4))
def test_what_surplus_says_to_cut_is_enough(limit, most):
    text = "Networks are the infrastructure every other goal runs on, in every single country"
    cut, of = lines.surplus(text, "en", limit, most)
    assert of == len(text)
    kept = text[:-cut].strip()
    if kept:
        assert lines.row(kept, "en").count(limit) <= most


def test_nothing_gives_no_ways():
    assert lines.ways("", "en") == []
    assert lines.ways("\u0301", "en")[0]["width"] == pytest.approx(0, abs=1)
