import datetime

import pytest
from django.utils import timezone

from campaign import models
from campaign.models.publishing import State
from tests import factories
from tests.campaign.pages import page
from tests.campaign.staff import address, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(client):
    return sign_in(client, is_superuser=True, language="en")


def rows(client, model, **query):
    """The items that the list shows."""
    response = client.get(address(model, "changelist"), query)
    assert response.status_code == 200
    return list(response.context["cl"].result_list)


def marks(client, item):
    """The mark of each language in the item's row."""
    html = page(client, address(item, "changelist"))
    titles = [attrs["title"] for attrs in html.all("li") if "mark-" in attrs.get("class", "")]
    return dict(title.split(": ") for title in titles)


@pytest.mark.parametrize(
    "factory",
    [
        factories.PostFactory,
        factories.ActivityFactory,
        factories.FactFactory,
        factories.DocumentFactory,
        factories.TechnologyFactory,
        factories.OrganisationFactory,
        factories.PictureFactory,
    ],
)
def test_a_list_asks_the_database_as_often_for_30_items_as_for_one(
    client, factory, django_assert_max_num_queries
):
    goals = [factories.GoalFactory(number=number) for number in (1, 9, 17)]
    tied = {"goals": goals} if factory._meta.model in (models.Post, models.Activity) else {}
    counts = []
    for many in (1, 2, 27):
        for _each in range(many):
            factory(**tied)
        with django_assert_max_num_queries(25) as queries:
            shown = rows(client, factory._meta.model)
        counts.append((len(shown), len(queries)))
    assert [shown for shown, _queries in counts] == [1, 3, 30]
    assert len({queries for _shown, queries in counts}) == 1, counts


def test_a_row_shows_a_mark_for_each_language_in_un_order(client):
    post = factories.PostFactory(published_in=["en", "fr"], title_ar="عنوان")
    assert marks(client, post) == {
        "عربي": "not published",
        "中文": "empty",
        "English": "published",
        "Français": "published",
        "Русский": "empty",
        "Español": "empty",
    }
    assert list(marks(client, post)) == [
        "عربي",
        "中文",
        "English",
        "Français",
        "Русский",
        "Español",
    ]


def test_a_draft_is_published_in_no_language(client):
    assert set(marks(client, factories.PostFactory(state=State.DRAFT)).values()) == {
        "not published"
    }


def test_a_screen_reader_hears_each_mark(client):
    factories.PostFactory()
    text = page(client, address(models.Post, "changelist")).text
    assert '<span class="visually-hidden">Français: published</span>' in text
    assert '<span aria-hidden="true">●<br>fr</span>' in text


def test_a_row_shows_its_goals_in_their_colours_without_inline_style(client):
    factories.PostFactory(goals=[factories.GoalFactory(number=9), factories.GoalFactory(number=13)])
    html = page(client, address(models.Post, "changelist"))
    squares = [
        each["class"] for each in html.all("span") if "goal-square " in each.get("class", "")
    ]
    assert squares == ["goal-square goal-9", "goal-square goal-13"]
    assert " style=" not in html.text


def test_a_row_says_when_a_publication_is_scheduled(client):
    factories.PostFactory(published_at=timezone.now() + datetime.timedelta(days=3))
    assert "Scheduled" in page(client, address(models.Post, "changelist")).words


def test_a_title_is_in_the_admins_language_or_marked_with_its_own(client):
    factories.PostFactory(published_in=["ar"], source_language="ar", title_ar="عنوان")
    text = page(client, address(models.Post, "changelist")).text
    assert '<span lang="ar" dir="rtl">عنوان</span>' in text


def test_the_filter_finds_what_is_missing_in_a_language(client, code):
    whole = factories.PostFactory()
    others = [each for each in ("ar", "zh", "en", "fr", "ru", "es") if each != code]
    lacking = factories.PostFactory(published_in=others, source_language=others[0])
    empty = factories.PostFactory(published_in=others, source_language=others[0])
    models.Post.objects.filter(pk=empty.pk).update(**{f"title_{code}": ""})
    found = rows(client, models.Post, missing=code)
    assert set(found) == {lacking, empty}
    assert whole not in found


def test_filters_combine_goal_state_and_kind(client):
    nine = factories.GoalFactory(number=9)
    wanted = factories.PostFactory(kind="news", goals=[nine])
    factories.PostFactory(kind="blog", goals=[nine])
    factories.PostFactory(kind="news")
    factories.PostFactory(kind="news", goals=[nine], state=State.DRAFT)
    query = {"goal": "9", "kind__exact": "news", "state__exact": "published"}
    assert rows(client, models.Post, **query) == [wanted]


@pytest.mark.parametrize("query", [{"goal": "x"}, {"goal": "99999999999"}, {"missing": "de"}])
def test_a_filter_that_means_nothing_is_no_error(client, query):
    factories.PostFactory()
    assert client.get(address(models.Post, "changelist"), query).status_code in (200, 302)


def test_filters_count_what_they_would_show(client):
    factories.PostFactory(goals=[factories.GoalFactory(number=9)])
    words = page(client, address(models.Post, "changelist")).words
    assert "9 title en" in words
    assert "Blog (1)" in words
    assert "Press release (0)" in words


def test_search_finds_a_title_in_any_language(client, code):
    wanted = factories.PostFactory(**{f"title_{code}": "Signalfeuer"})
    factories.PostFactory()
    assert rows(client, models.Post, q="signalfeuer") == [wanted]


def test_a_null_character_in_a_search_is_no_error(client):
    factories.GoalFactory()
    where = "/admin/autocomplete/"
    query = {"app_label": "campaign", "model_name": "post", "field_name": "goals", "term": "\0tit"}
    assert client.get(where, query).json()["results"][0]["text"].startswith("9 ")


def test_a_goal_is_found_by_its_number_or_title(client):
    # The factories' serial would put digits of its own into the other languages' titles.
    goal = factories.GoalFactory(number=9, title_en="Industry", serial=0)
    factories.GoalFactory(number=3, title_en="Health", serial=0)
    query = {"app_label": "campaign", "model_name": "post", "field_name": "goals"}
    for term in ("9", "indus"):
        results = client.get("/admin/autocomplete/", {**query, "term": term}).json()["results"]
        assert [each["id"] for each in results] == [str(goal.pk)], term
