"""Texts proposed for public items wait; a publisher takes or declines them; nothing is lost."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from campaign import pending
from campaign.models import PendingText
from campaign.translating.saving import states
from ict4sdg import languages
from tests import factories
from tests.campaign.pages import page
from tests.campaign.staff import address, errors, filled, save, sign_in

pytestmark = pytest.mark.django_db
CODES_OF = {"Editors": languages.CODES, "Translators": ("ar",)}


@pytest.fixture
def post():
    return factories.PostFactory(
        slug="masts",
        published_in=["en", "ar"],
        title_en="Masts",
        title_ar="صوارٍ",
        body_en="<p>Three masts.</p>",
        body_ar="<p>ثلاثة صوارٍ.</p>",
    )


@pytest.fixture
def editor(post):
    return signed_in("Editors")


@pytest.fixture
def publisher(post):
    return signed_in("Publishers")


def signed_in(*groups, **fields):
    client = Client()
    client.user = sign_in(client, *groups, **{"language": "en", **fields})
    return client


def stored(item):
    return type(item).objects.get(pk=item.pk)


def waiting(post):
    return {row.column: row.text for row in PendingText.objects.waiting().of(post)}


def decide(publisher, post, choice, **changes):
    chosen = {f"pending-{row.pk}": choice for row in PendingText.objects.waiting().of(post)}
    return save(publisher, address(post), **chosen, **changes)


@pytest.mark.parametrize("group", CODES_OF)
def test_what_one_may_not_publish_waits_and_visitors_see_no_change(client, post, group):
    staff = signed_in(group, languages=["ar"])
    before = stored(post).updated_at
    assert errors(save(staff, address(post), body_ar="<p>أربعة صوارٍ.</p>")) is None
    assert waiting(post) == {"body_ar": "<p>أربعة صوارٍ.</p>"}
    assert stored(post).updated_at == before
    assert "ثلاثة صوارٍ" in page(client, "/ar/blog/masts/").words


@pytest.mark.parametrize("group", CODES_OF)
def test_nobody_proposes_in_a_language_that_is_not_theirs(post, group):
    staff = signed_in(group, languages=["ar"])
    forged = {f"title_{code}": f"Forged {code}" for code in languages.CODES}
    staff.post(address(post), {**filled(staff.get(address(post))), **forged})
    own = {f"title_{code}" for code in post.published_in if code in CODES_OF[group]}
    assert waiting(post).keys() == own


def test_a_save_that_changes_nothing_proposes_nothing(editor, post):
    assert errors(save(editor, address(post))) is None
    assert waiting(post) == {}


def test_a_language_that_is_not_public_is_written_in_the_same_save(editor, post):
    save(editor, address(post), title_en="Four masts", title_fr="Mâts")
    assert stored(post).title_fr == "Mâts"
    assert waiting(post) == {"title_en": "Four masts"}


def test_the_author_goes_on_from_the_text_that_waits(editor, post):
    save(editor, address(post), title_en="Four masts")
    response = editor.get(address(post))
    assert response.context["adminform"].form["title_en"].value() == "Four masts"
    assert "It waits for a publisher" in response.content.decode()
    save(editor, address(post), title_en="Five masts")
    assert waiting(post) == {"title_en": "Five masts"}


def test_writing_what_visitors_see_withdraws_the_proposal(editor, post):
    save(editor, address(post), title_en="Four masts")
    save(editor, address(post), title_en="Masts")
    (row,) = PendingText.objects.of(post)
    assert row.outcome == "withdrawn"


def test_a_second_proposal_replaces_the_first_which_is_kept(editor, post):
    save(editor, address(post), title_en="Four masts")
    second = signed_in("Editors")
    save(second, address(post), title_en="Five masts")
    kept = PendingText.objects.of(post).values_list("text", "outcome", "decided_by")
    assert list(kept) == [
        ("Four masts", "replaced", second.user.pk),
        ("Five masts", "waiting", None),
    ]


def test_an_empty_title_is_not_proposed_for_a_public_language(editor, post):
    found = errors(save(editor, address(post), title_ar=""))
    assert found == {"title_ar": ["Published in this language, the item needs this text in it."]}
    assert waiting(post) == {}


def test_a_publisher_sees_both_texts_in_their_direction_and_takes_the_new(
    client, editor, publisher, post
):
    save(editor, address(post), body_ar="<p>أربعة صوارٍ.</p>")
    html = page(publisher, address(post))
    assert '<div class="text" lang="ar" dir="rtl"><del>ثلاثة</del><ins>أربعة</ins>' in html.text
    assert "Texts are proposed in:" in html.words
    assert errors(decide(publisher, post, "taken")) is None
    assert "أربعة صوارٍ" in page(client, "/ar/blog/masts/").words
    (row,) = PendingText.objects.of(post)
    assert (row.outcome, row.decided_by) == ("taken", publisher.user)


def test_what_is_declined_changes_nothing_and_is_kept(client, editor, publisher, post):
    save(editor, address(post), title_en="Four masts")
    assert errors(decide(publisher, post, "declined")) is None
    assert stored(post).title_en == "Masts"
    assert waiting(post) == {}
    assert "Four masts" in page(editor, address(post)).words


def test_a_publisher_who_decides_later_may_write_something_else(editor, publisher, post):
    save(editor, address(post), title_en="Four masts")
    save(publisher, address(post), summary_en="Another summary")
    assert waiting(post) == {"title_en": "Four masts"}
    assert stored(post).summary_en == "Another summary"


def test_nobody_takes_a_text_that_was_replaced_while_they_read(editor, publisher, post):
    save(editor, address(post), title_en="Four masts")
    form = filled(publisher.get(address(post)))
    (read,) = PendingText.objects.waiting().of(post)
    save(editor, address(post), title_en="Five masts")
    response = publisher.post(address(post), {**form, f"pending-{read.pk}": "taken"})
    assert "changed or decided about meanwhile" in str(errors(response))
    assert stored(post).title_en == "Masts"


@pytest.mark.parametrize("group", CODES_OF)
@pytest.mark.parametrize("choice", ["taken", "declined"])
def test_only_publishers_decide(post, group, choice):
    pending.propose(post, {"title_ar": "أبراج"}, factories.UserFactory())
    staff = signed_in(group, languages=["ar"])
    (row,) = PendingText.objects.waiting().of(post)
    form = {**filled(staff.get(address(post))), f"pending-{row.pk}": choice}
    staff.post(address(post), form)
    row.refresh_from_db()
    assert row.outcome == "waiting"
    assert stored(post).title_ar == "صوارٍ"


def test_the_source_that_is_taken_outdates_its_translations(editor, publisher, post):
    assert states(post)["ar"] == "current"
    save(editor, address(post), body_en="<p>Four masts.</p>")
    assert states(post)["ar"] == "current"
    decide(publisher, post, "taken")
    assert (states(post)["en"], states(post)["ar"]) == ("current", "outdated")


def test_a_translation_that_is_taken_counts_as_made_from_the_source_it_was_made_from(
    publisher, post
):
    translator = signed_in("Translators", languages=["ar"])
    save(translator, address(post), body_ar="<p>صوارٍ ثلاثة.</p>")
    save(publisher, address(post), body_en="<p>Four masts.</p>")
    decide(publisher, post, "taken")
    assert states(post)["ar"] == "outdated"
    save(translator, address(post), body_ar="<p>أربعة صوارٍ.</p>")
    decide(publisher, post, "taken")
    assert states(post)["ar"] == "current"


def test_a_source_and_its_translation_that_are_proposed_together_agree(editor, publisher, post):
    both = {"body_en": "<p>Four masts.</p>", "body_ar": "<p>أربعة صوارٍ.</p>"}
    save(editor, address(post), **both)
    decide(publisher, post, "taken")
    assert (stored(post).body_en, states(post)["ar"]) == (both["body_en"], "current")


def test_the_preview_shows_what_waits_and_the_site_does_not(client, editor, post):
    save(editor, address(post), title_en="Four masts")
    shown = editor.get(reverse("admin:campaign_post_preview", args=[post.pk, "en"]))
    assert "Four masts" in shown.content.decode()
    assert "Four masts" not in page(client, "/en/blog/masts/").words


def test_publishers_are_told_of_a_proposal_and_its_author_of_the_decision(
    django_capture_on_commit_callbacks, post
):
    editor = signed_in("Editors", email="editor@example.org", language="fr")
    publisher = signed_in("Publishers", email="publisher@example.org", language="en")
    with django_capture_on_commit_callbacks(execute=True):
        save(editor, address(post), title_en="Four masts")
    (message,) = mail.outbox
    assert message.to == ["publisher@example.org"]
    assert "proposes a text" in message.body
    assert address(post) in message.body
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        decide(publisher, post, "declined")
    (message,) = mail.outbox
    assert message.to == ["editor@example.org"]
    assert "Masts" in message.subject
    assert "declined" not in message.body


def test_a_draft_takes_texts_at_once_also_those_that_waited(editor, publisher, post):
    save(editor, address(post), title_en="Four masts")
    save(publisher, address(post), state="draft")
    assert errors(decide(editor, post, "taken")) is None
    assert stored(post).title_en == "Four masts"


@pytest.mark.parametrize("forged", ["pending-", "pending-x", "pending-99999999999999999999"])
def test_a_forged_decision_is_refused_with_a_message(publisher, post, forged):
    found = errors(save(publisher, address(post), **{forged: "taken"}))
    assert "Look again." in str(found)
