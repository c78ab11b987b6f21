"""Every kind of page, in every language, on records made for the test."""

import pytest

from ict4sdg import languages
from tests import factories
from tests.campaign.pages import page

pytestmark = pytest.mark.django_db

KINDS = {
    "case-studies": factories.CaseStudyFactory,
    "blog": factories.PostFactory,
    "events": factories.EventFactory,
    "documents": factories.DocumentFactory,
    "mapping/activities": factories.ActivityFactory,
}
LISTS = {**KINDS, "mapping": factories.ActivityFactory, "videos": factories.VideoFactory}
del LISTS["mapping/activities"]
# The explorer has filters of its own: test_explorer.py.
FILTERED = [path for path in LISTS if path != "mapping"]


@pytest.fixture
def goal():
    return factories.GoalFactory(number=9)


@pytest.mark.parametrize("path", ["", "goals/", *(f"{path}/" for path in LISTS), "press/"])
def test_an_empty_site_says_what_to_do_next(client, code, path):
    seen = page(client, f"/{code}/{path}")
    assert seen.html == {"lang": code, "dir": languages.BY_CODE[code].direction}
    assert len(seen.all("h1")) == 1
    assert seen.all("a", href=f"/{code}/goals/")


@pytest.mark.parametrize("path", KINDS)
def test_an_item_is_shown_in_the_visitors_language(client, code, path):
    item = KINDS[path](slug="shown")
    seen = page(client, f"/{code}/{path}/shown/")
    assert getattr(item, f"title_{code}") in seen.words
    assert seen.html == {"lang": code, "dir": languages.BY_CODE[code].direction}
    assert len(seen.all("h1")) == 1
    assert seen.canonical == f"http://testserver/{code}/{path}/shown/"
    assert set(seen.hreflangs) == {*languages.CODES, "x-default"}
    assert seen.is_indexed
    for other in set(languages.CODES) - {code}:
        assert f"title {other}" not in seen.words


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("only", ["ar", "zh", "ru"])
def test_an_item_of_one_language_is_framed_in_another(client, path, only):
    KINDS[path](slug="single", published_in=[only], source_language=only)
    own = languages.BY_CODE[only]
    seen = page(client, f"/fr/{path}/single/")
    assert seen.html == {"lang": "fr", "dir": "ltr"}
    (article,) = seen.all("article")
    assert (article["lang"], article["dir"]) == (only, own.direction)
    assert seen.all("a", href=f"/{only}/{path}/single/", hreflang=only, lang=only)
    assert own.noun in seen.words
    assert seen.canonical == f"http://testserver/{only}/{path}/single/"
    assert set(seen.hreflangs) == {only, "x-default"}
    assert not seen.is_indexed


@pytest.mark.parametrize("path", LISTS)
def test_a_list_shows_other_languages_in_a_group_of_their_own(client, path):
    LISTS[path](slug="everywhere")
    LISTS[path](slug="single", published_in=["ar"], source_language="ar")
    seen = page(client, f"/fr/{path}/")
    own, elsewhere = seen.text.split('<section class="elsewhere">')
    assert "title fr" in own
    assert "title ar" not in own
    assert 'lang="ar" dir="rtl" hreflang="ar"' in elsewhere
    assert "title ar" in elsewhere
    assert "title ar" in page(client, f"/ar/{path}/").text
    assert 'class="elsewhere"' not in page(client, f"/ar/{path}/").text


@pytest.mark.parametrize("path", FILTERED)
def test_a_list_filters_by_goal_and_counts(client, goal, path):
    LISTS[path](slug="tied", goals=[goal])
    LISTS[path](slug="loose")
    other = factories.GoalFactory(number=4)
    assert "2 entries" in page(client, f"/en/{path}/").words
    assert "1 entry" in page(client, f"/en/{path}/?goal=9").words
    assert "0 entr" not in page(client, f"/en/{path}/?goal={other.number}").words
    assert page(client, f"/en/{path}/?goal={other.number}").all("a", href=f"/en/{path}/")


