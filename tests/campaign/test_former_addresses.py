"""An address that was public once goes on leading to its item."""

import pytest

from campaign import models
from campaign.models.publishing import State
from tests import factories
from tests.campaign.staff import address, errors, save, sign_in

pytestmark = pytest.mark.django_db
KINDS = {
    "blog": factories.PostFactory,
    "case-studies": factories.CaseStudyFactory,
    "events": factories.EventFactory,
    "documents": factories.DocumentFactory,
    "mapping/activities": factories.ActivityFactory,
    "mapping/technologies": factories.TechnologyFactory,
    "": factories.PageFactory,
}


def moved(item, *slugs):
    for slug in slugs:
        item.slug = slug
        item.save()
    return item


def answer(client, address):
    response = client.get(address)
    return response.status_code, response.headers.get("Location")


@pytest.mark.parametrize("path", KINDS)
def test_the_old_address_leads_to_the_new_one_for_good(client, path, code):
    moved(KINDS[path](slug="old"), "new")
    old = f"/{code}/{path}/old/".replace("//", "/")
    assert answer(client, f"{old}?a=1&b=%D8%B9") == (301, f"{old[:-4]}new/?a=1&b=%D8%B9")


def test_every_former_address_leads_there_in_one_step(client):
    moved(factories.PostFactory(slug="one"), "two", "three")
    for slug in ("one", "two"):
        assert answer(client, f"/en/blog/{slug}/") == (301, "/en/blog/three/")


def test_an_item_that_goes_back_makes_no_loop(client):
    moved(factories.PostFactory(slug="one"), "two", "one")
    assert answer(client, "/en/blog/one/")[0] == 200
    assert answer(client, "/en/blog/two/") == (301, "/en/blog/one/")


def test_two_items_that_swap_addresses_keep_both(client):
    one, two = factories.PostFactory(slug="a"), factories.PostFactory(slug="b")
    moved(one, "c")
    moved(two, "a")
    moved(one, "b")
    assert answer(client, "/en/blog/a/")[0] == 200
    assert answer(client, "/en/blog/b/")[0] == 200
    assert answer(client, "/en/blog/c/") == (301, "/en/blog/b/")


def test_a_new_item_takes_the_old_address(client):
    moved(factories.PostFactory(slug="old"), "new")
    factories.PostFactory(slug="old", title_en="Newcomer")
    response = client.get("/en/blog/old/")
    assert response.status_code == 200
    assert "Newcomer" in response.content.decode()


def test_a_draft_with_the_old_address_does_not_take_it_yet(client):
    moved(factories.PostFactory(slug="old"), "new")
    factories.PostFactory(slug="old", state=State.DRAFT)
    assert answer(client, "/en/blog/old/") == (301, "/en/blog/new/")


def test_kinds_do_not_share_addresses(client):
    moved(factories.PostFactory(slug="old"), "new")
    assert answer(client, "/en/events/old/")[0] == 404


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW])
def test_the_old_address_gives_away_nothing_that_is_not_public(client, state):
    moved(factories.PostFactory(slug="old"), "secret")
    models.Post.objects.update(state=state)
    assert answer(client, "/en/blog/old/")[0] == 404


def test_the_old_address_of_what_is_archived_is_gone_too(client):
    moved(factories.PostFactory(slug="old"), "new")
    models.Post.objects.update(state=State.ARCHIVED)
    assert answer(client, "/en/blog/old/")[0] == 410


def test_an_address_that_was_never_public_is_not_kept(client):
    moved(factories.PostFactory(slug="old", state=State.DRAFT, published_at=None), "new")
    assert not models.FormerAddress.objects.exists()


def test_what_is_deleted_leads_nowhere(client):
    moved(factories.PostFactory(slug="old"), "new").delete()
    assert answer(client, "/en/blog/old/")[0] == 404


def test_publishers_change_the_address_of_what_is_public(client):
    post = factories.PostFactory(slug="old")
    sign_in(client, "Publishers")
    assert errors(save(client, address(post), slug="new")) is None
    assert answer(client, "/fr/blog/old/") == (301, "/fr/blog/new/")


@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_nobody_else_does(client, group):
    post = factories.PostFactory(slug="old", published_in=["en"])
    sign_in(client, group)
    save(client, address(post), slug="new", title_fr="Titre")
    assert models.Post.objects.get().slug == "old"
