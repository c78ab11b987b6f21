"""Pictures of the main pages, for people to look at: `make shots` writes them to shots/.

They show the demo's own content: run `make run` once before.
"""

import secrets
import sys
from pathlib import Path

from ict4sdg import local

FOLDER = Path(__file__).resolve().parent.parent / "shots"
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
        for kind, width in WIDTHS.items():
            page = browser.new_page(viewport={"width": width, "height": 800})
            for code in CODES:
                for name_of_page, path in PAGES.items():
                    shoot(page, address + path.format(code=code), f"{name_of_page}-{code}-{kind}")
            page.close()
        admin(browser, address, name, password)
        browser.close()


def admin(browser, address, name, password):
    """A post's form as Arabic, Chinese and English staff see it."""
    from django.contrib.auth import get_user_model

    from campaign.models import Post

    post = Post.objects.order_by("pk").first()
    for code in CODES:
        get_user_model().objects.filter(username=name).update(language=code)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/admin/login/")
        page.fill("#id_username", name)
        page.fill("#id_password", password)
        page.press("#id_password", "Enter")
        page.wait_for_url("**/admin/")
        shoot(page, f"{address}/admin/campaign/post/{post.pk}/change/", f"admin-form-{code}")
        shoot(page, f"{address}/admin/campaign/post/", f"admin-list-{code}")
        page.close()


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
