"""Follow every internal link from home, in each language, on the real content."""

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory

from ict4sdg import languages
from tests.campaign.pages import Page

pytestmark = pytest.mark.django_db(transaction=False)


# Too many to fetch here: tests/posters fetches each kind of file, tests/campaign/test_explorer.py
# selections of the explorer.
ELSEWHERE = re.compile(r"/posters/.*\.(pdf|png|svg|zip)(\?|$)|/mapping/\?")


def links(seen, address):
    for anchor in seen.all("a"):
        if "nofollow" in anchor.get("rel", ""):
            continue
        target = urlsplit(urljoin(f"http://testserver{address}", anchor.get("href", "")))
        path = target.path + (f"?{target.query}" if target.query else "")
        if target.netloc == "testserver" and not ELSEWHERE.search(path):
            yield path, target.fragment


class Crawled(Page):
    """A page read by lxml, which takes a tenth of the time; also its words outside elements that
    name a language of their own."""

    def __init__(self, response):
        self.text = response.content.decode()
        document = lxml.html.document_fromstring(self.text)
        self.elements = [
            (each.tag, dict(each.attrib)) for each in document.iter(lxml.etree.Element)
        ]
        for marked in document.xpath("//*[@lang][not(self::html)] | //script | //comment()"):
            marked.drop_tree()
        self.unmarked = " ".join(" ".join(document.itertext()).split())


class Visited:
    """What the tests need to know of one answer. A response of the test client keeps far more."""

    def __init__(self, path, response):
        self.status = response.status_code
        self.page = None
        if self.status == 200 and "text/html" in response["Content-Type"]:
            self.page = Crawled(response)
            self.links = list(links(self.page, path))


@pytest.fixture(scope="module")
def pages(rendered, django_db_blocker):
    """Every address reached from any home page."""
    handler, requests = WSGIHandler(), RequestFactory()
    reached = {}
    queue = deque(f"/{code}/" for code in languages.CODES)
    with django_db_blocker.unblock():
        while queue:
            path = queue.popleft()
            if path in reached:
                continue
            reached[path] = Visited(path, handler.get_response(requests.get(path)))
            if reached[path].page:
                queue.extend(found for found, _ in reached[path].links if found not in reached)
        connection.close()
    return reached


@pytest.fixture(scope="module")
def html(pages):
    return {path: each.page for path, each in pages.items() if each.page}


def test_no_internal_link_is_broken(pages):
    assert len(pages) > 600
    assert {path: each.status for path, each in pages.items() if each.status != 200} == {}


def test_every_poster_can_be_had_in_every_language_and_format(pages):
    call_command("check_posters")


def test_no_anchor_is_dead(pages, html):
    dead = set()
    for path in html:
        for target, fragment in pages[path].links:
            page = html.get(target)
            if (
                fragment
                and page
                and not any(attrs.get("id") == fragment for _tag, attrs in page.elements)
            ):
                dead.add((path, f"{target}#{fragment}"))
    assert dead == set()


def test_every_page_has_its_language_direction_title_and_one_heading(html):
    for path, seen in html.items():
        code = path[1:3]
        assert seen.html == {"lang": code, "dir": languages.BY_CODE[code].direction}, path
        assert len(seen.all("h1")) == 1, path
        assert re.search(r"<title>\s*[^·\s]", seen.text), path
        description = seen.all("meta", name="description")[0]["content"]
        assert len(description.strip()) > 3, path
        assert seen.canonical.startswith("http://testserver/"), path
        assert "x-default" in seen.hreflangs, path
        assert not seen.all("style"), path
        assert not [attrs for _tag, attrs in seen.elements if "style" in attrs], path


FOREIGN = {
    code: re.compile(
        "|".join(
            each.script for each in languages.OFFICIAL if each.code in {"ar", "zh", "ru"} - {code}
        )
    )
    for code in languages.CODES
}
ENGLISH = re.compile(
    r"\b(the|of|and|with|this|that|from|are|entries|source|goals|about|home|more|next)\b",
    re.IGNORECASE,
)


def test_no_word_of_another_script_stands_outside_marked_blocks(html):
    for path, seen in html.items():
        found = FOREIGN[path[1:3]].search(seen.unmarked)
        assert not found, (path, found)


@pytest.mark.parametrize("code", [c for c in languages.CODES if c != "en"])
def test_no_english_word_stands_outside_marked_blocks(html, code):
    """Names keep their English words; anything else would be a missing translation."""
    for path, seen in html.items():
        if path.startswith(f"/{code}/"):
            text = seen.unmarked
            count = len(ENGLISH.findall(text))
            assert count <= 0.02 * len(text.split()) + 2, (path, ENGLISH.findall(text)[:12])


def test_the_sitemap_names_only_pages_that_exist_and_are_indexed(html, client, django_db_blocker):
    with django_db_blocker.unblock():
        found = re.findall(
            r"<loc>http://testserver([^<]+)</loc>", client.get("/sitemap.xml").content.decode()
        )
    assert len(found) > 600
    for path in found:
        assert path in html, path
        assert html[path].is_indexed, path
