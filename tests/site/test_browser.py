"""What only a browser can tell: accessibility, width, keyboard, hosts contacted."""

import csv
import io
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PAGES = {
    "home": "/",
    "goals": "/goals/",
    "goal": "/goals/9/",
    "yellow goal": "/goals/7/",
    "mapping": "/mapping/",
    "selection": "/mapping/?goal=9&goal=4&line=C2&sector=itu-d&q=a",
    "empty selection": "/mapping/?goal=2&year=1999&country=FJ",
    "matrix": "/mapping/matrix/",
    "matrix by goal": "/mapping/matrix/?by=goal&year=2017",
    "cell": "/mapping/matrix/C5/9/",
    "cell without evidence": "/mapping/matrix/C10/1/",
    "no cell": "/mapping/matrix/C7/4/",
    "reasons": "/mapping/matrix/rationale/",
    "editions": "/mapping/editions/",
    "edition": "/mapping/editions/1/",
    "line": "/mapping/lines/C5/",
    "line of fields": "/mapping/lines/C7/",
    "technology": "/mapping/technologies/broadband/",
    "activity": "/mapping/activities/giga/",
    "case studies": "/case-studies/?goal=9",
    "case study": "/case-studies/kenya-m-pesa/",
    "case study in other languages": "/case-studies/senegal-mdiabetes/",
    "blog": "/blog/",
    "post": "/blog/goal-9-catalyst/",
    "press": "/press/",
    "videos": "/videos/",
    "events": "/events/",
    "event": "/events/sdg9-wsis/",
    "documents": "/documents/",
    "document": "/documents/cl-17-24/",
    "page": "/about/",
    "figures": "/figures/",
    "indicator": "/figures/17.8.1/",
    "indicator of one value": "/figures/people-offline/",
    "posters": "/posters/",
    "posters of a language": "/posters/?language=ar",
    "poster": "/posters/goal-9/",
    "yellow poster": "/posters/goal-7/",
    "campaign poster": "/posters/campaign/",
    "not found": "/no/such/page/",
}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],  # Of what passes only counts, which is faster.
}


@pytest.fixture
def tab(chromium):
    context = chromium.new_context()
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize(("code", "width"), [("ar", 1280), ("zh", 1280), ("en", 1280), ("ar", 360)])
def test_axe_finds_nothing_on_any_kind_of_page(tab, address, code, width):
    tab.set_viewport_size({"width": width, "height": 800})
    found = {}
    for name, path in PAGES.items():
        tab.goto(f"{address}/{code}{path}")
        results = Axe().run(tab, options=RULES)
        if results.violations_count:
            found[name] = results.generate_report()
    assert found == {}


@pytest.mark.parametrize("code", ["ar", "zh", "en", "fr", "ru", "es"])
def test_nothing_scrolls_sideways_at_320_pixels(tab, address, code):
    tab.set_viewport_size({"width": 320, "height": 640})
    wide = {}
    for name, path in PAGES.items():
        tab.goto(f"{address}/{code}{path}")
        width = tab.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[name] = width
    assert wide == {}


@pytest.mark.parametrize("path", ["/en/", "/ar/goals/9/", "/zh/events/"])
def test_the_keyboard_reaches_every_link_visibly(tab, address, path):
    tab.goto(f"{address}{path}")
    total = tab.evaluate(
        """() => [...document.querySelectorAll("a[href], button, select, summary")]
            .filter((each) => each.checkVisibility()).length"""
    )
    reached = set()
    for _ in range(total + 5):
        tab.keyboard.press("Tab")
        state = tab.evaluate(
            """() => {
              const each = document.activeElement;
              if (each === document.body) return null;
              const style = getComputedStyle(each);
              const dot = each.querySelector?.(".signal-dot");
              const visible = style.outlineStyle !== "none"
                || (dot && getComputedStyle(dot).strokeWidth === "5px");
              window.order ??= new Map();
              if (!window.order.has(each)) window.order.set(each, window.order.size);
              return [window.order.get(each), visible, each.outerHTML.slice(0, 90)];
            }"""
        )
        if state is None:
            break
        assert state[1], state[2]
        reached.add(state[0])
    assert len(reached) >= total


def test_the_skip_link_leads_to_the_content(tab, address):
    tab.goto(f"{address}/fr/goals/9/")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip-link"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"


@cache
def compressed(address):
    """Bytes of a stylesheet or script as WhiteNoise serves it once collected."""
    path = urlsplit(address).path.removeprefix(settings.STATIC_URL)
    return len(brotli.compress(Path(finders.find(path)).read_bytes()))


