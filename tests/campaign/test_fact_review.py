"""A fact past its date of review leaves pages and posters, and staff are told."""

import datetime

import pytest
from django.utils import timezone

from campaign.models.figures import SOON
from posters.models import Poster
from posters.wording import Library
from tests.campaign.pages import page
from tests.campaign.staff import address, sign_in
from tests.factories import ActivityFactory, CaseStudyFactory, FactFactory, SettingsFactory

pytestmark = pytest.mark.django_db
STATEMENT = "of people were online"


def fact(days, **fields):
    """A fact to be reviewed in so many days."""
    review_on = timezone.localdate() + datetime.timedelta(days=days)
    return FactFactory(review_on=review_on, statement_en=STATEMENT, **fields)


@pytest.mark.parametrize(("days", "shown"), [(0, True), (1, True), (-1, False)])
def test_a_page_shows_a_fact_until_its_day(client, days, shown):
    activity, case = ActivityFactory(slug="giga"), CaseStudyFactory(slug="m-pesa")
    fact(days, activity=activity, case_study=case)
    for path in ("/en/goals/9/", "/en/mapping/activities/giga/", "/en/case-studies/m-pesa/"):
        assert (STATEMENT in page(client, path).words) == shown, path


@pytest.mark.parametrize(("days", "told"), [(0, True), (-1, False)])
def test_a_poster_tells_a_fact_until_its_day(days, told):
    goal = SettingsFactory().featured_goal
    Poster.objects.filter(slug="goal-9").update(fact=fact(days, goal=goal))
    library = Library("goal-9")
    poster = Poster.objects.get(slug="goal-9")
    assert ("fact" in library.designs(poster, "en")) == told
    assert [each.statement for each in library.words(poster, "briefing", "en").facts] == (
        [STATEMENT] if told else []
    )


def test_staff_find_what_is_expired_and_what_soon_will_be(client):
    sign_in(client, "Publishers")
    for slug, days in (("gone", -1), ("soon", SOON.days), ("later", SOON.days + 1)):
        fact(days, slug=slug)

    def listed(query):
        rows = client.get(f"/admin/campaign/fact/?{query}").context["cl"].result_list
        return {each.slug for each in rows}

    assert listed("review=expired") == {"gone"}
    assert listed("review=soon") == {"soon"}
    assert listed("review=nonsense") == {"gone", "soon", "later"}


def test_an_expired_fact_is_marked_in_the_list_and_on_its_form(client):
    sign_in(client, "Publishers")
    gone, good = fact(-1), fact(400)
    assert client.get("/admin/campaign/fact/").content.decode().count("on no page or poster") == 1
    assert "past its date of review" in client.get(address(gone)).content.decode()
    assert "past its date of review" not in client.get(address(good)).content.decode()
