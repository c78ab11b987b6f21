"""Texts back from translators: the dry run, what is applied, and who may."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from campaign import history
from campaign.exchange.formats import FORMATS
from campaign.exchange.units import Bilingual, Unit
from campaign.models import Exchange, Goal, PendingText
from campaign.models.publishing import State
from campaign.translating.saving import states
from tests import factories
from tests.campaign.exchanging import (
    COPY,
    EXPORT,
    IMPORT,
    bring,
    draft,
    export,
    exported,
    go,
    stored,
    translated,
)
from tests.campaign.staff import address, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    return draft()


@pytest.fixture
def translator(client):
    return sign_in(client, "Translators", language="en", languages=["ar", "fr"])


def test_the_dry_run_shows_and_writes_nothing(client, translator, post):
    page = bring(client, translated(exported(client, "post:broadband"), title="النطاق العريض"))
    assert page.context["counts"] == {
        "flagged": 0, "refused": 0, "changed": 1, "same": 0, "empty": 1
    }  # fmt: skip
    words = page.content.decode()
    assert "Broadband for 40 villages" in words
    assert "النطاق العريض" in words
    assert stored(post).title_ar in ("", None)
    assert states(post)["ar"] == "missing"


def test_applied_texts_are_in_progress_and_have_a_version(client, translator, post):
    file = translated(exported(client, "post:broadband"), title="عنوان", body="<p>نص</p>")
    assert go(client, bring(client, file)).status_code == 302
    assert (stored(post).title_ar, stored(post).body_ar) == ("عنوان", "<p>نص</p>")
    assert states(post)["ar"] == "in_progress"
    version = history.versions_of(post).first()
    assert version.revision.user == translator
    assert "back.xlf" in version.revision.get_comment()


def test_a_publisher_applies_texts_as_current(client, post):
    sign_in(client, "Publishers", language="en")
    file = translated(exported(client, "post:broadband"), title="عنوان", body="<p>نص</p>")
    go(client, bring(client, file), state="current")
    assert states(post)["ar"] == "current"


def test_a_translator_does_not_decide_that_a_text_is_current(client, translator, post):
    page = bring(client, translated(exported(client, "post:broadband"), title="عنوان"))
    choices = page.context["form"].fields["state"].choices
    assert [value for value, _label in choices] == ["in_progress"]
    assert go(client, page, state="current").status_code == 400
    assert not stored(post).title_ar


def test_a_doubtful_text_stays_in_progress(client, post):
    sign_in(client, "Publishers", language="en")
    file = FORMATS["xliff12"].write(translated(exported(client, "post:broadband"), title="T"))
    file = file.replace(b'state="new">T', b'state="needs-review-translation">T')
    page = bring(client, file)
    assert "needs another look" in page.content.decode()
    go(client, page, state="current")
    assert states(post)["ar"] == "in_progress"


def test_a_source_that_moved_is_flagged_and_not_applied_unasked(client, translator, post):
    file = translated(exported(client, "post:broadband"), title="عنوان", body="<p>نص</p>")
    post.title_en = "Broadband for 50 villages"
    post.save()
    page = bring(client, file)
    assert (page.context["counts"]["flagged"], page.context["counts"]["changed"]) == (1, 1)
    assert "The source was changed" in page.content.decode()
    go(client, page)
    assert (stored(post).title_ar or "", stored(post).body_ar) == ("", "<p>نص</p>")


@pytest.mark.parametrize("ticked", [{"also": "post:broadband:title"}, {"flags": "moved"}])
def test_a_text_from_an_older_source_is_outdated_once_applied(client, post, ticked):
    sign_in(client, "Publishers", language="en")
    file = translated(exported(client, "post:broadband"), title="عنوان", body="<p>نص</p>")
    post.title_en = "Broadband for 50 villages"
    post.save()
    go(client, bring(client, file), state="current", **ticked)
    assert stored(post).title_ar == "عنوان"
    assert states(post)["ar"] == "outdated"


def test_what_was_written_here_meanwhile_is_not_overwritten_unasked(client, translator, post):
    file = translated(exported(client, "post:broadband"), title="من الملف")
    post.title_ar = "من الموقع"
    post.save()
    page = bring(client, file)
    assert page.context["flag_names"] == {"edited"}
    go(client, page)
    assert stored(post).title_ar == "من الموقع"
    go(client, bring(client, file), flags="edited")
    assert stored(post).title_ar == "من الملف"


def test_a_change_between_dry_run_and_applying_stops_it(client, translator, post):
    page = bring(client, translated(exported(client, "post:broadband"), title="من الملف"))
    post.title_ar = "من الموقع"
    post.save()
    response = go(client, page)
    assert response.status_code == 409
    assert "texts changed since this page was shown" in response.content.decode()
    assert stored(post).title_ar == "من الموقع"
    assert response.context["digest"] != page.context["digest"]


def test_texts_that_are_not_here_or_broken_are_named_and_the_rest_is_applied(
    client, translator, post
):
    file = translated(exported(client, "post:broadband"), title="عنوان", body="<p>نص</p>")
    units = [
        *file.units,
        Unit("post:gone:title", "A", "ب"),
        Unit("post:broadband:slug", "A", "ب"),
        Unit("user:1:password", "A", "ب"),
        Unit("x", "A", "ب"),
    ]
    data = FORMATS["xliff12"].write(Bilingual("en", "ar", tuple(units)))
    page = bring(
        client, data.replace('<g id="1" ctype="x-html-p">نص'.encode(), '<g id="9">نص'.encode())
    )
    assert page.context["counts"]["refused"] == 5
    assert "The tags of the translation are broken" in page.content.decode()
    go(client, page)
    assert (stored(post).title_ar, stored(post).body_ar or "") == ("عنوان", "")
    assert stored(post).slug == "broadband"


def test_rich_text_is_sanitised(client, translator, post):
    data = FORMATS["html"].write(exported(client, "post:broadband"))
    data = data.replace(
        b'contenteditable="true"></td>',
        b'contenteditable="true"><p onclick="x()">A<script>alert(1)</script>'
        b'<a href="javascript:x()">b</a></p></td>',
    )
    go(client, bring(client, data))
    assert stored(post).body_ar == "<p>A<a>b</a></p>"
    assert "<" not in stored(post).title_ar


def test_links_to_the_sites_own_pages_lead_to_the_translations_language(client, translator):
    link = '<a href="/%s/goals/9/">9</a> <a href="/en/about/" hreflang="en">b</a>'
    post = draft(body_en=f"<p>{link % 'en'}</p>")
    file = exported(client, "post:broadband")
    page = bring(client, translated(file, body=f"<p>ج {link % 'en'}</p>"))
    assert "Lacks tags" not in page.content.decode()
    go(client, page)
    assert stored(post).body_ar == f"<p>ج {link % 'ar'}</p>"
    data = export(client, "post:broadband").content
    assert b'<target state="needs-translation"><g id="1" ctype="x-html-p">' in data
    assert b'<g id="4"' not in data
    assert bring(client, data).context["counts"]["same"] == 1


def test_a_translation_that_is_too_long_is_refused(client, translator, post):
    page = bring(client, translated(exported(client, "post:broadband"), title="ع" * 251))
    assert "more characters than there is room for (250)" in page.content.decode()


def test_tags_that_differ_from_the_source_are_warned_about(client, translator, post):
    page = bring(client, translated(exported(client, "post:broadband"), body="<p>A <em>b</em></p>"))
    words = page.content.decode()
    assert "Lacks tags of the source: \u2068&lt;strong&gt;" in words
    assert "Has tags that the source has not: \u2068&lt;em&gt;" in words


def test_the_file_is_kept_with_who_brought_it(client, translator, post):
    bilingual = translated(exported(client, "post:broadband"), title="عنوان")
    go(client, bring(client, bilingual))
    kept = Exchange.objects.get()
    assert (kept.user, kept.applied_by, kept.applied_as) == (translator, translator, "in_progress")
    assert kept.applied == ["post:broadband:title"]
    response = client.get(reverse("admin:campaign_exchange_file", args=[kept.pk]))
    assert response.content == FORMATS["xliff12"].write(bilingual)
    assert response["Content-Disposition"] == 'attachment; filename="back.xlf"'
    assert "back.xlf" in client.get(address(Exchange, "changelist")).content.decode()


def test_files_that_nobody_applied_are_forgotten_and_others_are_not(client, translator, post):
    page = bring(client, translated(exported(client, "post:broadband"), title="عنوان"))
    go(client, page)
    bring(client, translated(exported(client, "post:broadband"), body="<p>ب</p>"))
    long_ago = timezone.now() - datetime.timedelta(days=31)
    Exchange.objects.update(uploaded_at=long_ago)
    bring(client, translated(exported(client, "post:broadband"), body="<p>ب</p>"))
    assert sorted(each.applied_at is None for each in Exchange.objects.all()) == [False, True]


@pytest.mark.parametrize("data", [b"", b"Dear all,", b"<xliff version='9'/>", b"\0" * 100])
def test_a_refused_file_leaves_nothing_and_says_why(client, translator, data):
    page = bring(client, data)
    assert page.context["form"].errors["file"]
    assert not Exchange.objects.exists()


def test_a_refusal_is_in_the_language_of_who_works(client, post):
    sign_in(client, "Publishers", language="fr")
    page = bring(client, b"\xff\xfe" * 11_000_000)
    assert page.context["form"].errors["file"]
    assert '<html lang="fr"' in page.content.decode()


def test_a_file_in_another_pair_of_languages_is_refused(client, translator, post):
    file = exported(client, "post:broadband")
    page = bring(client, file, source="en", target="fr")
    assert (
        "goes from one language to another than you chose: \u2068en → ar" in page.content.decode()
    )
    for pair in ("en", "en"), ("en", "de"), ("tlh", "ar"):
        wrong = FORMATS["xliff12"].write(Bilingual(*pair, file.units))
        assert bring(client, wrong).context["form"].errors["file"]
    page = bring(client, FORMATS["xliff12"].write(Bilingual("fr", "ar", file.units)))
    assert page.context["counts"]["refused"] == 0
    filled = translated(Bilingual("fr", "ar", file.units), title="عنوان")
    assert "not translated from this language" in bring(client, filled).content.decode()


# Who may


def test_a_translator_writes_only_their_languages(client, post):
    sign_in(client, "Translators", language="en", languages=["fr"])
    page = bring(client, translated(exported(client, "post:broadband"), title="عنوان"))
    assert "You may not write this language of the item" in page.content.decode()
    go(client, page)
    assert not stored(post).title_ar


def test_what_a_translator_brings_for_a_public_language_waits(client, translator):
    post = draft(state=State.PUBLISHED, published_in=["en", "ar"], title_ar="عنوان")
    file = exported(
        client, "post:broadband", states=["current", "outdated", "in_progress", "missing"]
    )
    page = bring(client, translated(file, title="آخر"))
    assert page.context["counts"]["changed"] == 1
    assert "Waits for a publisher" in page.content.decode()
    go(client, page)
    assert stored(post).title_ar == "عنوان"
    (waiting,) = PendingText.objects.waiting().of(post)
    assert (waiting.column, waiting.text, waiting.user) == ("title_ar", "آخر", translator)
    assert waiting.made_from == post.title_en


def test_a_translator_writes_no_public_language_but_their_own(client):
    post = draft(state=State.PUBLISHED, published_in=["en", "ru"], title_ru="Название")
    sign_in(client, "Translators", languages=["ar"])
    file = exported(
        client, "post:broadband", target="ru", states=["current", "in_progress", "missing"]
    )
    page = bring(client, translated(file, title="Другое"))
    assert page.context["counts"]["refused"] == len(file.units)
    assert not PendingText.objects.of(post).exists()


def test_only_publishers_bring_reference_data(client, translator):
    goal = factories.GoalFactory(title_ar="")
    file = translated(exported(client, "goal:9"), title="الهدف")
    assert bring(client, file).context["counts"]["refused"] == 1
    sign_in(client, "Publishers", language="en")
    go(client, bring(client, file))
    assert Goal.objects.get(pk=goal.pk).title_ar == "الهدف"


def test_rows_of_an_item_come_back_as_part_of_it(client, translator):
    activity = factories.ActivityFactory(slug="giga", state=State.DRAFT, published_in=[])
    link = factories.ActivityGoalFactory(activity=activity, rationale_ar="")
    file = exported(client, f"activitygoal:{link.pk}")
    go(client, bring(client, translated(file, rationale="السبب")))
    assert stored(link).rationale_ar == "السبب"
    assert "back.xlf" in history.versions_of(activity).first().revision.get_comment()
    activity.state, activity.published_in = State.PUBLISHED, ["en", "ar"]
    activity.title_en, activity.title_ar, activity.published_at = "A", "ا", timezone.now()
    activity.save()
    file = translated(file, rationale="سبب آخر")
    assert bring(client, file).context["counts"]["refused"] == 1


def test_staff_of_no_group_neither_exports_nor_imports(client, post):
    sign_in(client)
    for where in (EXPORT, IMPORT, COPY, address(Exchange, "changelist")):
        assert client.get(where).status_code == 403
        assert client.post(where, {}).status_code == 403
    assert client.get("/admin/campaign/exchange/interface/fr.po").status_code == 403


def test_applying_needs_a_form_of_ones_own(client, translator, post):
    page = bring(client, translated(exported(client, "post:broadband"), title="عنوان"))
    where = reverse("admin:campaign_exchange_apply", args=[page.context["exchange"].pk])
    assert client.get(where).status_code == 405
    client.handler.enforce_csrf_checks = True
    assert client.post(where, {"state": "in_progress"}).status_code == 403
    client.handler.enforce_csrf_checks = False
    client.logout()
    assert client.post(where, {"state": "in_progress"}).status_code == 302
    assert not stored(post).title_ar
