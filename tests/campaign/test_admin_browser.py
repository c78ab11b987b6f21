"""What only a browser can tell of the admin: what it loads, how it writes, what its tabs do."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from campaign.models import Post
from campaign.models.publishing import State
from tests import factories
from tests.campaign.staff import address, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EDITORS_ARE_MADE = """() => {
  const texts = document.querySelectorAll("textarea[data-django-prose-editor-configurable]");
  return texts.length === document.querySelectorAll(".prose-menubar").length;
}"""


class Tab:
    """A browser's tab in which a superuser is signed in, noting what the policy forbids."""

    def __init__(self, context, server, language):
        self.server = server
        client = Client()
        sign_in(client, is_superuser=True, language=language)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server}
        context.add_cookies([cookie])
        self.page = context.new_page()
        self.trouble = []
        self.page.on("console", self.note)
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("request", self.note_host)

    def note(self, message):
        if message.type in ("error", "warning"):
            self.trouble.append(message.text)

    def note_host(self, request):
        if not request.url.startswith((self.server, "data:")):
            self.trouble.append(request.url)

    def open(self, where):
        self.page.goto(self.server + where)
        self.page.wait_for_function(EDITORS_ARE_MADE)

    def shown(self, field):
        """The languages in which a field is to be seen."""
        codes = ("ar", "zh", "en", "fr", "ru", "es")
        return [code for code in codes if self.page.locator(f".field-{field}_{code}").is_visible()]

    def choose(self, code):
        self.page.click(f".language-tabs [value={code}]")

    def mark(self, code):
        return self.page.get_attribute(f".language-tabs [value={code}]", "title")


