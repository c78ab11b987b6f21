"""Colours are the UN's, and every ink can be read on its ground."""

import pytest

from campaign.colours import contrast
from posters.designs import DESIGNS
from posters.palette import GOALS, on_colour
from tests.posters import samples


def test_the_goals_colours_are_those_of_the_content():
    assert {item["number"]: item["colour"] for item in samples.read("goals")} == dict(
        enumerate(GOALS, 1)
    )


@pytest.mark.parametrize("colour", GOALS)
def test_ink_has_the_contrast_that_small_text_needs(colour):
    palette = on_colour(colour)
    assert palette.ground == palette.accent == colour
    assert contrast(palette.ground, palette.ink) >= 4.5
    assert contrast(palette.accent_text, "#FFFFFF") >= 4.5
    assert contrast(palette.paper_ink, "#FFFFFF") >= 7
    assert contrast(palette.paper_soft, "#FFFFFF") >= 4.5


@pytest.mark.parametrize("colour", GOALS)
def test_the_goals_own_ring_stands_out(colour):
    palette = on_colour(colour)
    assert contrast(palette.ground, palette.solid) >= 3
    assert contrast(palette.ground, palette.solid) > contrast(palette.ground, palette.near)
    assert contrast(palette.ground, palette.near) > contrast(palette.ground, palette.far)


def test_the_campaigns_own_ground_is_navy_with_white():
    palette = DESIGNS["campaign"].palette(None)
    assert contrast(palette.ground, palette.ink) >= 7
