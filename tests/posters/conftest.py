import pytest
from hypothesis import settings

from posters import counting
from posters.models import Poster
from tests import factories

# How long an example takes says more of the machine than of the code.
settings.register_profile("posters", deadline=None, max_examples=60)
settings.load_profile("posters")


@pytest.fixture(autouse=True)
def nothing_waiting():
    counting.waiting.clear()
    yield
    counting.waiting.clear()


@pytest.fixture
def campaign_settings(db):
    return factories.SettingsFactory()


@pytest.fixture
def goal(campaign_settings):
    """Goal 9 with two facts and a case; its poster comes with it."""
    goal = campaign_settings.featured_goal
    for _ in range(2):
        factories.FactFactory(goal=goal)
    factories.CaseStudyFactory(goals=[goal])
    return goal


@pytest.fixture
def poster(goal):
    return Poster.objects.get(slug="goal-9")
