import pytest
from django.template import Context, Template

from campaign import rich_text
from tests import factories


def test_only_the_vocabulary_survives():
    dirty = (
        '<p style="color:red" onclick="x()">A <strong>b</strong><script>alert(1)</script>'
        '<img src=x onerror=alert(1)> <a href="javascript:alert(1)">c</a></p><h1>d</h1>'
    )
    assert rich_text.clean(dirty) == '<p>A <strong>b</strong> <a rel="noopener">c</a></p>d'


def test_nothing_stays_nothing():
    assert rich_text.clean(None) == ""


@pytest.mark.django_db
def test_markup_that_came_past_the_form_is_sanitised_on_the_page(client):
    factories.PostFactory(slug="hostile", body_en="<p>Fine</p><script>alert(1)</script>")
    text = client.get("/en/blog/hostile/").content.decode()
    assert "<p>Fine</p>" in text
    assert "alert(1)" not in text


def test_the_filter_is_the_sanitiser():
    template = Template("{% load campaign %}{{ html|rich }}")
    assert template.render(Context({"html": "<p>a</p><iframe src=x></iframe>"})) == "<p>a</p>"
