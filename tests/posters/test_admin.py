import json

import pytest

from ict4sdg import languages
from posters.models import Download, Poster
from tests import factories
from tests.campaign.pages import page

pytestmark = pytest.mark.django_db
NO_ARTWORK = {
    "artworks-TOTAL_FORMS": 0,
    "artworks-INITIAL_FORMS": 0,
    "artworks-MIN_NUM_FORMS": 0,
    "artworks-MAX_NUM_FORMS": 1000,
}


@pytest.fixture
def staff(client):
    user = factories.UserFactory(is_superuser=True)
    client.force_login(user)
    return client


def form(**words):
    return {"design": "signal", "focus_x": 50, "focus_y": 50, **NO_ARTWORK, **words}


def change(poster):
    return f"/admin/posters/poster/{poster.pk}/change/"


def test_the_list_is_a_to_do_list_of_cells(staff, poster):
    assert "poster-missing" in page(staff, "/admin/posters/poster/").text
    for path in ("a4.pdf", "thumbnail.webp"):
        staff.get(f"/fr/posters/goal-9/{path}")
    seen = page(staff, "/admin/posters/poster/").text
    assert seen.count('class="poster-cell poster-outdated"') == 1
    assert seen.count('class="poster-cell poster-missing"') == 11


def test_the_list_costs_the_same_queries_however_many_posters(
    staff, campaign_settings, django_assert_max_num_queries
):
    costs = []
    for total in (1, 3, 17):
        for number in range(1, total + 1):
            factories.GoalFactory(number=number)
        with django_assert_max_num_queries(20) as captured:
            page(staff, "/admin/posters/poster/")
        costs.append(len(captured))
    assert len(set(costs)) == 1, costs


def test_words_are_saved_in_their_language(staff, poster):
    assert staff.post(change(poster), form(headline_ar="شبكة واحدة تكفي")).status_code == 302
    poster.refresh_from_db()
    assert poster.headline_ar == "شبكة واحدة تكفي"
    assert not poster.headline_en


def test_words_that_do_not_fit_are_refused_and_kept_in_the_form(staff, poster):
    response = staff.post(change(poster), form(headline_en="W" * 44 + " " + "W" * 44))
    assert response.status_code == 200
    said = response.content.decode()
    assert "W" * 44 in said
    assert "errorlist" in said
    poster.refresh_from_db()
    assert not poster.headline_en


def test_the_preview_beside_the_form_shows_what_is_not_saved(staff, poster, code):
    address = f"/admin/posters/poster/{poster.pk}/live/{code}/"
    saved = json.loads(staff.post(address, form()).content)
    typed = json.loads(staff.post(address, form(**{f"headline_{code}": "ICT"})).content)
    assert saved["picture"].startswith("data:image/webp;base64,")
    assert typed["picture"] != saved["picture"]
    assert not Poster.objects.filter(**{f"headline_{code}": "ICT"}).exists()


def test_the_preview_says_what_is_wrong(staff, poster):
    address = f"/admin/posters/poster/{poster.pk}/live/en/"
    answer = staff.post(address, form(headline_en="\U00012000")).json()
    assert "U+12000" in answer["problem"]


def test_the_preview_is_for_staff(client, poster):
    address = f"/admin/posters/poster/{poster.pk}/live/en/"
    assert client.post(address, form()).status_code == 302
    client.force_login(factories.UserFactory(is_staff=True))
    assert client.post(address, form()).status_code == 403


def test_posters_are_neither_added_nor_deleted(staff, poster):
    assert staff.get("/admin/posters/poster/add/").status_code == 403
    assert staff.get(f"/admin/posters/poster/{poster.pk}/delete/").status_code == 403


def test_the_design_photo_needs_a_picture(staff, poster):
    response = staff.post(change(poster), form(design="photo"))
    assert response.status_code == 200
    assert "needs a picture" in response.content.decode()


def test_the_action_renders_what_is_not_current(staff, poster):
    chosen = {"action": "render_now", "_selected_action": [poster.pk]}
    staff.post("/admin/posters/poster/", chosen)
    assert poster.renderings.count() == 6 * (10 + 10 + 3)
    assert 'class="poster-cell poster-current"' in page(staff, "/admin/posters/poster/").text


def test_downloads_are_read_only(staff, poster):
    row = Download.objects.create(
        poster=poster, language="ar", format="a4.pdf", day="2026-11-21", count=3
    )
    assert "a4.pdf" in page(staff, "/admin/posters/download/").words
    assert staff.post(f"/admin/posters/download/{row.pk}/change/", {"count": 9}).status_code == 403


def test_downloads_are_added_up_by_poster_language_format_and_month(staff, poster):
    for code, format, day, count in (
        ("ar", "a4.pdf", "2026-11-21", 3),
        ("ar", "wide.png", "2026-11-20", 40),
        ("fr", "a4.pdf", "2026-10-02", 500),
    ):
        Download.objects.create(poster=poster, language=code, format=format, day=day, count=count)
    assert sums(staff, "") == {"Poster": 543, "Arabic": 43, "A4 (PDF)": 503, "November 2026": 43}
    assert sums(staff, "?language__exact=ar") == {
        "Poster": 43, "Arabic": 43, "A4 (PDF)": 3, "November 2026": 43,
    }  # fmt: skip
    assert sums(staff, "?poster=campaign") == {"Poster": 0}


def sums(staff, query):
    """The whole, and of each kind one sum."""
    context = staff.get(f"/admin/posters/download/{query}").context_data
    tables = {str(each["title"]): dict(each["rows"]) for each in context["sums"]}
    whole = {"Poster": sum(tables["Poster"].values())}
    own = {**tables["Language"], **tables["Format"], **tables["Month"]}
    named = {"Arabic": languages.BY_CODE["ar"].name, "A4 (PDF)": "A4 (PDF)"}
    named["November 2026"] = "November 2026"
    return whole | {name: own[key] for name, key in named.items() if key in own}


def test_the_sums_cost_the_same_queries_however_many_downloads(
    staff, poster, django_assert_max_num_queries
):
    costs = []
    for days in (1, 3):
        for day in range(1, 1 + days):
            for code in languages.CODES[:days]:
                Download.objects.get_or_create(
                    poster=poster, language=code, format="a4.pdf", day=f"2026-11-{day:02}"
                )
        with django_assert_max_num_queries(20) as captured:
            staff.get("/admin/posters/download/")
        costs.append(len(captured))
    assert len(set(costs)) == 1, costs
