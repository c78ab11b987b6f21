"""Ten thousand activities cost the mapping's pages no query more than a handful."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.campaign import bulk

pytestmark = pytest.mark.django_db
PAGES = {
    "/en/mapping/matrix/": 8,
    "/en/mapping/matrix/?year=2012": 8,
    "/en/mapping/matrix/C5/9/": 14,
    "/en/mapping/lines/C5/": 16,
    "/en/mapping/lines/C7/": 16,
    "/en/goals/9/": 18,
    "/en/mapping/activities/mass-3/": 14,
}


def queries_of(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_as_many_queries_at_ten_thousand_activities_as_at_two_hundred(client):
    bulk.frame()
    bulk.activities(1, 200)
    few = {address: queries_of(client, address) for address in PAGES}
    bulk.activities(201, 10_000)
    many = {address: queries_of(client, address) for address in PAGES}
    assert few == many
    assert {each: many[each] for each in PAGES if many[each] > PAGES[each]} == {}