class Weight:
    """What a page transfers, pictures left out."""

    def __init__(self, session):
        self.seen, self.total = {}, 0
        session.on("Network.responseReceived", self.note_kind)
        session.on("Network.loadingFinished", self.note_size)

    def note_kind(self, event):
        self.seen[event["requestId"]] = (event["type"], event["response"]["url"])

    def note_size(self, event):
        kind, address = self.seen.get(event["requestId"], ("", ""))
        if kind in ("Stylesheet", "Script"):
            self.total += compressed(address)
        elif kind != "Image":
            self.total += event["encodedDataLength"]


def test_no_page_contacts_another_host_or_weighs_more_than_100_kilobytes(tab, address):
    requests, heavy = [], {}
    tab.on("request", lambda request: requests.append(request.url))
    for code in ("ar", "ru"):  # The heaviest: a typeface of its own, two bytes a letter.
        for name, path in PAGES.items():
            tab.context.clear_cookies()
            session = tab.context.new_cdp_session(tab)
            session.send("Network.enable")
            session.send("Network.setCacheDisabled", {"cacheDisabled": True})
            weight = Weight(session)
            # The wall's pictures may be rendered as they are asked for.
            tab.goto(f"{address}/{code}{path}", wait_until="networkidle", timeout=120_000)
            session.detach()
            if weight.total > 100_000:
                heavy[code, name] = weight.total
    assert [url for url in requests if not url.startswith((address, "data:"))] == []
    assert heavy == {}
    assert tab.context.cookies() == []


def test_a_video_is_contacted_only_after_the_click(tab, address):
    asked = []
    tab.route("**/*youtube*/**", lambda route: (asked.append(route.request.url), route.abort()))
    tab.goto(f"{address}/en/videos/", wait_until="networkidle")
    assert asked == []
    tab.locator("a[data-video]").first.click()
    tab.locator("iframe").first.wait_for()
    assert asked[0].startswith("https://www.youtube-nocookie.com/embed/")


def test_the_menu_opens_on_a_phone_without_javascript(chromium, address):
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(f"{address}/ar/")
    page.locator(".menu summary").click()
    page.locator(".menu a[href='/ar/events/']").click()
    page.wait_for_url("**/ar/events/")
    context.close()


def tab_to(tab, selector, most=400):
    """Press Tab until what has the focus matches."""
    for _ in range(most):
        tab.keyboard.press("Tab")
        if tab.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"the keyboard never reaches {selector}")


def test_the_keyboard_alone_sets_two_facets_takes_the_file_and_opens_a_cell(tab, address):
    loads = []
    tab.on("load", lambda page: loads.append(page.url))
    tab.goto(f"{address}/en/mapping/")
    tab_to(tab, "#goal-9")
    tab.keyboard.press("Space")
    tab.wait_for_url("**/en/mapping/?goal=9")
    assert tab.evaluate("document.activeElement.id") == "goal-9"
    tab_to(tab, "#facet-sector > summary")
    tab.keyboard.press("Enter")
    tab_to(tab, "#sector-itu-d")
    tab.keyboard.press("Space")
    tab.wait_for_url("**/en/mapping/?goal=9&sector=itu-d")
    tab.locator(".explorer-results:not([aria-busy])").wait_for()
    assert len(loads) == 1, "facets answer without a full load"
    count = tab.locator("#count").inner_text()
    assert tab.locator("#explorer-status").inner_text() == count
    tab_to(tab, "#format-csv")
    with tab.expect_download() as download:
        tab.keyboard.press("Enter")
    rows = download.value.path().read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename == "ict4sdg-mapping-en.csv"
    assert f"{len(list(csv.reader(io.StringIO(rows)))) - 1} activities" == count
    tab.keyboard.press("Control+Home")
    tab.evaluate("document.activeElement.blur()")
    tab_to(tab, ".explorer-ways a[href='/en/mapping/matrix/']")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/en/mapping/matrix/")
    tab_to(tab, "a[href='/en/mapping/matrix/C2/9/']")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/en/mapping/matrix/C2/9/")


def test_going_back_brings_the_selection_back(tab, address):
    tab.goto(f"{address}/ar/mapping/")
    whole = tab.locator("#count").inner_text()
    tab.locator("#goal-9").check()
    tab.wait_for_url("**/ar/mapping/?goal=9")
    tab.go_back()
    tab.wait_for_url("**/ar/mapping/")
    tab.locator("#goal-9:not(:checked)").wait_for()
    assert tab.locator("#count").inner_text() == whole


