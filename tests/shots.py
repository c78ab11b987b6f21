"""Pictures of the main pages, for people to look at: `make shots` writes them to shots/, and
those that the docs show to docs/pictures/. `python -m tests.shots docs` makes the latter alone.

They show the demo's own content: run `make run` once before.
"""

import io
import secrets
import sys
from contextlib import contextmanager
from pathlib import Path

from ict4sdg import local

FOLDER = Path(__file__).resolve().parent.parent / "shots"
PICTURES = FOLDER.parent / "docs" / "pictures"
WIDTHS = {"desktop": 1280, "phone": 360}
CODES = ("ar", "zh", "en")
PAGES = {
    "home": "/{code}/",
    "goal": "/{code}/goals/9/",
    "case-study": "/{code}/case-studies/kenya-m-pesa/",
    "line": "/{code}/mapping/lines/C5/",
    "mapping": "/{code}/mapping/",
    "figures": "/{code}/figures/",
    "indicator": "/{code}/figures/17.8.1/",
    "events": "/{code}/events/",
    "posters": "/{code}/posters/",
    "poster": "/{code}/posters/goal-9/",
    "other-language": "/{code}/blog/emergency-communications/",
}


def main():
    local.prepare()
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test.testcases import LiveServerThread

    call_command("compile_messages")
    # WhiteNoise serves the collected files; the thread’s own handler would look for sources.
    thread = LiveServerThread("127.0.0.1", lambda handler: handler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    name, password = "shots", secrets.token_urlsafe()
    user = get_user_model().objects.create_superuser(name, password=password)
    try:
        take(f"http://127.0.0.1:{thread.port}", name, password)
    finally:
        user.delete()
        thread.terminate()


def take(address, name, password):
    from playwright.sync_api import sync_playwright

    from tests.chromium import ARGUMENTS, executable

    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        if "docs" not in sys.argv:
            public(browser, address)
            admin(browser, address, name, password)
        for_docs(browser, address, name, password)
        browser.close()


def public(browser, address):
    for kind, width in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": 800})
        for code in CODES:
            for name_of_page, path in PAGES.items():
                shoot(page, address + path.format(code=code), f"{name_of_page}-{code}-{kind}")
        page.close()


def admin(browser, address, name, password):
    """The dashboard, the table, a list and a form as Arabic, Chinese and English staff see them."""
    from campaign.models import Post

    post = Post.objects.order_by("pk").first()
    for code in CODES:
        page = at_work(browser, address, name, password, code)
        shoot(page, f"{address}/admin/", f"admin-index-{code}")
        shoot(page, f"{address}/admin/campaign/translation/", f"admin-table-{code}")
        shoot(page, f"{address}/admin/campaign/post/{post.pk}/change/", f"admin-form-{code}")
        shoot(page, f"{address}/admin/campaign/post/", f"admin-list-{code}")
        page.close()


def at_work(browser, address, name, password, code):
    """A page of the admin, in which the user has signed in, in a language."""
    from django.contrib.auth import get_user_model

    get_user_model().objects.filter(username=name).update(language=code)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    return page


def for_docs(browser, address, name, password):
    PICTURES.mkdir(exist_ok=True)
    with story(name) as post:
        page = at_work(browser, address, name, password, "en")
        form = f"{address}/admin/campaign/post/{post.pk}"
        page.goto(f"{form}/change/#ar", wait_until="networkidle")
        page.click(".language-tabs [value=ar]")
        keep(page, "beside", page.locator("fieldset.module").first)
        keep(page, "standings", page.locator(".standings"))
        page.goto(f"{form}/history/", wait_until="networkidle")
        keep(page, "history", page.locator("#content"))
        page.goto(f"{address}/admin/", wait_until="networkidle")
        keep(page, "dashboard", page.locator(".dashboard-states"))
        page.set_viewport_size({"width": 1280, "height": 700})
        page.goto(f"{address}/admin/campaign/translation/", wait_until="networkidle")
        keep(page, "table")
        page.close()


@contextmanager
def story(name):
    """A post whose Arabic is outdated, for as long as its picture is taken."""
    import reversion

    from campaign.models import Post, User

    user = User.objects.get(username=name)
    texts = {
        "title_en": "Masts for schools",
        "title_ar": "صوارٍ للمدارس",
        "body_en": "<p>The project connects 67 schools. Each mast serves three villages.</p>",
        "body_ar": "<p>يربط المشروع 76 مدرسة. كل صارٍ يخدم ثلاث قرى.</p>",
    }
    with reversion.create_revision():
        reversion.set_user(user)
        post = Post.objects.create(slug="masts-for-schools", state="in_review", **texts)
    try:
        post.body_en = texts["body_en"].replace("three villages", "four villages and a clinic")
        with reversion.create_revision():
            reversion.set_user(user)
            post.save()
        yield post
    finally:
        post.delete()


def keep(page, name, part=None):
    """A part of the page, or what its window shows, as a small WebP for the docs."""
    from PIL import Image

    png = (part or page).screenshot()
    path = PICTURES / f"{name}.webp"
    Image.open(io.BytesIO(png)).convert("RGB").save(path, quality=70, method=6)
    sys.stdout.write(f"{path.relative_to(FOLDER.parent)}\n")


def shoot(page, address, name):
    page.goto(address, wait_until="networkidle")
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    sys.stdout.write(f"{path.relative_to(FOLDER.parent)}\n")


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ict4sdg.settings")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    main()
