"""What is not published leaks nowhere, in no language."""

import datetime

import pytest
from django.utils import timezone

from campaign.models.publishing import State
from ict4sdg import languages
from tests import factories

pytestmark = pytest.mark.django_db

HIDDEN = {
    "draft": {"state": State.DRAFT},
    "in review": {"state": State.IN_REVIEW},
    "archived": {"state": State.ARCHIVED},
    "scheduled": {"published_at": timezone.now() + datetime.timedelta(hours=1)},
}
ITEMS = {
    "case-studies": factories.CaseStudyFactory,
    "blog": factories.PostFactory,
    "events": factories.EventFactory,
    "documents": factories.DocumentFactory,
    "mapping/activities": factories.ActivityFactory,
    "": factories.PageFactory,
}
PUBLIC = ["", "goals/9/", "mapping/", "case-studies/", "blog/", "press/", "videos/", "events/"] + [
    "documents/",
    "feed/",
    "goals/9/feed/",
    "events/calendar.ics",
    "mapping/lines/C2/",
]


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_items_are_in_no_list_feed_or_file(client, code, state):
    goal = factories.GoalFactory(number=9)
    line = factories.LineFactory(code="C2")
    for factory in [*ITEMS.values(), factories.VideoFactory]:
        texts = {f"title_{each}": "Secret" for each in languages.CODES}
        item = factory(slug=f"secret-{factory.__name__.lower()}", **texts, **HIDDEN[state])
        if hasattr(item, "lines"):
            item.lines.add(line)
        if hasattr(item, "goal_links"):
            factories.ActivityGoalFactory(activity=item, goal=goal)
        elif hasattr(item, "goals"):
            item.goals.add(goal)
    statements = {f"statement_{each}": "Secret" for each in languages.CODES}
    factories.FactFactory(goal=goal, **statements, **HIDDEN[state])
    for path in [f"/{code}/{each}" for each in PUBLIC] + ["/sitemap.xml"]:
        response = client.get(path)
        assert response.status_code == 200, path
        assert "secret" not in response.content.decode().lower(), path


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("path", ITEMS)
def test_hidden_items_have_no_page(client, code, path, state):
    ITEMS[path](slug="secret", **HIDDEN[state])
    address = f"/{code}/{path}/secret/".replace("//", "/")
    assert client.get(address).status_code == (410 if state == "archived" else 404)
