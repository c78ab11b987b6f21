"""Every page of the admin opens, in the language and direction of the member of staff."""

import pytest
from django.contrib import admin

from campaign import models
from ict4sdg import languages
from tests import factories
from tests.campaign.pages import page
from tests.campaign.staff import address, errors, filled, save, sign_in

pytestmark = pytest.mark.django_db

FACTORIES = {
    factory._meta.model: factory
    for factory in vars(factories).values()
    if isinstance(factory, type) and getattr(factory, "_meta", None) and factory._meta.model
}
# What is not made by filling in a form of its own, or has its form tested with what it is for.
TESTED_ELSEWHERE = {"exchange", "libraryfile", "term", "translation"}
REGISTERED = [
    model
    for model in admin.site._registry
    if model._meta.app_label == "campaign" and model._meta.model_name not in TESTED_ELSEWHERE
]


@pytest.fixture(params=["ar", "zh", "en"])
def root(request, client):
    """A superuser who reads this language, signed in."""
    return sign_in(client, is_superuser=True, language=request.param)


@pytest.fixture(params=REGISTERED, ids=lambda model: model.__name__)
def item(request):
    made = FACTORIES[request.param]()
    if isinstance(made, models.Activity):
        made.sectors.add(factories.SectorFactory())
    return made


def opens(client, where, code):
    html = page(client, where).html
    assert html["lang"] == code
    assert html["dir"] == languages.BY_CODE[code].direction


def test_list_and_forms_open_in_the_language_of_the_user(client, root, item):
    opens(client, address(item), root.language)
    if not isinstance(item, models.CampaignSettings):
        opens(client, address(item, "changelist"), root.language)
    if admin.site._registry[type(item)].has_add_permission(client.get("/admin/").wsgi_request):
        opens(client, address(item, "add"), root.language)


def columns(item):
    """What is stored of an item, but the time of the last change; a form has whole seconds."""
    row = type(item).objects.filter(pk=item.pk).values().get()
    kept = {"published_at", "date_joined"} & set(row)
    return {**row, **{name: row[name].replace(microsecond=0) for name in kept}, "updated_at": None}


def test_index_opens_in_the_language_of_the_user(client, root):
    opens(client, "/admin/", root.language)


@pytest.mark.parametrize(
    "item",
    [model for model in REGISTERED if model is not models.Edition],  # It never changes.
    ids=lambda model: model.__name__,
    indirect=True,
)
def test_saving_an_unchanged_form_changes_nothing(client, item):
    sign_in(client, is_superuser=True)
    before = columns(item)
    assert errors(save(client, address(item))) is None
    assert columns(item) == before


def test_links_and_lines_of_a_rich_text_outlive_an_unchanged_save(client):
    body = '<p>A “b” &amp; c</p>\n<ul>\n<li><a href="https://itu.int">d</a></li>\n</ul>'
    post = factories.PostFactory(body_en=body)
    sign_in(client, is_superuser=True)
    data = filled(client.get(address(post)))
    # A browser sends line ends as two characters.
    data["body_en"] = data["body_en"].replace("\n", "\r\n")
    assert client.post(address(post), data).status_code == 302
    post.refresh_from_db()
    assert post.body_en == body


def test_what_only_the_loader_writes_is_not_in_the_admin():
    assert models.LoadedRecord not in admin.site._registry


def test_the_settings_list_is_the_form(client):
    settings = factories.SettingsFactory()
    sign_in(client, is_superuser=True)
    response = client.get(address(models.CampaignSettings, "changelist"))
    assert response.url == address(settings)


@pytest.mark.parametrize("model", [models.Goal, models.Target, models.ActionLine])
def test_nobody_adds_or_deletes_what_the_united_nations_gave(client, model):
    item = FACTORIES[model]()
    sign_in(client, is_superuser=True)
    assert client.get(address(model, "add")).status_code == 403
    assert client.post(address(item, "delete"), {"post": "yes"}).status_code == 403


def test_a_goal_keeps_its_number_and_colour(client):
    goal = factories.GoalFactory()
    sign_in(client, is_superuser=True)
    response = save(client, address(goal), number="3", colour="#000000", title_fr="Industrie")
    assert errors(response) is None
    goal.refresh_from_db()
    assert (goal.number, goal.colour, goal.title_fr) == (9, "#FD6925", "Industrie")


def test_reference_data_stays_complete_in_every_language(client, code):
    goal = factories.GoalFactory()
    sign_in(client, is_superuser=True)
    response = save(client, address(goal), **{f"title_{code}": ""})
    assert list(errors(response)) == [f"title_{code}"]
