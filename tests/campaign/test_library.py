"""Pictures and files of the library: taken with care, found where they are used, never lost."""

import io
import zipfile

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError

from campaign import library
from campaign.models import Document, DocumentFile, LibraryFile, Picture
from posters.models import Poster
from tests import factories
from tests.campaign.pages import page
from tests.campaign.staff import address, errors, filled, save, sign_in

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


@pytest.fixture
def editor(client):
    return sign_in(client, "Editors", language="en")


def package(*names, mimetype=""):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<a/>")
    return buffer.getvalue()


def upload(client, name="report.pdf", data=PDF, **fields):
    where = address(LibraryFile, "add")
    given = {"name": "Report", "credit": "ITU", "licence": "CC BY 4.0", **fields}
    return client.post(
        where, {**filled(client.get(where)), **given, "upload": SimpleUploadedFile(name, data)}
    )


def made(client, **fields):
    assert errors(upload(client, **fields)) is None
    return LibraryFile.objects.latest("pk")


# Files


@pytest.mark.parametrize(
    "name",
    ["تقرير 2018.pdf", "国际电联报告.pdf", "Отчёт МСЭ.pdf", "Résumé «final».pdf", "a b;c='d'.pdf"],
)
def test_a_file_is_handed_out_under_its_name_in_its_own_script(client, editor, name):
    file = made(client, name=name)
    client.logout()
    response = client.get(file.get_absolute_url())
    assert b"".join(response.streaming_content) == PDF
    assert file.file_name == name
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    again = client.get(file.get_absolute_url(), headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_where_a_file_is_kept_tells_nothing_and_cannot_be_guessed(client, editor):
    first, second = made(client, name="budget.pdf"), made(client, name="b.pdf", data=PDF + b"\n")
    assert first.path != second.path
    assert "budget" not in first.path
    assert len(first.key) == 32
    assert client.get(f"/media/{first.path}").status_code == 404
    assert client.get(f"/files/{'0' * 32}/budget.pdf").status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", package("word/document.xml")),
        ("a.odt", package(mimetype="application/vnd.oasis.opendocument.text")),
        ("a.CSV", "a,б,中\n".encode()),
    ],
)
def test_office_files_and_tables_are_taken(name, data):
    assert library.checked(name, data).kind == name[2:].lower()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.html", b"<script>", library.KIND),
        ("a.svg", b"<svg/>", library.KIND),
        ("a.pdf.exe", PDF, library.KIND),
        ("a.docm", package("word/document.xml"), library.KIND),
        ("a.pdf", b"<html>", library.OTHER),
        ("a.docx", PDF, library.OTHER),
        ("a.xlsx", package("word/document.xml"), library.OTHER),
        ("a.odt", package("content.xml"), library.OTHER),
        ("a.odt", package(mimetype="text/html"), library.OTHER),
        ("a.txt", b"\xff\xfe", library.OTHER),
        ("a.csv", b"a\0b", library.OTHER),
        ("a.docx", package("word/document.xml", "word/vbaProject.bin"), library.MACROS),
        ("a.pdf", PDF + b" " * library.LARGEST, library.HEAVY),
    ],
)
def test_what_is_not_taken(name, data, reason):
    with pytest.raises(library.Refused) as refused:
        library.checked(name, data)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.pdf", "etcpasswd.pdf"),
        ('a"\r\nb\u202e.pdf', "ab.pdf"),
        (" . .pdf", "file.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_names_lose_what_could_do_harm(name, clean):
    assert library.clean_name(name) == clean


def test_a_refused_upload_says_why_and_leaves_nothing(client, editor):
    found = errors(upload(client, "a.html", b"<script>"))
    assert "Files of this kind are not taken" in found["upload"][0]
    assert errors(upload(client, licence=""))["upload"] == [
        "Choose the file again: the browser does not keep it."
    ]
    assert not LibraryFile.objects.exists()
    made(client)
    assert "already here, as “Report”" in errors(upload(client))["upload"][0]


def test_a_document_offers_its_own_files_and_those_of_its_publisher(client, editor):
    file = made(client, name="دليل.pdf", language="ar")
    document = factories.DocumentFactory(slug="guide")
    DocumentFile.objects.create(document=document, language="ar", file=file)
    DocumentFile.objects.create(document=document, language="fr", url="https://itu.int/fr.pdf")
    shown = page(client, "/en/documents/guide/")
    (own,) = shown.all("a", hreflang="ar", href=file.get_absolute_url())
    assert own["dir"] == "rtl"
    assert "PDF, " in shown.words
    assert shown.all("a", href="https://itu.int/fr.pdf")


def test_a_documents_file_is_a_link_or_a_file_and_not_both(client, editor):
    file = made(client)
    document = factories.DocumentFactory(state="draft", published_in=[], title_en="A")
    row = {"files-TOTAL_FORMS": 1, "files-0-language": "fr", "files-0-document": document.pk}
    for given in ({"url": "https://itu.int/", "file": file.pk}, {}):
        sent = {**row, **{f"files-0-{name}": value for name, value in given.items()}}
        response = save(client, address(document), **sent)
        assert response.status_code == 200
        assert "Give either" in response.content.decode()
    assert errors(save(client, address(document), **row, **{"files-0-file": file.pk})) is None
    assert Document.objects.get().files.get().file == file


# Where they are used


def test_a_picture_and_a_file_say_where_they_are_used(client, editor):
    picture = factories.PictureFactory()
    post = factories.PostFactory(picture=picture)
    factories.GoalFactory(icon=picture)
    Poster.objects.update_or_create(
        slug="campaign", defaults={"design": "campaign", "picture": picture}
    )
    shown = page(client, address(picture))
    assert shown.all("a", href=address(post))
    assert "Poster: The campaign’s poster" in shown.words
    file = made(client)
    document = factories.DocumentFactory()
    DocumentFile.objects.create(document=document, language="fr", file=file)
    linking = factories.PostFactory(body_ru=f'<p><a href="{file.get_absolute_url()}">a</a></p>')
    shown = page(client, address(file))
    assert shown.all("a", href=address(document))
    assert shown.all("a", href=address(linking))


def test_the_list_of_pictures_counts_uses_in_no_more_queries_for_more(
    client, editor, django_assert_max_num_queries
):
    for _number in range(3):
        factories.PostFactory(picture=factories.PictureFactory())
    where = address(Picture, "changelist")
    client.get(where)
    with django_assert_max_num_queries(40) as few:
        client.get(where)
    for _number in range(12):
        factories.EventFactory(picture=factories.PictureFactory())
    with django_assert_max_num_queries(40) as many:
        rows = client.get(where).context["cl"].result_list
    assert len(few) == len(many)
    assert [len(row.uses) for row in rows] == [1] * 15


@pytest.mark.parametrize("factory", [factories.PostFactory, factories.EventFactory])
def test_a_picture_in_use_is_not_deleted(client, factory):
    sign_in(client, "Publishers", language="en")
    picture = factories.PictureFactory()
    item = factory(picture=picture)
    shown = client.post(address(picture, "delete"), {"post": "yes"}).content.decode()
    assert str(item) in shown
    action = {"action": "delete_selected", "_selected_action": [picture.pk], "post": "yes"}
    client.post(address(Picture, "changelist"), action)
    with pytest.raises(ProtectedError):
        picture.delete()
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_a_file_that_a_text_links_to_is_not_deleted(client, django_capture_on_commit_callbacks):
    sign_in(client, "Publishers", language="en")
    file = made(client)
    post = factories.PostFactory(body_en=f'<p><a href="{file.get_absolute_url()}">a</a></p>')
    assert str(post) in client.get(address(file, "delete")).content.decode()
    client.post(address(file, "delete"), {"post": "yes"})
    assert LibraryFile.objects.exists()
    post.delete()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(file, "delete"), {"post": "yes"})
    assert not LibraryFile.objects.exists()
    assert not default_storage.exists(file.path)


