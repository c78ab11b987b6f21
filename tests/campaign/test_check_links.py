"""Links in the content that lead nowhere are found, those to other sites only when asked for."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from campaign import links
from campaign.models.publishing import State
from tests import factories

pytestmark = pytest.mark.django_db


def body(*addresses):
    return "".join(f'<p><a href="{address}">x</a></p>' for address in addresses)


def report(*arguments):
    """What the command prints, and what it fails with if it does."""
    out = StringIO()
    try:
        call_command("check_links", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), None


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("/fr/blog/here/", ""),
        ("/fr/", ""),
        ("/ar/goals/9/", ""),
        ("/en/mapping/?goal=9", ""),
        ("/fr/blog/nothing/", "no such page"),
        ("/fr/blog/draft/", "no such page"),
        ("/fr/blog/old/", "moved to /fr/blog/here/"),
        ("/fr/blog/gone/", "answers 410"),
        ("/fr/goals/18/", "no such page"),
        ("/nowhere/", "no such page"),
        ("about/", "not a whole address"),
        ("/en/goals/9/#target-9.c", ""),
        ("/en/goals/9/#target-9.z", "no place called #target-9.z on that page"),
        ("#below", ""),
        ("http://testserver/fr/blog/here/", ""),
        ("http://testserver/fr/blog/nothing/", "no such page"),
        ("http://[::1", "not an address"),
        ("/sitemap.xml", ""),
    ],
)
def test_an_address_of_this_site_is_asked_from_its_page(address, problem):
    factories.TargetFactory(code="9.c", goal=factories.GoalFactory(number=9))
    post = factories.PostFactory(slug="old")
    post.slug = "here"
    post.save()
    factories.PostFactory(slug="draft", state=State.DRAFT)
    factories.PostFactory(slug="gone", state=State.ARCHIVED)
    assert links.internal_problem(address) == problem


def test_the_report_names_item_field_and_language_and_fails():
    factories.PostFactory(title_en="With a link", body_ru=body("/ru/blog/nothing/", "/ru/"))
    printed, error = report()
    assert "/ru/blog/nothing/: no such page\n" in printed
    assert "(With a link), body_ru" in printed
    assert error == "1 internal addresses lead nowhere."


def test_what_moved_is_told_and_does_not_fail():
    post = factories.PostFactory(slug="old")
    post.slug = "new"
    post.save()
    factories.PageFactory(body_en=body("/en/blog/old/"))
    printed, error = report()
    assert "moved to /en/blog/new/" in printed
    assert error is None


@pytest.mark.parametrize(
    ("address", "internal"),
    [
        ("https://ict4sdg.example/en/", True),
        ("https://testserver/en/", True),
        ("https://www.itu.int/", False),
        ("/en/", True),
        ("mailto:a@itu.int", False),
    ],
)
def test_what_belongs_to_this_site(settings, address, internal):
    settings.SITE_URL = "https://ict4sdg.example"
    assert links.is_internal(address) is internal


def test_links_of_rows_and_of_address_fields_are_found_too():
    case = factories.CaseStudyFactory()
    case.references.create(title="A", url="https://a.example/")
    factories.ActivityFactory(url="https://b.example/")
    found = {link.address for link in links.all_links()}
    assert {"https://a.example/", "https://b.example/"} <= found


# Other sites


class Answers(BaseHTTPRequestHandler):
    """/200, /404 … answer so; /no-head answers only GET; asked notes what came."""

    asked = []

    def answer(self):
        self.asked.append((self.command, self.path))
        refused = self.path == "/no-head" and self.command == "HEAD"
        status = 405 if refused else int(self.path.strip("/") if self.path[1:].isdigit() else 200)
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer

    def log_message(self, *arguments):
        """Quiet."""


@contextmanager
def local_site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    Answers.asked.clear()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    with local_site() as address:
        yield address


def test_other_sites_are_not_asked_unless_wanted(site):
    factories.PostFactory(body_en=body(f"{site}/404"))
    assert report()[1] is None
    assert Answers.asked == []


def test_other_sites_are_asked_once_an_address_and_reported(site):
    texts = {f"body_{code}": body(f"{site}/404", f"{site}/200") for code in ("en", "fr")}
    factories.PostFactory(**texts)
    printed, error = report("--external", "--timeout", "5")
    assert f"{site}/404: answers 404" in printed
    assert f"{site}/200" not in printed
    assert Answers.asked.count(("HEAD", "/200")) == 1
    assert error is None


def test_a_server_that_refuses_head_is_asked_for_the_page(site):
    assert links.external_problem(f"{site}/no-head", 5) == ""
    assert Answers.asked == [("HEAD", "/no-head"), ("GET", "/no-head")]


def test_a_server_that_is_away_is_reported():
    with local_site() as address:
        pass
    assert links.external_problem(f"{address}/200", 5).startswith("no answer")


@pytest.mark.parametrize("address", ["http://[::1", "http://a b/", "http://\x00/", "https://"])
def test_a_broken_address_is_reported_and_breaks_nothing(address):
    assert links.external_problem(address, 1)
