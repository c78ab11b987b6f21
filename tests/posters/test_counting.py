import datetime

import pytest

from posters import counting
from posters.models import Download

pytestmark = pytest.mark.django_db


def counts():
    counting.flush()
    return {(d.poster.slug, d.language, d.format): d.count for d in Download.objects.all()}


def test_a_download_is_counted_by_poster_language_format_and_day(client, poster):
    for _ in range(3):
        client.get("/ar/posters/goal-9/a4.pdf")
    client.get("/zh/posters/goal-9/fact/a4.pdf")
    assert counts() == {("goal-9", "ar", "a4.pdf"): 3, ("goal-9", "zh", "a4.pdf"): 1}
    assert Download.objects.first().day == datetime.date.today()


def test_counts_of_a_day_add_up_in_one_row(client, poster):
    client.get("/ar/posters/goal-9/a4.pdf")
    counting.flush()
    client.get("/ar/posters/goal-9/a4.pdf")
    assert counts() == {("goal-9", "ar", "a4.pdf"): 2}


@pytest.mark.parametrize(
    "headers", [{"range": "bytes=500-"}, {"if-none-match": "*"}, {"range": "bytes=99999999-"}]
)
def test_what_is_no_new_download_is_not_counted(client, poster, headers):
    client.get("/en/posters/goal-9/a4.pdf", headers=headers)
    client.head("/en/posters/goal-9/a4.pdf")
    client.get("/en/posters/goal-9/thumbnail.webp")
    client.get("/en/posters/goal-9/a5.pdf")
    assert counts() == {}


def test_a_kit_counts_for_each_poster_and_language_in_it(client, poster):
    client.get("/en/posters/kit.zip?goal=9")
    assert set(counts()) == {
        ("goal-9", code, "kit.zip") for code in ("ar", "zh", "en", "fr", "ru", "es")
    }


def test_nothing_is_kept_of_who_asked():
    kept = {field.name for field in Download._meta.concrete_fields}
    assert kept == {"id", "poster", "language", "format", "day", "count"}


def test_counting_asks_the_database_nothing(poster, django_assert_num_queries):
    with django_assert_num_queries(0):
        counting.count("goal-9", "en", "a4.pdf")


@pytest.mark.django_db(transaction=True)
def test_the_writer_writes_by_itself(client, poster, settings):
    settings.DOWNLOADS_WRITTEN_EVERY = 0.01
    client.get("/ar/posters/goal-9/a4.pdf")
    for _ in range(500):
        if Download.objects.exists():
            break
        counting.wake.set()
    assert Download.objects.get().count == 1
