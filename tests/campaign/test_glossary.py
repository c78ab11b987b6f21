"""The checker of official terms, on plain text and on the content files."""

import tomllib

import pytest
from django.conf import settings

from campaign import glossary
from campaign.loading import check, files
from ict4sdg import languages

TERMS, EXCEPTIONS = files.read_glossary()
BY_KEY = {term.key: term for term in TERMS}


def found(source, text, code, *keys):
    terms = [BY_KEY[key] for key in keys] or TERMS
    return glossary.misses(source, "en", text, code, terms)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "وتربط المصفوفة خطوط العمل بأهداف التنمية المستدامة"),
        ("zh", "矩阵把行动方面与可持续发展目标对应起来"),
        ("fr", "Le tableau relie les grandes orientations aux objectifs de développement durable"),
        (
            "ru",
            "Матрица: направления деятельности и Цели в области\u00a0устойчивого развития",
        ),
        ("es", "La matriz vincula las líneas de acción con los Objetivos de Desarrollo Sostenible"),
    ],
)
def test_inflected_official_terms_are_accepted(code, text):
    source = "The matrix ties the action lines to the Sustainable Development Goals"
    assert found(source, text, code, "action-line", "sdg") == []


def test_a_term_that_the_translation_lacks_is_missed():
    (miss,) = found("ITU helps Member States.", "L’Union aide les pays.", "fr", "member-state")
    assert miss == glossary.Miss("member-state", "État Membre")


def test_a_wrong_variant_is_named_even_where_the_source_lacks_the_term():
    (miss,) = found("Fast lines", "Le haut débit", "fr", "broadband")
    assert (miss.official, miss.wrong) == ("Large bande", "haut débit")


@pytest.mark.parametrize(
    ("code", "text", "wrong"),
    [
        ("fr", "Les États membres", "États membres"),
        ("es", "los Estados miembros", "Estados miembros"),
        ("ru", "достичь Целей устойчивого развития", "Целей устойчивого развития"),
        ("zh", "信息通讯技术", "信息通讯技术"),
        ("ar", "والحزمة العريضة", "والحزمة العريضة"),
    ],
)
def test_wrong_variants_keep_their_case_and_may_carry_particles(code, text, wrong):
    assert wrong in [miss.wrong for miss in found("", text, code)]


def test_the_right_capitals_are_no_wrong_variant():
    assert found("Member States", "Les États Membres", "fr", "member-state") == []


def test_a_term_inside_a_name_or_a_longer_word_does_not_count():
    terms = ("itu", "sdg", "wsis")
    assert found("#ICT4SDG, SDG9@WSIS and the attitude of ITU-T", "Rien", "fr", *terms) == []


def test_a_long_form_may_be_translated_by_the_short_one():
    assert found("Sustainable Development Goals", "les ODD", "fr", "sdg") == []


def test_vowel_signs_tags_and_isolates_do_not_hide_a_term():
    text = "<p>أقلّ البلدان\u2069 <strong>نمواً</strong></p>"
    assert found("least developed countries", text, "ar", "least-developed-countries") == []


def test_a_title_counts_only_with_its_capitals():
    goal = "goal-13"
    assert found("climate action", "la lutte pour le climat", "fr", goal) == []
    assert found("Goal 13: Climate action", "Objectif 13", "fr", goal) != []


def test_every_term_has_six_languages_and_no_form_is_wrong_too():
    for term in TERMS:
        assert set(term.forms) == set(languages.CODES), term.key
        for code, variants in term.wrong.items():
            for form in term.forms[code]:
                assert not glossary.wrong_in(glossary.read(form), term, code), (term.key, variants)


@pytest.mark.parametrize(
    ("folder", "key", "prefix", "name"),
    [
        ("goals", "number", "goal-", "title"),
        ("lines", "code", "line-", "title"),
        ("strategic-goals", "number", "strategic-goal-", "name"),
        ("sectors", "slug", "", "name"),
    ],
)
def test_the_glossary_has_the_titles_of_the_content_files(folder, key, prefix, name):
    for path in (files.CONTENT_DIR / folder).glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        term = BY_KEY[f"{prefix}{table[key]}"]
        assert {code: term.forms[code][0] for code in languages.CODES} == table[name]


def test_the_content_check_reports_both_kinds():
    texts = {"en": "ITU and broadband", "fr": "L’UIT et le haut débit", "es": "La UIT"}
    assert list(check.term_problems("x: body", texts, "en", TERMS, EXCEPTIONS)) == [
        "x: body.fr: “haut débit”; the glossary has “Large bande”",
        "x: body.es: “Banda ancha” of the glossary (broadband) is missing",
    ]
    excepted = {"x: body: broadband": "an official name"}
    assert list(check.term_problems("x: body", texts, "en", TERMS, excepted)) == []


def test_every_exception_is_still_needed_and_says_why():
    needed = set()
    for kind, path, table in files.read_tables():
        for where, model, row, _given in check.parts(kind, path, table):
            for name, texts in check.texts_of(model, row):
                place = f"{where}: {name}"
                if not any(key.startswith(f"{place}: ") for key in EXCEPTIONS):
                    continue
                source = table.get("source_language", "en")
                for code, text in texts.items():
                    misses = glossary.misses(texts[source], source, text, code, TERMS)
                    needed |= {f"{place}: {miss.key}" for miss in misses}
    assert set(EXCEPTIONS) == needed
    assert all(EXCEPTIONS.values())


def test_the_docs_list_each_term_that_a_person_should_confirm():
    table = tomllib.loads((files.CONTENT_DIR / "glossary.toml").read_text(encoding="utf-8"))
    docs = " ".join((settings.BASE_DIR / "docs/content.md").read_text(encoding="utf-8").split())
    for mark in table["marks"]:
        key, _, code = mark.rpartition(".")
        assert f"`{key}` {BY_KEY[key].forms[code][0]}" in docs, mark
