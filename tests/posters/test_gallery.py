import pytest

from ict4sdg import languages
from posters.cells import SLUGS
from posters.models import Poster
from tests import factories
from tests.campaign.pages import page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["posters/", "posters/goal-9/", "posters/campaign/"])
def test_every_page_speaks_its_language_only(client, poster, code, path):
    seen = page(client, f"/{code}/{path}")
    assert seen.html == {"lang": code, "dir": languages.BY_CODE[code].direction}
    assert len(seen.all("h1")) == 1
    assert seen.canonical == f"http://testserver/{code}/{path}"
    assert set(seen.hreflangs) == {*languages.CODES, "x-default"}
    for other in set(languages.CODES) - {code}:
        assert f"title {other}" not in seen.words
        assert f"message {other}" not in seen.words
        assert f"statement {other}" not in seen.words


def test_the_wall_shows_every_goal_in_every_language(client, campaign_settings):
    for number in range(1, 18):
        factories.GoalFactory(number=number)
    seen = page(client, "/en/posters/")
    cells = [each for each in seen.all("a") if each["href"].endswith("/") and "hreflang" in each]
    addresses = {each["href"] for each in cells}
    for slug in SLUGS:
        for each in languages.OFFICIAL:
            assert f"/{each.code}/posters/{slug}/" in addresses
    assert len(seen.all("img")) == 18 * 6


def test_the_wall_narrows_to_a_goal_and_to_a_language(client, poster):
    factories.GoalFactory(number=4)
    assert len(page(client, "/en/posters/").all("img")) == 3 * 6
    assert len(page(client, "/en/posters/?goal=4").all("img")) == 6
    assert len(page(client, "/en/posters/?language=ar").all("img")) == 3
    assert len(page(client, "/en/posters/?goal=4&language=ar").all("img")) == 1


@pytest.mark.parametrize("query", ["goal=99", "goal=%00", "language=de", "language=%ED%A0%80"])
def test_no_query_breaks_the_wall(client, poster, query):
    assert len(page(client, f"/ru/posters/?{query}").all("img")) == 2 * 6


def test_the_wall_costs_the_same_queries_however_many_goals(
    client, campaign_settings, django_assert_max_num_queries
):
    costs = []
    for total in (1, 3, 17):
        for number in range(1, total + 1):
            factories.GoalFactory(number=number)
        with django_assert_max_num_queries(8) as captured:
            page(client, "/fr/posters/")
        costs.append(len(captured))
    assert len(set(costs)) == 1, costs


def test_a_posters_page_costs_the_same_queries_however_much_serves_its_goal(
    client, poster, goal, django_assert_max_num_queries
):
    costs = []
    for total in (2, 30):
        for _ in range(total):
            factories.FactFactory(goal=goal)
            factories.CaseStudyFactory(goals=[goal])
        page(client, "/fr/posters/goal-9/")  # Makes the files.
        with django_assert_max_num_queries(16) as captured:
            page(client, "/fr/posters/goal-9/")
        costs.append(len(captured))
    assert len(set(costs)) == 1, costs


def test_each_download_says_format_paper_and_size_and_leads_to_its_file(client, poster):
    seen = page(client, "/en/posters/goal-9/")
    for said in ("A3", "297 × 420 mm", "1080 × 1350 pixels", "kB", "Briefing sheet"):
        assert said in seen.words
    files = [each["href"] for each in seen.all("a") if "download" in each]
    assert len(files) == 8 + 8 + 1 + 7  # And each PDF with bleed.
    for address in files:
        assert client.get(address).status_code == 200, address


def test_the_poster_stands_as_text_on_its_page(client, poster, code):
    Poster.objects.update(**{f"alternative_{code}": f"pictured {code}"})
    seen = page(client, f"/{code}/posters/goal-9/")
    assert f"message {code}" in seen.words
    assert f"pictured {code}" in seen.words
    assert seen.all("img", alt=f"pictured {code}")


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("ru", "Цель\u00a09 в области устойчивого развития: "),
        ("zh", "可持续发展目标9："),
        ("en", "Sustainable Development Goal 9: "),
    ],
)
def test_the_poster_as_text_names_its_goal_as_the_language_does(client, poster, code, named):
    assert f"<p>{named}{getattr(poster.goal, f'title_{code}')}" in (
        page(client, f"/{code}/posters/goal-9/").text
    )


def test_a_goal_page_shows_its_poster_to_social_networks(client, goal, code):
    seen = page(client, f"/{code}/goals/9/")
    (picture,) = seen.all("meta", property="og:image")
    assert picture["content"] == f"http://testserver/{code}/posters/goal-9/wide.png"
    assert client.get(picture["content"]).status_code == 200
    assert seen.all("a", href=f"/{code}/posters/goal-9/")


def test_every_page_leads_to_the_posters(client, goal, code):
    assert len(page(client, f"/{code}/").all("a", href=f"/{code}/posters/")) >= 3


def test_the_sitemap_names_the_wall_and_every_poster(client, goal):
    found = client.get("/sitemap.xml").content.decode()
    for code in languages.CODES:
        assert f"<loc>http://testserver/{code}/posters/</loc>" in found
        assert f"<loc>http://testserver/{code}/posters/goal-9/</loc>" in found
    assert "/posters/goal-4/" not in found


def test_a_kits_size_is_said_once_all_its_files_are_there(client, poster):
    assert "ZIP ·" not in page(client, "/en/posters/goal-9/").words
    for code in languages.CODES:
        page(client, f"/{code}/posters/goal-9/")
    assert "ZIP ·" in page(client, "/en/posters/goal-9/").words
