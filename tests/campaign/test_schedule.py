"""A scheduled item appears on time: no process brings it out, and no cache holds it back."""

import datetime
import re

import pytest
from django.utils import timezone

from campaign import freshness
from campaign.models import Post
from campaign.models.publishing import State
from tests import factories

pytestmark = pytest.mark.django_db
KEPT = ["/fr/feed/", "/fr/goals/9/feed/", "/fr/events/calendar.ics", "/sitemap.xml"]
LISTS = ["/fr/", "/fr/blog/", "/fr/goals/9/", "/fr/feed/", "/fr/goals/9/feed/", "/sitemap.xml"]


@pytest.fixture
def goal():
    return factories.GoalFactory(number=9)


@pytest.fixture
def clock(monkeypatch):
    """Moves the clock by so many seconds."""
    real = timezone.now

    def move(seconds):
        monkeypatch.setattr(timezone, "now", lambda: real() + datetime.timedelta(seconds=seconds))

    return move


def scheduled(seconds, factory=factories.PostFactory, **fields):
    when = timezone.now() + datetime.timedelta(seconds=seconds)
    return factory(slug="on-time", published_at=when, **fields)


def max_age(response):
    return int(re.search(r"max-age=(\d+)", response["Cache-Control"])[1])


@pytest.mark.parametrize("path", LISTS)
def test_it_appears_at_its_time_and_not_before(client, goal, clock, path):
    scheduled(100, goals=[goal])
    clock(99)
    assert "on-time" not in client.get(path).content.decode()
    clock(101)
    assert "on-time" in client.get(path).content.decode()


def test_its_own_page_opens_at_its_time(client, clock):
    scheduled(100)
    clock(99)
    assert client.get("/fr/blog/on-time/").status_code == 404
    clock(101)
    assert client.get("/fr/blog/on-time/").status_code == 200


@pytest.mark.parametrize("path", KEPT)
@pytest.mark.parametrize(
    "factory", [factories.PostFactory, factories.FactFactory, factories.VideoFactory]
)
def test_nothing_is_kept_past_the_next_publication(client, goal, path, factory):
    scheduled(100, factory)
    assert 90 <= max_age(client.get(path)) <= 100


@pytest.mark.parametrize("path", KEPT)
def test_nothing_is_kept_for_longer_than_five_minutes(client, goal, path):
    scheduled(24 * 3600)
    assert max_age(client.get(path)) == freshness.FIVE_MINUTES
    Post.objects.all().delete()
    assert max_age(client.get(path)) == freshness.FIVE_MINUTES


def test_a_draft_with_a_time_is_not_waited_for(client):
    scheduled(100, state=State.DRAFT)
    assert freshness.next_publication() is None


def test_pages_are_not_kept_by_caches_at_all(client, goal):
    """Without a time to live or a date, nothing may answer in the site's place."""
    for path in ("/fr/", "/fr/blog/", "/fr/goals/9/"):
        response = client.get(path)
        assert not {"Last-Modified", "Expires", "ETag"} & set(response.headers)


def test_feed_and_sitemap_date_it_by_its_publication_not_by_its_last_edit(client, clock):
    post = scheduled(3600)
    clock(7200)
    assert post.published_at.strftime("%Y-%m-%dT%H:%M") in client.get("/fr/feed/").content.decode()
    entry = client.get("/sitemap.xml").content.decode().split("/fr/blog/on-time/")[1]
    assert post.published_at.strftime("%Y-%m-%d") in entry


def test_looking_ahead_costs_one_query(django_assert_num_queries):
    scheduled(100)
    with django_assert_num_queries(1):
        freshness.seconds_fresh()
