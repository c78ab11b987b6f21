import xml.etree.ElementTree as ET

import pytest
from icalendar import Calendar

from tests import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_the_feed_is_in_the_language_of_its_address(client, code):
    factories.PostFactory(slug="everywhere")
    factories.CaseStudyFactory(slug="single", published_in=["ar"], source_language="ar")
    feed = ET.fromstring(client.get(f"/{code}/feed/").content)  # noqa: S314  (our own feed)
    titles = [entry.find(f"{ATOM}title").text for entry in feed.iter(f"{ATOM}entry")]
    assert len(titles) == (2 if code == "ar" else 1)
    assert all(title.startswith(f"title {code}") for title in titles)


def test_a_goals_feed_has_only_what_serves_it(client):
    goal = factories.GoalFactory(number=9)
    factories.PostFactory(goals=[goal], title_en="Tied")
    factories.PostFactory(title_en="Loose")
    body = client.get("/en/goals/9/feed/").content.decode()
    assert "Tied" in body
    assert "Loose" not in body
    assert client.get("/en/goals/18/feed/").status_code == 404


def test_the_calendar_holds_the_events_of_the_language(client):
    factories.EventFactory(slug="everywhere", place_fr="Genève")
    factories.EventFactory(slug="single", published_in=["zh"], source_language="zh")
    calendar = Calendar.from_ical(client.get("/fr/events/calendar.ics").content)
    (event,) = calendar.walk("VEVENT")
    assert event["summary"].startswith("title fr")
    assert str(event["location"]) == "Genève"
    assert event["dtstart"].dt.isoformat() == "2017-06-12"
    assert event["dtend"].dt.isoformat() == "2017-06-17"
    assert event["url"] == "http://testserver/fr/events/everywhere/"


def test_the_sitemap_lists_an_item_only_in_its_languages(client):
    factories.PostFactory(slug="single", published_in=["ar"], source_language="ar")
    root = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  (our own sitemap)
    found = {
        url.find(f"{SITEMAP}loc").text: [link.get("hreflang") for link in url.iter(f"{XHTML}link")]
        for url in root
    }
    assert found["http://testserver/ar/blog/single/"] == ["ar"]
    assert not [address for address in found if "single" in address and "/ar/" not in address]
    assert set(found["http://testserver/ru/goals/"]) >= {"ar", "zh", "en", "fr", "ru", "es"}


def test_robots_names_the_sitemap_and_keeps_out_of_the_admin(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text