def test_facets_work_without_javascript(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/zh/mapping/")
    page.locator("#goal-9").check()
    page.locator("#facet-line > summary").click()
    page.locator("#line-C2").check()
    page.locator(".explorer-apply button").click()
    page.wait_for_url("**/zh/mapping/?*goal=9*line=C2*")
    assert page.locator("#goal-9").is_checked()
    assert page.locator(".chip").count() == 2
    context.close()


@pytest.mark.parametrize(("code", "key"), [("en", "ArrowRight"), ("ar", "ArrowLeft")])
def test_arrow_keys_go_from_link_to_link_of_the_matrix(tab, address, code, key):
    tab.goto(f"{address}/{code}/mapping/matrix/")
    tab.locator(f".matrix-table a[href='/{code}/mapping/matrix/C2/1/']").focus()
    reached = []
    for pressed in (key, "ArrowDown", "ArrowUp", key):
        tab.keyboard.press(pressed)
        reached.append(tab.evaluate("document.activeElement.getAttribute('href')"))
    cells = [f"/{code}/mapping/matrix/{cell}/" for cell in ("C2/8", "C3/8", "C2/8", "C2/9")]
    assert reached == cells


@pytest.mark.parametrize("code", ["ar", "zh", "en"])
def test_the_matrix_prints_on_one_sheet_of_a3(tab, address, code):
    tab.goto(f"{address}/{code}/mapping/matrix/")
    printed = pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True))
    assert len(printed) == 1
    assert [round(side / 72 * 25.4) for side in printed[0].get_size()] == [420, 297]
    tab.emulate_media(media="print")
    # A3 less its margins, at 96 pixels an inch.
    tab.set_viewport_size({"width": 1504, "height": 1055})
    table = tab.locator(".matrix-table").bounding_box()
    foot = tab.locator(".print-foot").bounding_box()
    assert table["width"] <= 1504
    assert foot["y"] + foot["height"] <= 1055


def test_paper_is_a4_and_says_which_page_of_a_list_it_is(tab, address):
    tab.goto(f"{address}/en/mapping/")
    printed = pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True))
    assert [round(side / 72 * 25.4) for side in printed[0].get_size()] == [210, 297]
    assert "Page 1 of 3" in printed[len(printed) - 1].get_textpage().get_text_range()


def test_a_poster_is_printed_beside_its_files_under_its_title(tab, address):
    tab.goto(f"{address}/en/posters/goal-9/")
    printed = pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True))
    first = printed[0].get_textpage().get_text_range()
    assert "Industry" in first
    assert "For print" in first


WIDEST = """
    () => [...document.querySelectorAll("h1 span, .goal-tile-title")]
        .filter(each => each.scrollWidth > each.clientWidth && each.clientWidth)
        .map(each => each.textContent)
"""
LINES = """
    ([part, word]) => {
        const node = [...document.querySelector(part).childNodes].find(
            each => each.textContent.includes(word));
        const range = document.createRange();
        range.setStart(node, node.textContent.indexOf(word));
        range.setEnd(node, node.textContent.indexOf(word) + word.length);
        return range.getClientRects().length;
    }
"""


def test_the_longest_russian_word_of_a_title_keeps_its_line_on_a_phone(tab, address):
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(f"{address}/ru/goals/9/")
    title = tab.locator(".goal-hero-title").text_content()
    word = title.split(",")[0]
    assert word.replace("\u00ad", "") == "Индустриализация"
    assert tab.evaluate(LINES, [".goal-hero-title", word]) == 1


@pytest.mark.parametrize("code", ["ru", "fr", "ar"])
def test_no_title_runs_out_of_its_room_on_a_phone(tab, address, code):
    tab.set_viewport_size({"width": 320, "height": 800})
    for path in ("/", "/goals/9/", "/mapping/", "/case-studies/kenya-m-pesa/"):
        tab.goto(f"{address}/{code}{path}")
        assert tab.evaluate(WIDEST) == []


def test_the_first_year_stands_at_the_right_in_arabic(tab, address):
    tab.goto(f"{address}/ar/mapping/")
    first, last = tab.evaluate("""
        () => {
            const all = [...document.querySelectorAll(".years")];
            const node = all.find(each => each.textContent.includes("–")).firstChild;
            const left = (from, to) => {
                const range = document.createRange();
                range.setStart(node, from);
                range.setEnd(node, to);
                return range.getBoundingClientRect().left;
            };
            return [left(0, 4), left(5, 9)];
        }
    """)
    assert first > last