@pytest.fixture(scope="module")
def context(chromium):
    """One for all tests, so that the browser keeps the editor's files."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def open_tab(context, live_server):
    tabs = []

    def open_tab(language="en"):
        tabs.append(Tab(context, live_server.url, language))
        return tabs[-1]

    yield open_tab
    for tab in tabs:
        tab.page.close()
    context.clear_cookies()


@pytest.fixture
def post():
    goal = factories.GoalFactory(number=9, title_en="Industry")
    return factories.PostFactory(
        state=State.DRAFT,
        published_in=["en"],
        title_fr="Titre",
        body_en="<h2>Heading</h2><ul><li>Item</li></ul><p>Text</p>",
        goals=[goal],
    )


@pytest.mark.parametrize("language", ["ar", "zh", "en"])
def test_lists_forms_and_the_editor_load_under_the_policy_without_another_host(
    open_tab, post, language
):
    tab = open_tab(language)
    fact = factories.FactFactory(goal=post.goals.get())
    for where in (
        "/admin/",
        "/admin/campaign/translation/",
        address(post, "changelist"),
        address(post),
        address(post, "add"),
        address(fact),
        address(factories.ActivityFactory(goals=[fact.goal])),
        "/admin/campaign/picture/add/",
        address(fact.goal),
        f"{address(post)[:-7]}preview/{language}/",
    ):
        tab.open(where)
        assert tab.trouble == [], where
    tab.open(address(post))
    assert tab.page.locator(".field-body_en .ProseMirror h2").count() == 1
    weight = "el => getComputedStyle(el).whiteSpace"
    # The editor's own style sheet has come through the policy.
    assert tab.page.locator(".field-body_en .ProseMirror").evaluate(weight) == "break-spaces"


def test_axe_finds_nothing_but_the_list_of_djangos_multiple_choice(open_tab, post):
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    left_out = {"exclude": [[".select2-selection__rendered"]]}
    tab = open_tab("ar")
    for where in (
        "/admin/",
        "/admin/campaign/translation/",
        address(post, "changelist"),
        address(post),
        "/admin/campaign/fact/add/",
    ):
        tab.open(where)
        results = Axe().run(tab.page, context=left_out, options=rules)
        assert results.violations_count == 0, results.generate_report()


def test_one_switch_shows_one_language_of_every_field(open_tab, post):
    tab = open_tab()
    tab.open(address(post))
    assert tab.shown("title") == tab.shown("summary") == tab.shown("body") == ["en"]
    tab.choose("ru")
    assert tab.shown("title") == tab.shown("summary") == tab.shown("body") == ["ru"]
    assert tab.page.locator(".field-slug").is_visible()


def test_the_switch_reaches_rows_that_belong_to_the_item(open_tab, post):
    activity = factories.ActivityFactory(goals=[post.goals.get()])
    tab = open_tab()
    tab.open(address(activity))
    tab.choose("fr")
    reasons = tab.page.locator("#goal_links-0 [class*=field-rationale_]:visible")
    assert reasons.count() == 1
    tab.page.click("#goal_links-group .add-row a")
    added = tab.page.locator("#goal_links-1 [class*=field-rationale_]:visible")
    assert added.count() == 1
    assert "field-rationale_fr" in added.get_attribute("class")


def test_the_chosen_language_outlives_a_save(open_tab, post):
    tab = open_tab()
    tab.open(address(post))
    tab.choose("fr")
    tab.page.click("[name=_continue]")
    tab.page.wait_for_load_state()
    assert tab.shown("title") == ["fr"]


def test_each_tab_says_how_far_its_language_is(open_tab, post):
    Post.objects.update(state="published", body_fr="<p>Texte</p>", summary_fr="Résumé")
    tab = open_tab()
    tab.open(address(post))
    assert tab.mark("en") == "published"
    assert tab.mark("fr") == "complete, not published"
    assert tab.mark("ru") == "empty"
    tab.choose("ru")
    tab.page.fill("[name=title_ru]", "Заголовок")
    assert tab.mark("ru") == "partly filled"


def test_a_language_with_an_error_is_marked_and_opened(open_tab, post):
    tab = open_tab()
    tab.open(address(post))
    tab.page.check("[name=published_in][value=es]")
    tab.page.click("[name=_save]")
    tab.page.wait_for_load_state()
    assert tab.shown("title") == ["es"]
    assert "has errors" in tab.mark("es")
    assert "has errors" not in tab.mark("fr")


def test_without_scripts_every_language_shows(chromium, live_server, post):
    context = chromium.new_context(java_script_enabled=False)
    tab = Tab(context, live_server.url, "en")
    tab.page.goto(tab.server + address(post))
    assert tab.shown("title") == ["ar", "zh", "en", "fr", "ru", "es"]
    assert not tab.page.locator(".language-tabs").is_visible()
    context.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_table_of_translations_scrolls_in_itself_on_a_phone(open_tab, post, language):
    tab = open_tab(language)
    tab.page.set_viewport_size({"width": 360, "height": 740})
    tab.page.goto(tab.server + "/admin/campaign/translation/")
    assert tab.page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_language_is_typed_in_its_own_direction(open_tab, post, language):
    tab = open_tab(language)
    tab.open(address(post))
    for code, direction in (("ar", "rtl"), ("fr", "ltr"), ("zh", "ltr")):
        tab.choose(code)
        editor = tab.page.locator(f".field-body_{code} .ProseMirror")
        for element in (editor, tab.page.locator(f"[name=title_{code}]")):
            assert element.evaluate("el => getComputedStyle(el).direction") == direction
            assert element.get_attribute("lang") == code


def test_what_is_typed_in_arabic_with_the_editor_is_saved(open_tab, post):
    tab = open_tab("ar")
    tab.open(address(post))
    tab.choose("ar")
    tab.page.fill("[name=title_ar]", "عنوان")
    tab.page.click(".field-body_ar .ProseMirror")
    tab.page.keyboard.type("نص")
    tab.page.keyboard.press("Control+a")
    tab.page.click(".field-body_ar [data-name=bold]")
    tab.page.click("[name=_save]")
    tab.page.wait_for_load_state()
    post.refresh_from_db()
    assert (post.title_ar, post.body_ar) == ("عنوان", "<p><strong>نص</strong></p>")
    assert tab.trouble == []


def test_a_link_is_set_in_a_dialog(open_tab, post):
    tab = open_tab("fr")
    tab.open(address(post))
    tab.choose("en")
    tab.page.click(".field-body_en .ProseMirror p >> nth=-1")
    tab.page.keyboard.press("Control+a")
    tab.page.click(".field-body_en [data-name=link]")
    dialog = tab.page.locator(".prose-editor-dialog")
    assert "Modifier le lien" in dialog.inner_text()
    dialog.locator("input").first.fill("https://www.itu.int/")
    dialog.locator("[type=submit]").click()
    assert tab.page.locator(".field-body_en .ProseMirror a").first.is_visible()
    assert tab.trouble == []


def test_the_editors_buttons_are_named_in_the_admins_language(open_tab, post):
    tab = open_tab("es")
    tab.open(address(post))
    names = tab.page.locator(".field-body_en .prose-menubar__button").evaluate_all(
        "buttons => buttons.map(button => button.getAttribute('aria-label'))"
    )
    for name in ("título de nivel 2", "lista con viñetas", "cita", "negrita", "deshacer"):
        assert name in names
    assert "bold" not in names


def test_a_relation_is_found_by_typing_and_a_date_is_picked(open_tab, post):
    factories.GoalFactory(number=3, title_en="Good health")
    tab = open_tab()
    tab.open(address(post))
    tab.page.click(".field-goals .select2-selection")
    tab.page.keyboard.type("health")
    tab.page.click(".select2-results__option:has-text('3 Good health')")
    tab.page.click(".field-published_at .date-icon")
    tab.page.click(".calendarbox td:not(.nonday) a >> nth=9")
    tab.page.click("[name=_save]")
    tab.page.wait_for_load_state()
    post.refresh_from_db()
    assert {goal.number for goal in post.goals.all()} == {3, 9}
    assert post.published_at.day in (9, 10)
    assert tab.trouble == []


def test_the_cursor_of_a_new_item_starts_in_its_first_field(open_tab):
    tab = open_tab()
    tab.open("/admin/campaign/post/add/")
    assert tab.page.evaluate("document.activeElement.name") == "kind"


def test_the_address_follows_the_english_title(open_tab):
    tab = open_tab()
    tab.open("/admin/campaign/post/add/")
    tab.choose("en")
    tab.page.type("[name=title_en]", "Schools go online")
    assert tab.page.input_value("[name=slug]") == "schools-go-online"


@pytest.mark.parametrize("language", ["ar", "fr", "ru"])
def test_nothing_of_a_list_is_cut_off_at_1280_pixels(open_tab, post, language):
    goals = [factories.GoalFactory(number=number) for number in range(1, 9)]
    items = [factories.PostFactory(goals=goals), factories.EventFactory(goals=goals)]
    items += [factories.DocumentFactory(goals=goals), factories.FactFactory(goal=goals[0])]
    tab = open_tab(language)
    for item in items:
        tab.open(address(item, "changelist"))
        results = tab.page.locator("#changelist .results")
        assert results.evaluate("el => el.scrollWidth - el.clientWidth") <= 0, item
