"""Nothing stands on anything else: rings, numbers, words, edges."""

from itertools import takewhile

import pytest

from posters.formats import FORMATS, Format
from posters.pictures import Logo
from posters.render import render
from posters.words import Words
from tests.posters import samples
from tests.posters.samples import LONG, SHORT, emblem

from .reading import Page

GOALS = range(1, 18)
SHAPES = ("paper", "square", "portrait", "story", "wide")


@pytest.fixture(params=SHAPES)
def shape(request):
    """Each shape of page, as a PDF, in which words can be found."""
    source = next(f for f in FORMATS.values() if f.shape == request.param)
    return Format("shape.pdf", "pdf", source.shape, source.width, source.height)


def page(shape, design, goal, code, words=None, **options):
    words = words or samples.words(design, goal, code)
    url = samples.url(goal, code)
    return Page(render(design, words, code, shape, goal=goal, url=url, **options))


@pytest.mark.parametrize("design", ["signal", "fact"])
def test_no_ring_of_any_goal_meets_a_word_or_a_number(design, shape):
    for goal, code in every_goal_in_two_languages():
        found = page(shape, design, goal, code)
        rings = found.rings()
        assert len(rings) >= 14
        for character in found.characters():
            assert not any(character.box.meets_ring(ring) for ring in rings), (goal, code)


def every_goal_in_two_languages():
    """Each language has its turn with a third of the goals."""
    for goal in GOALS:
        for turn in (0, 3):
            yield goal, samples.LANGUAGES[(goal + turn) % 6]


@pytest.mark.parametrize("text", [LONG, SHORT])
def test_longest_and_shortest_words_stay_inside_the_margins_and_apart(text, shape, code):
    words = Words(**vars(samples.signal(13, code)) | {"headline": text[code]})
    found = page(shape, "signal", 13, code, words)
    check(found)
    rings = found.rings()
    assert not any(c.box.meets_ring(ring) for c in found.characters() for ring in rings)


@pytest.mark.parametrize("design", ["signal", "fact", "campaign"])
@pytest.mark.parametrize("place", ["beside", "under"])
def test_a_members_logo_and_lines_leave_the_rest_in_peace(design, place, shape):
    goal = None if design == "campaign" else 16
    extra = {"maker": "Made with the #ICT4SDG kit by the Ministry", "credit": "© A. Photographer"}
    for code in ("ar", "zh", "ru"):
        words = Words(**vars(samples.words(design, goal, code)) | extra)
        found = page(shape, design, goal, code, words, logo=Logo(emblem(), "Logo", place))
        check(found, design)


def test_words_of_the_briefing_stay_inside_the_margins_and_apart(code):
    for goal in GOALS:
        words = samples.briefing(goal, code)
        data = render("briefing", words, code, "a4.pdf", goal=goal, url=samples.url(goal, code))
        found = Page(data)
        check(found)
        # The rings end with the band at the top.
        band = found.page.get_height() * (1 - 80 / 297)
        for character in found.characters():
            if character.box.low > band:
                assert not any(character.box.meets_ring(ring) for ring in found.rings()), goal


def check(found: Page, design: str = "signal") -> None:
    """All ink inside the page, less a margin; no two characters on each other."""
    width, height = found.page.get_size()
    margin = width * 0.035
    characters = found.characters()
    if design == "campaign":
        # The rings' own numbers stand on the rings.
        characters = [c for c in characters if c.box.high - c.box.low > width * 0.011]
    for character in characters:
        box = character.box
        assert margin < box.left < box.right < width - margin, character
        assert margin * 0.5 < box.low < box.high < height - margin * 0.5, character
    characters.sort(key=lambda c: c.box.low)
    for k, one in enumerate(characters):
        for two in takewhile(lambda c: c.box.low < one.box.high, characters[k + 1 :]):  # noqa: B023
            assert not one.collides(two), (one, two)