def test_a_second_page_keeps_the_filter_and_has_its_own_canonical(client, goal):
    for _ in range(13):
        factories.PostFactory(goals=[goal])
    first = page(client, "/en/blog/?goal=9")
    assert first.all("a", rel="next", href="?goal=9&page=2")
    second = page(client, "/en/blog/?goal=9&page=2")
    assert second.canonical == "http://testserver/en/blog/?page=2"
    assert second.all("a", rel="prev", href="?goal=9&page=1")


def test_the_language_bar_keeps_page_and_query(client, code):
    seen = page(client, "/en/blog/?goal=9&page=2")
    assert seen.all("a", href=f"/{code}/blog/?goal=9&page=2", hreflang=code)


@pytest.mark.parametrize("path", LISTS)
def test_a_list_costs_the_same_queries_however_long(
    client, goal, path, django_assert_num_queries, django_assert_max_num_queries
):
    costs = []
    for total in (1, 3, 300):
        while LISTS[path]._meta.model.objects.count() < total:
            LISTS[path](goals=[goal])
        with django_assert_max_num_queries(12) as captured:
            assert "title fr" in page(client, f"/fr/{path}/").text
        costs.append(len(captured))
    assert len(set(costs)) == 1, costs


def test_a_goal_page_costs_the_same_queries_however_much_serves_it(
    client, goal, django_assert_max_num_queries
):
    target = factories.TargetFactory(goal=goal)
    made, costs = 0, []
    for total in (1, 3, 300):
        for number in range(made, total):
            link = (
                factories.LineGoalFactory(
                    goal=goal, line=factories.LineFactory(code=f"C{number % 11 + 1}")
                )
                if number < 11
                else None
            )
            if link:
                link.targets.add(target)
            factories.TechnologyGoalFactory(goal=goal)
            factories.FactFactory(goal=goal)
            indicator = factories.IndicatorFactory(code=f"made-{number}", goals=[goal])
            factories.ObservationFactory(indicator=indicator)
            for factory in KINDS.values():
                factory(goals=[goal])
        made = total
        with django_assert_max_num_queries(15) as captured:
            seen = page(client, "/fr/goals/9/")
        assert "message fr" in seen.words
        assert "rationale fr" in seen.words
        assert "statement fr" in seen.words
        assert "name fr" in seen.words
        costs.append(len(captured))
    assert len(set(costs)) == 1, costs


def test_a_goal_without_a_mapping_says_so(client, goal):
    words = page(client, "/en/goals/9/").words
    assert "No action line has been mapped to this goal yet." in words


def test_a_line_page_shows_role_goals_and_activities(client, goal):
    line = factories.LineFactory(code="C5")
    factories.LineGoalFactory(line=line, goal=goal)
    factories.ActivityFactory(goals=[goal]).lines.add(line)
    seen = page(client, "/es/mapping/lines/C5/")
    for text in ("rationale es", "description es", "itu_role_text es", "title es"):
        assert text in seen.words


def test_only_endorsed_ties_are_shown(client, goal):
    activity = factories.ActivityFactory(slug="giga", title_en="Giga")
    factories.ActivityGoalFactory(activity=activity, goal=goal, status="submitted")
    assert "rationale en" not in page(client, "/en/mapping/activities/giga/").words
    assert "Giga" not in page(client, "/en/goals/9/").words
    activity.goal_links.update(status="endorsed")
    assert "Giga" in page(client, "/en/goals/9/").words


def test_a_fact_past_its_review_leaves_the_page(client, goal):
    factories.FactFactory(goal=goal, review_on="2020-01-01")
    assert "statement en" not in page(client, "/en/goals/9/").words


def test_a_fact_names_its_source_and_year(client, goal):
    factories.FactFactory(goal=goal, self_reported=True)
    seen = page(client, "/en/goals/9/")
    assert seen.all("a", href="https://www.itu.int/facts")
    assert "67%" in seen.words
    assert "2023" in seen.words
    assert "self-reported" in seen.words
