"""What the texts that come with the site must be: complete, sourced, and none of them filler."""

import re
from collections import Counter

import pytest
from django.utils.html import strip_tags

from ict4sdg import languages

from .content_texts import all_tables, all_texts, tables

REFERENCE = {"goals", "targets", "lines", "technologies", "sectors", "strategic-goals", "mandates"}
NAMES = {"title", "long_title", "name", "short_name", "statement"}
LEAST_FACTS = 3
NOT_UN_SPELLING = re.compile(
    r"\b(centers?|colors?|labor|behavior|neighbors?|catalog|fulfill"
    r"|(?:organi|recogni|reali|utili|prioriti|standardi|digiti|minimi|maximi|summari|emphasi"
    r"|speciali|mobili|finali|moderni|harmoni|publici|subsidi)s(?:e|es|ed|ing|ations?))\b"
)
FILLER = re.compile(
    r"\b(leverag\w+|seamless\w*|crucial|game.chang\w*|cutting.edge|in today’s world"
    r"|plays? an? \w+ role|harness\w*|holistic\w*|paradigm|synerg\w+)\b",
    re.IGNORECASE,
)


def words(html):
    return len(strip_tags(html).split())


def test_every_text_has_exactly_the_languages_it_promises():
    wrong = {f"{t.place}: {t.field}" for t in all_texts() if set(t.texts) != set(t.promised)}
    assert wrong == set()
    for text in all_texts():
        assert all(text.texts[code].strip() for code in text.promised), text.place


def test_reference_texts_promise_six_languages():
    for text in all_texts():
        if text.place.split("/")[0] in REFERENCE:
            assert text.promised == tuple(languages.CODES), text.place


def test_some_stories_stay_in_one_language_and_each_language_has_one_first_written_in_it():
    promised = Counter(text.promised for text in all_texts() if text.field == "title")
    assert any(len(codes) == 1 for codes in promised)
    sources = {table["source_language"] for _path, table in tables("posts")}
    assert {"ar", "zh", "ru", "es", "en"} <= sources


@pytest.mark.parametrize("number", range(1, 18))
def test_a_goal_is_told_in_150_to_350_words_with_three_facts_beside_it(number):
    """150–250 words on how ICTs help and what stands in the way; Goal 9 has its ties to the other
    sixteen besides."""
    (table,) = [table for _path, table in tables("goals") if table["number"] == number]
    told = table["how_icts_help"]["en"] + table["obstacles"]["en"]
    assert 150 <= words(told) <= (350 if number == 9 else 250)
    assert words(table["message"]["en"]) <= 12
    facts = [fact for _path, fact in tables("facts") if fact["goal"] == number]
    assert len(facts) >= LEAST_FACTS


def test_goal_9_has_its_ties_to_the_other_sixteen():
    (table,) = [table for _path, table in tables("goals") if table["number"] == 9]
    for text in table["how_icts_help"].values():
        linked = {int(number) for number in re.findall(r"/goals/(\d+)/", text)}
        assert linked == set(range(1, 18)) - {9}


def test_every_figure_has_its_source_its_year_and_a_day_of_review():
    for path, fact in tables("facts"):
        assert fact["source_name"].strip(), path
        assert fact["source_url"].startswith(("https://", "http://")), path
        assert fact["review_on"] > fact["published_at"], path
        assert 1990 <= fact["year"] <= fact["published_at"].year or "expected" in told(fact), path


def test_no_goal_shows_the_same_figure_twice():
    figures = Counter(
        (fact["goal"], fact.get("activity"), fact["value"], fact["unit"], fact["year"])
        for _path, fact in tables("facts")
    )
    assert [figure for figure, number in figures.items() if number > 1] == []


def test_no_figure_marked_from_memory_is_published():
    """Official names may be kept from memory until a person confirms them; a number may not."""
    for kind, path, table in all_tables():
        for key, mark in table.get("marks", {}).items():
            field, _, code = key.partition(".")
            if "memory" not in mark:
                continue
            assert kind.folder != "facts", (path, key)
            assert field in NAMES | {"url", "summary"} or not has_digits(table.get(field), code), (
                path,
                key,
            )


def told(fact):
    return fact["statement"]["en"] + fact.get("caveat", {}).get("en", "")


def has_digits(value, code):
    if isinstance(value, dict):
        value = value.get(code, "")
    return bool(re.search(r"\d", strip_tags(str(value or ""))))


def test_rationales_are_there_for_all_124_links():
    links = [t for t in all_texts() if t.place.startswith("lines/") and t.field == "rationale"]
    assert len(links) == 124


def own_english(text):
    """The English words that are the site’s own: no titles, no quotations."""
    text = "" if text.field in NAMES else text.texts.get("en", "")
    return re.sub(r"“[^”]*”|<em>.*?</em>|<[^>]*>", " ", text)


def test_english_is_spelled_as_the_un_spells_it():
    found = {t.place: NOT_UN_SPELLING.findall(own_english(t)) for t in all_texts()}
    assert {place: words for place, words in found.items() if words} == {}


def test_english_has_no_filler():
    found = {t.place: FILLER.findall(own_english(t)) for t in all_texts()}
    assert {place: words for place, words in found.items() if words} == {}
