"""What a reviser would ask of a translation. Pure."""

import pytest

from campaign.glossary import Term
from campaign.translating.doubts import doubts
from campaign.translating.said import WORDS, said

MAST = Term("mast", {"en": ("mast", "masts"), "fr": ("pylône*",)}, wrong={"fr": ("mât",)})


def kinds(source, text, code="fr", **more):
    return [each.kind for each in doubts(source, "en", text, code, [MAST], **more)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("67 masts.", "67 pylônes."),
        ("1,200 schools.", "1 200 écoles."),
        ("2.5 million people.", "2,5 millions de personnes."),
        ('See <a href="/en/goals/9/">this</a>.', 'Voir <a href="/fr/goals/9/">ceci</a>.'),
        ("Hello %(name)s.", "Bonjour %(name)s."),
        ("A title", "Un titre"),
        ("", "Rien."),
        ("Something.", ""),
    ],
)
def test_a_faithful_translation_raises_no_doubt(source, text):
    assert kinds(source, text) == []


@pytest.mark.parametrize(
    ("source", "text", "kind"),
    [
        ("67 schools.", "76 écoles.", "number"),
        ('<a href="https://itu.int/a">x</a>', "x", "link-lacking"),
        ("x", '<a href="https://itu.int/a">x</a>', "link-beyond"),
        ("Hello %(name)s", "Bonjour", "placeholder-lacking"),
        ("Hello", "Bonjour {name}", "placeholder-beyond"),
        ("<p>It ends.</p>", "<p>Il finit</p>", "ending"),
        ("Masts", "Antennes", "term"),
        ("Fast", "Un mât", "wrong"),
    ],
)
def test_a_slip_is_pointed_out(source, text, kind):
    assert kind in kinds(source, text)


def test_a_text_in_another_script_is_pointed_out():
    english = "This long sentence was never translated into Arabic at all, and stands as it was."
    assert "script" in kinds(english, english, "ar")


def test_a_headline_too_long_for_a_poster_is_pointed_out():
    assert kinds("Short", "é" * 101, on_poster=True) == ["long"]
    assert kinds("Short", "é" * 101) == []


def test_every_kind_has_words():
    found = doubts("67 masts. %(a)s", "en", "68 mât {b}", "fr", [MAST])
    assert {each.kind for each in found} <= set(WORDS)
    assert "\u206867\u2069" in said(found[0])
