"""Lines, technologies, activities and goals as they read one from the other."""

import pytest

from campaign.neighbours import neighbours
from tests import factories
from tests.campaign.pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return factories.LineFactory(code="C5", order=5)


@pytest.fixture
def activity(line):
    made = factories.ActivityFactory(slug="cirt", goals=[factories.GoalFactory(number=16)])
    made.lines.add(line)
    made.strategic_goals.add(factories.StrategicGoalFactory(number=3))
    made.mandates.add(factories.MandateFactory(reference="Resolution 130"))
    return made


def test_a_line_is_a_roadmap_with_an_overview_and_details(client, code, line, activity):
    seen = page(client, f"/{code}/mapping/lines/C5/")
    assert seen.all("a", href="#cirt")
    assert seen.all("article", id="cirt")
    assert seen.all("a", href=f"/{code}/mapping/activities/cirt/")
    assert getattr(activity.goal_links.get(), f"rationale_{code}") in seen.words
    assert getattr(activity.strategic_goals.get(), f"name_{code}") in seen.words
    assert seen.words.count("Resolution 130") == 2


def test_a_roadmap_keeps_other_languages_marked(client, line):
    foreign = factories.ActivityFactory(
        slug="only", published_in=["fr"], source_language="fr", title_fr="Seulement"
    )
    foreign.lines.add(line)
    seen = page(client, "/en/mapping/lines/C5/")
    assert seen.all("a", href="/en/mapping/activities/only/", lang="fr", dir="ltr")


def test_a_line_leads_to_its_cells(client, line, activity):
    factories.LineGoalFactory(line=line, goal=factories.GoalFactory(number=16))
    seen = page(client, "/en/mapping/lines/C5/")
    assert seen.all("a", href="/en/mapping/matrix/C5/16/")
    assert "C5 × 16 : 1 activity" in seen.words


def test_c7_shows_its_fields_with_their_cells_and_activities(client):
    parent = factories.LineFactory(code="C7", order=7)
    field = factories.LineFactory(code="C7-AGR", order=8, parent=parent)
    factories.LineGoalFactory(line=field, goal=factories.GoalFactory(number=2))
    factories.ActivityFactory(slug="farm").lines.add(field)
    seen = page(client, "/en/mapping/lines/C7/")
    assert seen.all("a", href="/en/mapping/lines/C7-AGR/")
    assert seen.all("a", href="/en/mapping/matrix/C7-AGR/2/")
    assert seen.all("article", id="farm")


def test_a_goal_and_its_targets_lead_to_the_cells(client, line):
    link = factories.LineGoalFactory(line=line)
    link.targets.add(factories.TargetFactory(code="9.c", goal=link.goal))
    seen = page(client, "/en/goals/9/")
    assert len(seen.all("a", href="/en/mapping/matrix/C5/9/")) == 2
    assert seen.all("a", href="/en/mapping/lines/C5/")


def test_a_technology_says_how_it_serves_a_goal_and_who_uses_it(client, activity):
    technology = factories.TechnologyFactory(slug="ai")
    goal = factories.GoalFactory(number=16)
    link = factories.TechnologyGoalFactory(technology=technology, goal=goal)
    activity.technologies.add(technology)
    factories.ActivityFactory(goals=[goal], state="draft").technologies.add(technology)
    seen = page(client, "/en/mapping/technologies/ai/")
    assert link.rationale_en in seen.words
    assert "1 activity uses it for this goal" in seen.words


def test_neighbours_share_two_ties_or_more_and_the_closest_stand_first(line, activity):
    near, nearer = factories.ActivityFactory(), factories.ActivityFactory()
    far, draft = factories.ActivityFactory(), factories.ActivityFactory(state="draft")
    goal = activity.goals.get()
    for each in (near, nearer, far, draft):
        each.lines.add(line)
    for each in (near, nearer, draft):
        factories.ActivityGoalFactory(activity=each, goal=goal)
    factories.ActivityGoalFactory(activity=far, goal=goal, status="draft")
    nearer.mandates.set(activity.mandates.all())
    found = neighbours(activity, "en")
    assert [(each.slug, each.shared_ties) for each in found] == [(nearer.slug, 3), (near.slug, 2)]


def test_an_activity_names_its_neighbours_and_who_endorsed_it(client, line, activity):
    other = factories.ActivityFactory(slug="other", goals=[activity.goals.get()])
    other.lines.add(line)
    seen = page(client, "/en/mapping/activities/cirt/")
    assert seen.all("a", href="/en/mapping/activities/other/")
    assert "2 ties in common" in seen.words
    assert "Endorsed by" in seen.words
    assert "21 November 2026" in seen.words
