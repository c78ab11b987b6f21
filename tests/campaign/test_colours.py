import re

import pytest
from django.conf import settings

from campaign.colours import NAVY, WHITE, contrast, ink_of, ink_on

RULE = re.compile(r"\.goal-(\d+) \{ --goal: (\S+); --on-goal: (\S+); --goal-ink: (\S+); \}")
GOALS = RULE.findall((settings.BASE_DIR / "static/css/goals.css").read_text())


def test_contrast_is_that_of_wcag():
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21
    assert round(contrast("#767676", "#FFFFFF"), 2) == 4.54


def test_the_stylesheet_names_all_seventeen_goals():
    assert [int(number) for number, *_ in GOALS] == list(range(1, 18))


@pytest.mark.parametrize(("number", "colour", "on_goal", "goal_ink"), GOALS)
def test_text_on_and_in_a_goals_colour_can_be_read(number, colour, on_goal, goal_ink):
    assert on_goal == ink_on(colour)
    assert goal_ink == ink_of(colour)
    assert contrast(colour, on_goal) >= 4.5
    assert contrast(goal_ink, WHITE) >= 4.5


def test_yellow_takes_navy():
    assert ink_on("#FCC30B") == NAVY
