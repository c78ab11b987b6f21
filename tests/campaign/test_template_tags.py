"""What pages print: text is marked, dated and bound as its language has it."""

import datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import timezone
from django.utils.translation import override

from campaign.templatetags import campaign as tags
from campaign.typography import NBSP, SOFT_HYPHEN


@pytest.mark.parametrize(
    ("source", "year", "printed"),
    [
        ("Facts and Figures 2024", 2024, ""),
        ("allAfrica, 2 March 2020", 2020, ""),
        ("Digital Watch: Safe listening (WSIS Forum 2019)", 2019, ""),
        ("ITU press release, 2014, no. 62", 2014, ""),
        ("THISDAY, 3 October 2024", 2022, 2022),
        ("Study of movements after the 2015 Nepal earthquake", 2015, 2015),
    ],
)
def test_the_year_of_a_figure_is_not_said_twice(source, year, printed):
    assert tags.own_year(SimpleNamespace(source_name=source, year=year)) == printed


def test_a_name_is_marked_to_stay_whole_and_its_characters_are_kept():
    assert tags.whole("M-PESA <b> & X-Road") == (
        '<span class="nobr">M-PESA</span> &lt;b&gt; &amp; <span class="nobr">X-Road</span>'
    )
    assert tags.whole("") == tags.whole(None) == ""


def test_a_name_stays_whole_in_rich_text_and_in_no_address():
    assert tags.rich('<p><a href="/m-pesa-x/M-PESA">M-PESA</a>, E-waste</p>') == (
        '<p><a href="/m-pesa-x/M-PESA" rel="noopener"><span class="nobr">M-PESA</span></a>, '
        '<span class="nobr">E-waste</span></p>'
    )


def test_only_russian_headings_are_hyphenated():
    with override("ru"):
        assert SOFT_HYPHEN in tags.heading("Индустриализация")
    with override("en"):
        assert tags.heading("Industrialization") == "Industrialization"


def test_a_moment_is_dated_at_headquarters():
    moment = datetime.datetime(2017, 5, 31, 23, 30, tzinfo=datetime.UTC)
    template = Template("{% load campaign %}{{ moment|day }}")
    with override("fr"), timezone.override("Europe/Zurich"):
        assert template.render(Context({"moment": moment})) == "1er juin 2017"
        assert tags.day(None) == ""


def test_a_line_ends_between_two_counts_and_in_none():
    counts = {"activities": 3, "case_studies": 1, "indicators": 0}
    assert tags.evidence(counts) == f"3{NBSP}activities{NBSP}· 1{NBSP}case{NBSP}study"
