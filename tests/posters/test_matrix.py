"""The matrix as PDF: one sheet of A3 and its annex, drawn once for each content."""

import io
import re

import pikepdf
import pypdfium2
import pytest
from django.core.files.storage import default_storage

from ict4sdg import languages
from posters import matrix
from tests import factories
from tests.campaign import bulk

from . import reading

pytestmark = pytest.mark.django_db
A3 = (1191, 842)


@pytest.fixture
def link():
    factories.SettingsFactory()
    return factories.LineGoalFactory(
        line=factories.LineFactory(code="C5", order=5),
        **{f"rationale_{c}": f"Why {c}" for c in languages.CODES},
    )


def fetched(client, code, query=""):
    response = client.get(f"/{code}/mapping/matrix/?format=pdf{query}")
    assert response.status_code == 200
    return response


def words(data, page):
    return pypdfium2.PdfDocument(data)[page].get_textpage().get_text_range()


def is_heading(each):
    """A heading cell of a tagged table."""
    return isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"


def test_it_is_tagged_named_and_in_its_language_on_a3(client, code, link):
    data = fetched(client, code).content
    with pikepdf.open(io.BytesIO(data)) as document:
        assert str(document.Root.Lang).split("-")[0] == code
        assert document.Root.MarkInfo.Marked
        assert document.docinfo["/Title"]
        for sheet in document.pages:
            assert tuple(round(float(x)) for x in sheet.mediabox[2:]) == A3
        assert [each for each in document.objects if is_heading(each)]


def test_the_first_sheet_holds_the_matrix_and_its_address_the_second_the_reasons(client, link):
    data = fetched(client, "en").content
    first, second = words(data, 0), words(data, 1)
    assert "http://testserver/en/mapping/matrix/" in first
    assert "C5" in first
    assert "Why en" not in first
    assert "C5 × 9" in second
    assert "Why en" in second


def test_words_copied_from_the_arabic_sheets_are_whole(client, link):
    """Lam with alef is one glyph, whose letters readers swap unless it is mended."""
    reason = "الاتصالات الآن ضرورية لأهداف لا تدرك إلا بها"
    link.rationale_ar = reason
    link.save()
    data = fetched(client, "ar").content
    assert reading.intact(reason, words(data, 1)) == 1


@pytest.mark.parametrize("code", ["ar", "zh", "ru"])
def test_all_lines_and_goals_fit_on_the_first_sheet(client, code):
    bulk.frame()
    data = fetched(client, code).content
    first = words(data, 0)
    # Readers without bidirectional rules turn codes round.
    assert len(re.findall(r"\bC\d+|\d+C\b", first)) == len(bulk.LINES)
    assert "why" not in first


def test_it_is_drawn_again_only_when_its_content_changes(client, link, monkeypatch):
    first = fetched(client, "en")
    drawn = []
    typeset = matrix.typeset
    monkeypatch.setattr(matrix, "typeset", lambda words: drawn.append(1) or typeset(words))
    again = client.get("/en/mapping/matrix/?format=pdf", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, drawn) == (304, [])
    assert fetched(client, "en", "&year=2017").content == first.content
    link.rationale_en = "Another reason"
    link.save()
    assert fetched(client, "en")["ETag"] != first["ETag"]
    assert drawn == [1]
    kept = default_storage.listdir(matrix.FOLDER)[1]
    assert len([name for name in kept if name.startswith("en-")]) == 1
