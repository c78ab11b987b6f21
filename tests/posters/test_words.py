"""What comes out of cleaning can be set, and reads in its own order inside Arabic."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posters.errors import LongWord, TooLong
from posters.words import LIMITS, Case, Fact, Words, checked, clean, cleaned, isolate, typeset


def shown(text: str) -> str:
    return isolate(text).replace("\u2066", "[").replace("\u2069", "]")


@given(st.text())
def test_clean_text_has_nothing_unprintable_and_stays_clean(text):
    found = clean(text)
    assert clean(found) == found
    assert "  " not in found
    assert not any(
        unicodedata.category(c) in ("Cc", "Cs", "Cn", "Zl", "Zp")
        or unicodedata.bidirectional(c)
        in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        for c in found
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\u202ec\u2066d\ufeff\u200b\u00ade", "abcde"),
        ("one\u2028two\tthree\n\n four\x0bfive", "one two three four five"),
        ("1\u00a0000\u202f%", "1\u00a0000\u202f%"),
        ("e\u0301", "é"),
        ("a" + "\u0323" * 40, "ạ" + "\u0323" * 3),
        ("\u200d \u200c", ""),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800x\U000e0041", "x"),
    ],
)
def test_cleaning_drops_what_has_no_business_in_print(typed, kept):
    assert clean(typed) == kept


def test_a_text_over_its_limit_says_how_much_to_cut():
    with pytest.raises(TooLong) as caught:
        checked("headline", "a b " * 100)
    assert (caught.value.field, caught.value.cut, caught.value.of) == (
        "headline",
        399 - LIMITS["headline"],
        399,
    )


def test_a_megabyte_is_refused_before_it_is_cleaned():
    with pytest.raises(TooLong):
        checked("headline", "x" * 1_000_000)


def test_one_endless_word_is_refused_but_chinese_without_spaces_is_not():
    with pytest.raises(LongWord) as caught:
        checked("headline", "ok " + "a" * 60)
    assert caught.value.word == "a" * 60
    assert checked("headline", "信" * 100) == "信" * 100


def test_every_text_within_is_cleaned():
    dirty = "a\x00"
    words = cleaned(
        Words(
            dirty,
            fact=Fact(dirty, dirty, dirty),
            facts=(Fact(dirty, dirty, dirty),),
            cases=(Case(dirty, dirty),),
        )
    )
    assert (words.headline, words.fact.source, words.facts[0].figure, words.cases[0].summary) == (
        "a",
    ) * 4


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("تبلغ #ICT4SDG نسبة 43% في 2015-09-25.", "تبلغ [#ICT4SDG] نسبة [43%] في [2015-09-25]."),
        ("انظر itu.int/ict4sdg.", "انظر [itu.int/ict4sdg]."),
        ("و9.c وC7 بين 250 000 و 1.5 °C", "و[9.c] و[C7] بين [250 000] و [1.5 °C]"),
        (
            "في BMJ Global Health 3 (Suppl. 2)، ثم (RIA) 2017",
            "في [BMJ Global Health 3 (Suppl. 2)]، ثم [(RIA) 2017]",
        ),
        ("ITU: “Facts”، عام 2024 (تقدير)", "[ITU: “Facts”]، عام [2024] (تقدير)"),
        ("Facts and Figures 2024, 2024", "[Facts and Figures 2024, 2024]"),
        ("نحو 3 (ثلاثة)", "نحو [3] (ثلاثة)"),
        ("بلا أرقام", "بلا أرقام"),
        ("", ""),
    ],
)
def test_latin_inside_arabic_keeps_its_own_order(text, isolated):
    assert shown(text) == isolated


@given(st.text(alphabet="ابت ،.()“”%#A9z-/:", max_size=40))
def test_isolating_adds_pairs_and_changes_nothing_else(text):
    found = isolate(text)
    assert found.count("\u2066") == found.count("\u2069")
    assert found.replace("\u2066", "").replace("\u2069", "") == text


@pytest.mark.parametrize(
    ("code", "typed", "set_"),
    [
        ("fr", "Un SMS ? « Oui » : 90 %", "Un SMS\u00a0? «\u00a0Oui\u00a0»\u00a0: 90\u00a0%"),
        ("ru", "Сети — 250 000", "Сети\u00a0— 250\u00a0000"),
        ("es", "90 % de 5 000", "90\u00a0% de 5\u00a0000"),
        ("en", "A ? b", "A ? b"),
    ],
)
def test_spaces_that_must_not_break_do_not(code, typed, set_):
    assert typeset(typed, code) == set_
