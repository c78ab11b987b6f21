"""Who makes a tie count, how, and what it must say."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign.models import ActivityGoal
from tests import factories
from tests.campaign.staff import address, errors, save, sign_in

pytestmark = pytest.mark.django_db
LIST = "admin:campaign_activitygoal_changelist"


@pytest.fixture
def tie():
    activity = factories.ActivityFactory()
    return factories.ActivityGoalFactory(
        activity=activity, status="submitted", endorsed_by=None, endorsed_on=None
    )


def run(client, action, tie, **data):
    sent = {"action": action, "_selected_action": [tie.pk], **data}
    response = client.post(reverse(LIST), sent)
    tie.refresh_from_db()
    return response


def test_an_endorsed_tie_without_body_and_day_cannot_be_stored(tie):
    for lacking in ({"endorsed_by": None}, {"endorsed_on": None}):
        full = {"endorsed_by": factories.EndorserFactory(), "endorsed_on": "2026-01-01"}
        with pytest.raises(IntegrityError), transaction.atomic():
            ActivityGoal.objects.update(status="endorsed", **{**full, **lacking})


def test_a_publisher_endorses_with_body_and_day(client, tie):
    body = factories.EndorserFactory()
    sign_in(client, "Publishers", language="en")
    asked = run(client, "endorse", tie)
    assert "Endorse ties" in asked.content.decode()
    assert tie.status == "submitted"
    run(client, "endorse", tie, endorsed_by=body.pk, endorsed_on="2026-01-31")
    assert (tie.status, tie.endorsed_by, str(tie.endorsed_on)) == ("endorsed", body, "2026-01-31")


@pytest.mark.parametrize("day", ["", "2999-01-01", "soon"])
def test_a_day_that_is_none_endorses_nothing(client, tie, day):
    sign_in(client, "Publishers", language="en")
    run(client, "endorse", tie, endorsed_by=factories.EndorserFactory().pk, endorsed_on=day)
    assert tie.status == "submitted"


@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_others_endorse_nothing_in_the_list(client, tie, group):
    sign_in(client, group, language="en")
    assert client.get(reverse(LIST)).status_code == 200
    run(
        client,
        "endorse",
        tie,
        endorsed_by=factories.EndorserFactory().pk,
        endorsed_on="2026-01-31",
    )
    assert tie.status == "submitted"
    assert client.post(address(tie), {}).status_code == 403
    assert client.post(address(tie, "delete"), {"post": "yes"}).status_code == 403


def test_an_endorsement_is_taken_back(client):
    tie = factories.ActivityGoalFactory()
    sign_in(client, "Publishers", language="en")
    run(client, "withdraw", tie)
    assert (tie.status, tie.endorsed_by, tie.endorsed_on) == ("submitted", None, None)


def test_an_endorsed_tie_on_a_form_names_its_body(client, tie):
    tie.activity.sectors.add(factories.SectorFactory())
    sign_in(client, "Publishers", language="en")
    found = errors(save(client, address(tie.activity), **{"goal_links-0-status": "endorsed"}))
    assert found == {"goal_links-0-endorsed_by": ["Name the body that endorsed the tie."]}