def test_a_picture_that_visitors_see_stays_described_in_their_languages(client, editor):
    picture = factories.PictureFactory()
    factories.PostFactory(picture=picture, published_in=["fr"])
    found = errors(save(client, address(picture), alt_fr=""))
    assert found == {"alt_fr": ["Published items show this picture in this language."]}
    assert errors(save(client, address(picture), alt_ru="")) is None


def test_a_picture_needs_a_licence_and_a_credit(client, editor):
    picture = factories.PictureFactory(licence="CC BY 4.0")
    assert list(errors(save(client, address(picture), licence=""))) == ["licence"]
    assert list(errors(save(client, address(picture), credit=""))) == ["credit"]


# Who may


@pytest.mark.parametrize(
    ("group", "status"), [("Editors", 200), ("Translators", 403), ("Publishers", 200)]
)
def test_editors_and_publishers_add_files_and_translators_only_read(client, group, status):
    sign_in(client, group, language="en")
    assert client.get(address(LibraryFile, "add")).status_code == status
    assert client.post(address(LibraryFile, "add"), {}).status_code == status
    assert client.get(address(LibraryFile, "changelist")).status_code == 200


def test_only_publishers_delete_files(client, editor):
    file = made(client)
    assert client.post(address(file, "delete"), {"post": "yes"}).status_code == 403
    sign_in(client, "Publishers", language="en")
    assert client.post(address(file, "delete"), {"post": "yes"}).status_code == 302
