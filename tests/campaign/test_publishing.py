import datetime

import pytest
from django.db import IntegrityError
from django.utils import timezone

from campaign.models import Post
from campaign.models.publishing import State
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db
TOMORROW = datetime.timedelta(days=1)


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.ARCHIVED])
def test_what_is_not_published_is_not_public(state):
    PostFactory(state=state)
    assert not Post.objects.published().exists()


def test_a_later_publication_time_schedules():
    post = PostFactory(published_at=timezone.now() + TOMORROW)
    assert not Post.objects.published().exists()
    Post.objects.update(published_at=timezone.now() - TOMORROW)
    assert list(Post.objects.published()) == [post]


def test_a_published_item_has_a_time_and_a_language():
    with pytest.raises(IntegrityError, match="post_published_has_time_and_language"):
        PostFactory(published_at=None)


def test_no_language_is_published_without_a_title(code):
    with pytest.raises(IntegrityError, match=f"post_title_{code}_filled"):
        PostFactory(**{f"title_{code}": None})


def test_only_official_languages_are_published_in():
    with pytest.raises(IntegrityError, match="post_published_in_known"):
        PostFactory(published_in=["de"])


def test_items_know_their_languages_and_the_others():
    arabic = PostFactory(published_in=["ar"], source_language="ar")
    everywhere = PostFactory()
    assert list(Post.objects.in_language("fr")) == [everywhere]
    assert list(Post.objects.in_other_languages("fr")) == [arabic]
    assert [each.code for each in arabic.languages()] == ["ar"]
