"""Charts as geometry: pure functions of plain values."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.charts.lines import (
    MARKS,
    MOST,
    NARROW,
    WIDE,
    Line,
    line_chart,
    scale,
    unbroken,
    year_ticks,
)
from campaign.charts.sparklines import HEIGHT, WIDTH, sparkline

few = settings(max_examples=40, deadline=None)
YEARS = st.integers(1865, 2100)
VALUES = st.decimals(-(10**12), 10**12, places=5).map(float)
POINTS = st.dictionaries(YEARS, VALUES, min_size=1, max_size=30).map(
    lambda values: tuple(sorted(values.items()))
)
LINES = st.lists(POINTS, min_size=1, max_size=8).map(
    lambda each: [Line(f"series {number}", points) for number, points in enumerate(each)]
)


def places(chart):
    return [place for line in chart.lines for place in line.dots]


@few
@given(LINES, st.booleans())
def test_every_mark_and_label_stands_inside_the_frame(lines, mirrored):
    for frame in (WIDE, NARROW):
        chart = line_chart(lines, frame, mirrored=mirrored)
        assert len(chart.lines) == min(len(lines), MOST)
        for x, y in places(chart):
            assert chart.left - 0.1 <= x <= chart.right + 0.1
            assert frame.top - 0.1 <= y <= frame.height - frame.bottom + 0.1
        for tick in (*chart.years, *chart.values):
            assert 0 <= tick.at <= max(frame.width, frame.height)


@few
@given(LINES)
def test_arabic_time_is_the_mirror_image(lines):
    plain, mirrored = line_chart(lines, WIDE), line_chart(lines, WIDE, mirrored=True)
    turned = [(round(WIDE.width - x, 1), y) for x, y in places(plain)]
    assert turned == places(mirrored)
    assert mirrored.label_x < mirrored.left < mirrored.right < mirrored.start_x
    assert plain.start_x < plain.left < plain.right < plain.label_x


@few
@given(LINES)
def test_labels_at_the_ends_of_lines_do_not_cover_each_other(lines):
    heights = sorted(line.label_y for line in line_chart(lines, WIDE).lines)
    assert all(below - above >= 16.9 for above, below in pairwise(heights))


@few
@given(st.lists(VALUES, min_size=1, max_size=20))
def test_the_scale_holds_zero_and_every_value_in_few_round_steps(values):
    ticks = scale(values)
    unseen = 1e-8 * (max(0, *values) - min(0, *values))
    assert ticks[0] <= min(0, *values) + unseen
    assert ticks[-1] >= max(0, *values) - unseen
    assert 0 in ticks
    assert 2 <= len(ticks) <= 8


def test_a_share_is_drawn_on_all_of_a_hundred():
    assert scale([10, 27], top=100) == [0, 20, 40, 60, 80, 100]


def test_a_missing_year_is_a_gap_and_a_lonely_value_a_mark():
    chart = line_chart([Line("a", ((2010, 1), (2011, 2), (2014, 3), (2016, 4), (2017, 5)))])
    (drawn,) = chart.lines
    assert drawn.path.count("M") == 2
    assert len(drawn.dots) == 2


def test_a_series_of_every_fifth_year_is_one_line():
    assert len(unbroken(((2000, 1), (2005, 2), (2010, 3)))) == 1
    assert len(unbroken(((2000, 1), (2005, 2), (2015, 3)))) == 2


def test_lines_differ_by_mark_not_by_colour_only():
    chart = line_chart([Line(str(n), ((2000, n), (2001, n))) for n in range(MOST)])
    assert {line.mark for line in chart.lines} == set(MARKS)


def test_without_a_value_there_is_no_chart():
    assert line_chart([]) is None
    assert line_chart([Line("a", ())]) is None


def test_one_year_stands_in_the_middle():
    chart = line_chart([Line("a", ((2024, 5.0),))])
    assert [tick.value for tick in chart.years] == [2024]
    assert chart.lines[0].dots[0][0] == (chart.left + chart.right) / 2


@given(YEARS, st.integers(0, 235))
def test_years_below_the_chart_are_few_and_in_order(first, span):
    for frame in (WIDE, NARROW):
        years = year_ticks(first, min(first + span, 2100), frame)
        assert years == sorted(set(years))
        assert 1 <= len(years) <= 14


@given(POINTS, st.booleans())
def test_a_sparkline_stays_in_its_box_and_needs_two_values(points, mirrored):
    spark = sparkline(points, mirrored=mirrored)
    assert (spark is None) == (len(points) < 2)
    if spark:
        assert 0 <= spark.last[0] <= WIDTH
        assert 0 <= spark.last[1] <= HEIGHT
