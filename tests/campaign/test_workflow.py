"""From draft to public to archived: who takes which step, what is kept of it, who is told."""

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from campaign import models
from campaign.models.publishing import State
from ict4sdg import languages
from tests import factories
from tests.campaign.pages import page
from tests.campaign.staff import address, errors, save, sign_in

pytestmark = pytest.mark.django_db
STATES = [State.DRAFT, State.IN_REVIEW, State.PUBLISHED, State.ARCHIVED]
OPEN = {State.DRAFT, State.IN_REVIEW}


def post_in(state, **fields):
    return factories.PostFactory(**{"state": state, "published_in": ["en"], **fields})


def stored(item):
    return type(item).objects.get(pk=item.pk)


def steps(item):
    return [(each.from_state, each.to_state) for each in models.Step.objects.of(item)]


def send(client, item, **changes):
    """A form forged past what the page offers."""
    kept = {"kind": "blog", "title_en": "A", "slug": item.slug, "source_language": "en"}
    kept |= {"published_in": item.published_in, "state": item.state}
    return client.post(address(item), {**kept, **changes})


@pytest.mark.parametrize("after", STATES)
@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("group", ["Editors", "Translators", "Publishers"])
def test_who_takes_which_step(client, group, before, after):
    """By a forged form, whatever the page offers."""
    post = post_in(before)
    sign_in(client, group)
    send(client, post, state=after)
    may = group == "Publishers" or (group == "Editors" and {before, after} <= OPEN)
    assert stored(post).state == (after if may else before)


@pytest.mark.parametrize("group", ["Editors", "Publishers"])
@pytest.mark.parametrize("before", STATES)
def test_the_form_offers_the_steps_that_one_may_take(client, group, before):
    sign_in(client, group)
    form = client.get(address(post_in(before))).context["adminform"].form
    offered = (
        {value for value, _label in form.fields["state"].widget.choices}
        if ("state" in form.fields)
        else set()
    )
    if group == "Publishers":
        assert offered == set(STATES)
    else:
        assert offered == (OPEN if before in OPEN else set())


@pytest.mark.parametrize("group", ["Editors", "Translators"])
def test_what_is_archived_is_only_read(client, group):
    post = post_in(State.ARCHIVED, title_fr="Ancien")
    sign_in(client, group)
    assert client.get(address(post)).context["has_change_permission"] is False
    assert send(client, post, title_fr="Nouveau").status_code == 403
    assert stored(post).title_fr == "Ancien"


def test_french_is_out_while_arabic_is_written(client):
    post = post_in(State.PUBLISHED, published_in=["fr"], source_language="fr", slug="here")
    sign_in(client, "Translators", languages=["ar"])
    assert errors(save(client, address(post), title_ar="عنوان")) is None
    assert stored(post).published_in == ["fr"]
    assert "عنوان" not in page(client, "/ar/blog/").words
    sign_in(client, "Publishers")
    assert errors(save(client, address(post), published_in=["fr", "ar"])) is None
    assert "عنوان" in page(client, "/ar/blog/here/").words


# Steps


def test_each_step_is_kept_with_who_and_why(client):
    post = post_in(State.DRAFT)
    sign_in(client, "Editors", username="amina", language="en")
    save(client, address(post), state="in_review", comment="Please look at the figures.")
    sign_in(client, "Publishers", username="boris", language="en")
    save(client, address(post), state="published")
    save(client, address(post), state="archived", comment="Superseded")
    assert steps(post) == [
        ("draft", "in_review"),
        ("in_review", "published"),
        ("published", "archived"),
    ]
    words = page(client, address(post)).words
    for said in ("amina", "Please look at the figures.", "boris", "Superseded"):
        assert said in words


def test_a_new_item_begins_with_a_step(client):
    sign_in(client, "Editors")
    where = address(models.Post, "add")
    assert errors(save(client, where, title_en="A", slug="a")) is None
    assert steps(models.Post.objects.get()) == [("", "draft")]
    assert mail.outbox == []


def test_a_save_that_moves_nothing_is_no_step(client):
    post = post_in(State.DRAFT)
    sign_in(client, "Editors")
    save(client, address(post), title_en="New")
    assert steps(post) == []


def test_a_language_that_comes_out_later_is_a_step(client):
    post = post_in(State.PUBLISHED, title_fr="Titre")
    sign_in(client, "Publishers")
    save(client, address(post), published_in=["en", "fr"])
    (step,) = models.Step.objects.of(post)
    assert [each.code for each in step.languages()] == ["en", "fr"]


def test_translators_are_not_asked_for_a_comment(client):
    sign_in(client, "Translators", languages=["fr"])
    post = post_in(State.DRAFT)
    assert "comment" not in client.get(address(post)).context["adminform"].form.fields
    send(client, post, comment="Forged", title_fr="Titre")
    assert stored(post).title_fr == "Titre"
    assert steps(post) == []


@pytest.mark.parametrize("comment", ["<script>alert(1)</script>", "ع" * 2000])
def test_a_comment_is_shown_as_it_was_typed(client, comment):
    post = post_in(State.DRAFT)
    sign_in(client, "Editors")
    assert errors(save(client, address(post), comment=comment)) is None
    text = client.get(address(post)).content.decode()
    assert "<script>alert(1)" not in text
    assert models.Step.objects.of(post).get().comment == comment


