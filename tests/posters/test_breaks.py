"""Headlines break between words, never where a language forbids it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posters import lines
from posters.breaks import CLOSING, HAN, LONGEST_CHINESE_PIECE, OPENING, pieces
from posters.words import typeset
from tests.posters import samples


def parts(text):
    return [piece for piece, *_ in pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("网络是承载其他所有目标的基础设施。", "网络|是承载|其他|所有|目标的|基础设施。"),
        ("一部手机，一块太阳能板，点亮一个家。", "一部|手机，|一块|太阳能板，|点亮|一个家。"),
        ("具体目标9.c力争到2020年普遍", "具体|目标9.c|力争|到2020年|普遍"),
        ("每月经“百度回收站”应用交到", "每月|经|“百度回收站”|应用|交到"),
        ("Борьба с изменением и в мире", "Борьба|с изменением|и в мире"),
        ("Good health and well-being", "Good|health|and|well-|being"),
        ("SDG9@WSIS itu.int/ict4sdg", "SDG9@WSIS|itu.int/|ict4sdg"),
    ],
)
def test_a_headline_is_cut_between_words(text, expected):
    assert "|".join(parts(text)) == expected


@given(
    st.text(alphabet="网络是承载其他所有目标的，。、；：！？）》”（《“年9", min_size=1, max_size=60)
)
def test_no_chinese_piece_begins_with_closing_or_ends_with_opening_punctuation(text):
    found = parts(text)
    assert "".join(found) == text
    for before, after in pairwise(found):
        assert after[0] not in CLOSING
        assert before[-1] not in OPENING


@given(st.text(alphabet="网络是承载其他所有目标的信息", min_size=1, max_size=80))
def test_chinese_without_punctuation_can_always_break(text):
    assert max(map(len, parts(text))) <= 2 * LONGEST_CHINESE_PIECE


@given(st.lists(st.text(alphabet="aбé-–/،9", min_size=1, max_size=12), min_size=1, max_size=12))
def test_pieces_put_together_are_the_text(words):
    text = " ".join(words)
    joined = "".join((" " if spaced else "") + piece for piece, spaced, _, _ in pieces(text))
    assert joined == text


def test_short_words_are_marked_as_weak_ends_and_punctuation_as_good_ones():
    marks = {piece: (weak, good) for piece, _, weak, good in pieces("A map, of the goals.")}
    assert marks["of"] == (True, False)
    assert marks["map,"] == (False, True)
    assert marks["goals."] == (False, True)


def test_no_line_of_any_headline_begins_with_closing_punctuation(code):
    for goal in range(1, 18):
        words = samples.signal(goal, code)
        for text in (typeset(words.headline, code), typeset(words.title, code)):
            for way in lines.ways(text, code):
                assert all(line[0] not in CLOSING for line in way["lines"])
                assert sum(len(line.replace(" ", "")) for line in way["lines"]) == len(
                    text.replace(" ", "")
                )
                if code == "zh":
                    assert all(HAN.search(line) for line in way["lines"])
