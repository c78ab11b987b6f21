import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from campaign import pictures
from campaign.models import Picture
from tests import factories
from tests.campaign.pages import page
from tests.campaign.staff import address, errors, filled, save, sign_in
from tests.campaign.test_pictures import file_of, picture, png_header

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    return sign_in(client, "Editors", language="en")


def upload(client, data, name="mast.jpg", **fields):
    where = address(Picture, "add")
    sent = {"name": "Mast", "credit": "© ITU", "licence": "CC BY 4.0", "alt_en": "A mast", **fields}
    file = SimpleUploadedFile(name, data, "image/jpeg")
    return client.post(where, {**filled(client.get(where)), **sent, "upload": file})


def test_an_upload_becomes_files_of_the_site(client):
    assert errors(upload(client, file_of(picture((1200, 600))))) is None
    made = Picture.objects.get()
    assert (made.width, made.height, made.widths) == (1200, 600, [480, 960, 1200])
    assert made.url == f"/media/pictures/{made.key}/1200.jpg"
    assert made.webp_srcset.split(", ")[0] == f"/media/pictures/{made.key}/480.webp 480w"
    assert len(made.paths()) == 6
    for path in made.paths():
        with default_storage.open(path) as file:
            assert Image.open(file).width in made.widths


def test_the_files_are_served_and_the_upload_itself_is_not_kept(client):
    data = file_of(picture())
    upload(client, data)
    made = Picture.objects.get()
    response = client.get(made.url)
    assert response["Content-Type"] == "image/jpeg"
    assert b"".join(response.streaming_content) != data
    _folders, files = default_storage.listdir(f"pictures/{made.key}")
    assert set(files) == {"480.jpg", "480.webp", "600.jpg", "600.webp"}


def test_a_page_offers_every_size(client):
    upload(client, file_of(picture((1200, 600))))
    made = Picture.objects.get()
    factories.PostFactory(slug="pictured", picture=made)
    shown = page(client, "/en/blog/pictured/")
    assert shown.all("source")[0]["srcset"] == made.webp_srcset
    image = shown.all("img")[0]
    assert (image["src"], image["srcset"], image["alt"]) == (made.url, made.jpeg_srcset, "A mast")


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (png_header(9000, 9000), "bomb.png", "more than 24 million pixels"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "not a JPEG, PNG or WebP"),
        (file_of(picture(), "GIF"), "a.gif", "not a JPEG, PNG or WebP"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "a.eps", "not a JPEG, PNG or WebP"),
        (b"Text, by another name", "a.jpg", "not a JPEG, PNG or WebP"),
        (file_of(picture())[:2000], "a.jpg", "damaged or incomplete"),
        (file_of(picture()) + b"\0" * pictures.MAX_BYTES, "a.jpg", "larger than 10 MB"),
        (
            file_of(picture(), "PNG", save_all=True, append_images=[picture(colour=0)]),
            "a.png",
            "Moving pictures",
        ),
    ],
    ids=["bomb", "svg", "gif", "eps", "text", "truncated", "heavy", "moving"],
)
def test_a_refused_upload_says_what_to_do_and_keeps_what_was_typed(client, data, name, message):
    response = upload(client, data, name)
    found = errors(response)
    assert list(found) == ["upload"]
    assert message in found["upload"][0]
    assert response.context["adminform"].form["credit"].value() == "© ITU"
    assert not Picture.objects.exists()


def test_an_empty_or_missing_file_is_refused(client):
    assert list(errors(upload(client, b""))) == ["upload"]
    where = address(Picture, "add")
    sent = {"name": "Mast", "credit": "© ITU", "licence": "CC BY 4.0", "alt_en": "A mast"}
    assert list(errors(client.post(where, {**filled(client.get(where)), **sent}))) == ["upload"]


def test_the_same_picture_is_not_taken_twice(client):
    upload(client, file_of(picture()))
    found = errors(upload(client, file_of(picture()), name="again.jpg"))
    assert found == {"upload": ["This picture is already here, as “Mast”."]}


def test_when_another_field_is_wrong_the_file_is_asked_for_again(client):
    found = errors(upload(client, file_of(picture()), credit=""))
    assert found["upload"] == ["Choose the file again: the browser does not keep it."]
    assert not Picture.objects.exists()


def test_a_picture_needs_a_description_in_some_language(client):
    found = errors(upload(client, file_of(picture()), alt_en=""))
    assert found["alt_ar"] == ["Write this in at least one language."]


def test_a_full_disk_is_said_and_loses_nothing_that_was_typed(client, settings, tmp_path):
    (tmp_path / "pictures").write_text("A file where the folder should be: no write succeeds.")
    settings.MEDIA_ROOT = tmp_path
    response = upload(client, file_of(picture()))
    assert "could not be stored" in errors(response)["upload"][0]
    assert response.context["adminform"].form["alt_en"].value() == "A mast"
    assert not Picture.objects.exists()


def test_half_a_file_of_an_earlier_try_is_replaced(client):
    data = file_of(picture())
    prepared = pictures.prepare(data)
    half = Picture(key=prepared.key, widths=prepared.widths)
    from django.core.files.base import ContentFile

    default_storage.save(half.path(600, "jpg"), ContentFile(b"half"))
    assert errors(upload(client, data)) is None
    with default_storage.open(Picture.objects.get().path(600, "jpg")) as file:
        assert file.read() == prepared.files[600, "jpg"]


def test_the_file_of_a_picture_cannot_be_changed_afterwards(client):
    upload(client, file_of(picture()))
    made = Picture.objects.get()
    response = client.get(address(made))
    assert "upload" not in response.context["adminform"].form.fields
    assert errors(save(client, address(made), credit="© WHO")) is None
    assert Picture.objects.get().key == made.key


def test_a_deleted_picture_is_gone_from_the_disk(client, django_capture_on_commit_callbacks):
    upload(client, file_of(picture()))
    made = Picture.objects.get()
    sign_in(client, "Publishers")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(made, "delete"), {"post": "yes"})
    assert not Picture.objects.exists()
    assert not any(default_storage.exists(path) for path in made.paths())


def test_list_and_form_show_a_thumbnail(client):
    upload(client, file_of(picture((1200, 600))))
    made = Picture.objects.get()
    for where in (address(made, "changelist"), address(made)):
        images = page(client, where).all("img", src=made.thumbnail_url)
        assert len(images) == 1
