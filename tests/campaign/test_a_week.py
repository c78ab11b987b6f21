"""A week of three people in the admin: written, translated, published, changed, taken back."""

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree

from campaign.models import Post, Translation
from campaign.translating.saving import states
from tests.campaign.staff import address, sign_in
from tests.campaign.test_admin_browser import EDITORS_ARE_MADE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"
FIRST = "Le projet relie 67 écoles."
SECOND = "Chaque pylône sert trois villages."
ARABIC = {
    "Des pylônes pour les écoles": "صوارٍ للمدارس",
    FIRST: "يربط المشروع 76 مدرسة.",
    SECOND: "كل صارٍ يخدم ثلاث قرى.",
    "Le projet relie 80 écoles.": "يربط المشروع 80 مدرسة.",
}


@pytest.fixture
def at_work(chromium, live_server):
    """Signs a member of staff in, in a window of their own."""
    windows = []

    def at_work(*names, **fields):
        client = Client()
        sign_in(client, *names, language="en", **fields)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        window = chromium.new_context(base_url=live_server.url, accept_downloads=True)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
        window.add_cookies([cookie])
        windows.append(window)
        return window.new_page()

    yield at_work
    for window in windows:
        window.close()


def open_form(page, where, code):
    page.goto(f"{where}#{code}")
    page.reload()
    page.wait_for_function(EDITORS_ARE_MADE)
    page.click(f".language-tabs [value={code}]")


def press_save(page):
    page.click("[name=_continue]")
    page.wait_for_load_state()
    page.wait_for_function(EDITORS_ARE_MADE)
    assert page.locator(".errornote").count() == 0, page.locator(".errorlist").all_text_contents()


def write_text(page, column, *paragraphs):
    """Put paragraphs into the editor, in place of what is there."""
    page.click(f".field-{column} .ProseMirror")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    for number, text in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(text)


def write_in_french(editor):
    open_form(editor, address(Post, "add"), "fr")
    editor.fill("#id_title_fr", "Des pylônes pour les écoles")
    editor.fill("#id_slug", "masts")
    write_text(editor, "body_fr", FIRST, SECOND)
    editor.select_option("#id_source_language", "fr")
    editor.select_option("#id_state", "in_review")
    press_save(editor)
    return Post.objects.get(slug="masts")


def export(page, post, folder):
    """Download the post's French as XLIFF for Arabic."""
    page.goto(address(post))
    page.click("text=Export for translators")
    page.select_option("#id_source", "fr")
    page.select_option("#id_target", "ar")
    page.select_option("#id_format", "xliff12")
    with page.expect_download() as download:
        page.click(".submit-row input")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def translate(path) -> list[str]:
    """Fill the targets of a file as a translator's tool does; the ids of its units."""
    tree = etree.parse(path)
    units = list(tree.iter(f"{XLIFF}trans-unit"))
    for unit in units:
        source, target = unit.find(f"{XLIFF}source"), unit.find(f"{XLIFF}target")
        if target is None:
            target = etree.SubElement(unit, f"{XLIFF}target")
            source.addnext(target)
        written = etree.fromstring(etree.tostring(source))
        for element in written.iter():
            element.text = ARABIC.get(element.text, element.text)
        target[:], target.text = list(written), written.text
        target.set("state", "translated")
    tree.write(path, encoding="utf-8", xml_declaration=True)
    return [unit.get("id") for unit in units]


def bring_back(page, path):
    """Upload a file and open its dry run."""
    page.goto("/admin/campaign/exchange/import/")
    page.set_input_files("#id_file", path)
    page.click(".submit-row input")
    page.wait_for_selector(".exchange-counts")


def apply_as(page, state):
    page.check(f"[name=state][value={state}]")
    page.click(".submit-row input")
    page.wait_for_load_state()


def take_what_waits(page, post, code, minor=False):
    """Take the text that is proposed in a language, as a publisher does on the form."""
    open_form(page, address(post), code)
    page.check(".pending-choice [value=taken]:visible")
    if minor:
        page.check("[name=translation-minor]")
    press_save(page)


def some(post, *codes):
    found = states(post)
    return {code: found[code] for code in codes}


def test_a_week(at_work, live_server, tmp_path):
    editor = at_work("Editors")
    post = write_in_french(editor)
    assert some(post, "fr", "ar", "zh") == {"fr": "current", "ar": "missing", "zh": "missing"}

    translator = at_work("Translators", languages=["ar"])
    file = export(translator, post, tmp_path)
    assert translate(file) == ["post:masts:title", "post:masts:body"]
    bring_back(translator, file)
    remarks = translator.locator(".exchange-word").all_text_contents()
    assert any("67" in each for each in remarks), remarks
    apply_as(translator, "in_progress")
    assert some(post, "ar", "zh") == {"ar": "in_progress", "zh": "missing"}

    open_form(translator, address(post), "ar")
    assert "67" in translator.inner_text(".field-body_ar .doubts")
    write_text(translator, "body_ar", "يربط المشروع 67 مدرسة.", ARABIC[SECOND])
    assert translator.inner_text(".field-body_ar .beside-words data") == "9"
    translator.uncheck("[name=translation-in_progress][value=ar]")
    press_save(translator)
    assert states(post)["ar"] == "current"

    publisher = at_work("Publishers")
    open_form(publisher, address(post), "fr")
    publisher.select_option("#id_state", "published")
    for code in ("fr", "ar"):
        publisher.check(f"[name=published_in][value={code}]")
    press_save(publisher)
    visitor = Client()
    assert "67 مدرسة" in visitor.get("/ar/blog/masts/").content.decode()
    assert FIRST in visitor.get("/fr/blog/masts/").content.decode()

    open_form(editor, address(post), "fr")
    write_text(editor, "body_fr", "Le projet relie 80 écoles.", SECOND)
    press_save(editor)
    assert FIRST in visitor.get("/fr/blog/masts/").content.decode()
    take_what_waits(publisher, post, "fr")
    assert "80 écoles" in visitor.get("/fr/blog/masts/").content.decode()
    assert some(post, "fr", "ar", "zh") == {"fr": "current", "ar": "outdated", "zh": "missing"}
    assert "outdated" in publisher.inner_text(".language-tabs [value=ar]")

    open_form(editor, address(post), "fr")
    editor.fill("#id_title_fr", "Des pylônes, pour les écoles")
    press_save(editor)
    take_what_waits(publisher, post, "fr", minor=True)
    assert some(post, "ar", "zh") == {"ar": "outdated", "zh": "missing"}
    assert Translation.objects.of(post).get(language="ar").moved == ["body"]

    file = export(translator, post, tmp_path)
    assert "post:masts:body" in translate(file)
    bring_back(translator, file)
    assert translator.inner_text(".exchange-counts li:first-child strong") == "1"
    apply_as(translator, "in_progress")
    assert "67 مدرسة" in visitor.get("/ar/blog/masts/").content.decode()
    take_what_waits(publisher, post, "ar")
    assert some(post, "ar", "zh") == {"ar": "current", "zh": "missing"}
    assert "80 مدرسة" in visitor.get("/ar/blog/masts/").content.decode()

    publisher.goto(address(post, "history"))
    row = publisher.locator("#change-history tbody tr").filter(has_text="عربي").nth(1)
    row.locator("a").click()
    publisher.click(".way-back [name=language][value=ar]")
    publisher.wait_for_load_state()
    post.refresh_from_db()
    assert "67 مدرسة" in post.body_ar
    assert "80 écoles" in post.body_fr
    assert some(post, "ar", "zh") == {"ar": "outdated", "zh": "missing"}