def test_a_comment_too_long_is_refused_and_kept_in_the_form(client):
    post = post_in(State.DRAFT)
    sign_in(client, "Editors")
    response = save(client, address(post), comment="a" * 2001)
    assert list(errors(response)) == ["comment"]


# Messages


def author(post, **fields):
    """Somebody who wrote in `post`, by a form."""
    client = Client()
    user = sign_in(client, "Editors", **{"email": "author@itu.int", **fields})
    save(client, address(post), summary_en=f"By {user.pk}")
    return user


@pytest.fixture
def published(client, django_capture_on_commit_callbacks):
    """Publishes a post with a comment, as somebody else than its author."""

    def publish(post, **changes):
        sign_in(client, "Publishers", username="boris", email="boris@itu.int")
        with django_capture_on_commit_callbacks(execute=True):
            changes = {"state": "published", "comment": "Well done", **changes}
            assert errors(save(client, address(post), **changes)) is None

    return publish


def test_authors_are_told_in_their_language(published, code):
    post = post_in(State.DRAFT, title_en="Signals")
    author(post, language=code, email=f"{code}@itu.int")
    published(post)
    (message,) = mail.outbox
    assert message.to == [f"{code}@itu.int"]
    assert f"http://testserver{address(post)}" in message.body
    for said in ("boris", "Well done", "Signals", languages.BY_CODE["en"].noun):
        assert said in message.body
    assert "Signals" in message.subject


def test_who_took_the_step_is_not_told_of_it(client, django_capture_on_commit_callbacks):
    post = post_in(State.DRAFT)
    sign_in(client, "Editors", email="me@itu.int")
    save(client, address(post), summary_en="Mine")
    with django_capture_on_commit_callbacks(execute=True):
        save(client, address(post), state="in_review")
    assert mail.outbox == []


def test_a_review_is_told_to_who_may_publish(client, django_capture_on_commit_callbacks):
    post = post_in(State.DRAFT)
    sign_in(Client(), "Publishers", email="publisher@itu.int")
    sign_in(Client(), "Translators", email="translator@itu.int")
    sign_in(client, "Editors")
    with django_capture_on_commit_callbacks(execute=True):
        save(client, address(post), state="in_review")
    assert [each.to for each in mail.outbox] == [["publisher@itu.int"]]


def test_who_left_or_has_no_address_is_not_written_to(published):
    post = post_in(State.DRAFT)
    author(post, email="")
    left = author(post, email="left@itu.int")
    left.is_active = False
    left.save()
    published(post)
    assert mail.outbox == []


def test_each_gets_a_message_of_their_own(published):
    post = post_in(State.DRAFT)
    author(post, email="one@itu.int")
    author(post, email="two@itu.int")
    published(post)
    assert sorted(each.to for each in mail.outbox) == [["one@itu.int"], ["two@itu.int"]]


def test_a_title_of_several_lines_forges_no_header(published):
    post = post_in(State.DRAFT, title_en="A")
    author(post)
    models.Post.objects.update(title_en="A\nBcc: everybody@itu.int")
    published(post)
    (message,) = mail.outbox
    assert message.recipients() == ["author@itu.int"]
    assert "\n" not in message.subject


def test_a_mail_server_that_is_away_breaks_no_save(published, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    post = post_in(State.DRAFT)
    author(post)
    published(post)
    assert stored(post).is_public()
    assert "was not sent" in caplog.text


def test_a_scheduled_publication_says_when(published):
    post = post_in(State.DRAFT)
    author(post, language="fr")
    published(post, published_at_0="2031-05-17", published_at_1="09:00:00")
    assert "17 mai 2031" in mail.outbox[0].body


def test_a_save_that_fails_in_the_end_tells_nobody(
    client, monkeypatch, django_capture_on_commit_callbacks
):
    post = post_in(State.DRAFT)
    author(post)
    sign_in(client, "Publishers")

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("campaign.admin.publishing.PublishableAdmin.log_change", fail)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        save(client, address(post), state="published")
    assert mail.outbox == []
    assert steps(post) == []
    assert stored(post).state == State.DRAFT


# Archived


@pytest.mark.parametrize(
    ("factory", "path"),
    [
        (factories.PostFactory, "blog"),
        (factories.CaseStudyFactory, "case-studies"),
        (factories.EventFactory, "events"),
        (factories.DocumentFactory, "documents"),
        (factories.ActivityFactory, "mapping/activities"),
        (factories.PageFactory, ""),
    ],
)
def test_an_archived_item_is_gone_from_its_address(client, factory, path):
    factory(state=State.ARCHIVED, slug="old")
    response = client.get(f"/ar/{path}/old/".replace("//", "/"))
    assert response.status_code == 410
    assert '<html lang="ar" dir="rtl">' in response.content.decode()


def test_what_was_archived_before_it_was_public_is_not_found(client):
    later = timezone.now() + datetime.timedelta(days=1)
    factories.PostFactory(state=State.ARCHIVED, slug="never", published_at=later)
    factories.PostFactory(state=State.ARCHIVED, slug="unset", published_at=None)
    assert client.get("/en/blog/never/").status_code == 404
    assert client.get("/en/blog/unset/").status_code == 404
