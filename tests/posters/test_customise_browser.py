"""Make your own poster in a browser: with its script, and without."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.posters import making

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
TIMEOUT = 30_000


@pytest.fixture
def address(live_server, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    making.campaign()
    return live_server.url + making.ADDRESS


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def tab(chromium, request):
    context = chromium.new_context(java_script_enabled=request.param, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    page.has_script = request.param
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    yield page
    context.close()


def photo(tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(making.photo())
    return path


def ask_for_preview(tab):
    if not tab.has_script:
        tab.get_by_role("button", name="Preview").click()
    expect(tab.locator(".poster-preview:not(.poster-preview-stale)")).to_be_visible(timeout=TIMEOUT)


def test_from_first_words_to_the_file(tab, address, tmp_path):
    tab.goto(address.format(code="en") + "?goal=9&design=photo&format=square.png")
    tab.get_by_label("Headline", exact=True).fill("Masts for all")
    tab.set_input_files("#id_photo", photo(tmp_path))
    ask_for_preview(tab)
    tab.get_by_label("Your organization").fill("Ministry of Signals")
    tab.get_by_label("Academia").check()
    with tab.expect_download() as waiting:
        tab.get_by_role("button", name="Download").click()
    assert waiting.value.suggested_filename == "ict4sdg-goal-9-photo-en-square.png"
    assert tab.get_by_label("Headline", exact=True).input_value() == "Masts for all"
    assert tab.complaints == []


def test_the_preview_follows_the_typing_and_fades_while_words_are_refused(
    chromium,
    address,
):
    tab = chromium.new_page()
    tab.goto(address.format(code="en") + "?goal=9")
    preview = tab.locator(".poster-preview")
    expect(preview).to_be_visible(timeout=TIMEOUT)
    first = preview.get_attribute("src")
    tab.get_by_label("Headline", exact=True).fill("Signals for all")
    expect(preview).not_to_have_attribute("src", first, timeout=TIMEOUT)
    tab.get_by_label("Headline", exact=True).fill("Signals 🙂")
    expect(tab.locator("#result [role=alert]")).to_contain_text("U+1F642", timeout=TIMEOUT)
    expect(tab.locator(".poster-preview-stale")).to_be_visible()
    tab.close()


@pytest.mark.parametrize("code", ["ar", "zh", "en"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_before_and_after_an_error(chromium, address, code, width):
    tab = chromium.new_page(viewport={"width": width, "height": 800})
    tab.goto(address.format(code=code) + "?goal=9&design=fact")
    for _ in range(2):
        assert Axe().run(tab, options=RULES).generate_report().startswith("Found 0")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        tab.locator("#id_headline").fill("🙂")
        tab.evaluate("document.querySelector('form[data-live]').noValidate = true")
        tab.locator("button[name=download]").click()
        tab.wait_for_selector(".errorlist")
    tab.close()
