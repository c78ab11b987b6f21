"""Uploads in a bucket: the same pages, pictures, files and artwork as on a disk."""

import os
import subprocess
import sys

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import override_settings
from moto.server import ThreadedMotoServer

from campaign.models import LibraryFile, Picture
from posters import storing
from tests.campaign import test_admin_pictures as picture_forms
from tests.campaign import test_library as file_forms
from tests.campaign.staff import address, errors, sign_in
from tests.campaign.test_pictures import file_of, picture

KEYS = {"access_key": "testing", "secret_key": "testing", "region_name": "eu-west-1"}


@pytest.fixture(scope="module")
def endpoint():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture(scope="module", autouse=True)
def options(endpoint):
    return {"bucket_name": "uploads", "endpoint_url": endpoint, "location": "site", **KEYS}


@pytest.fixture
def bucket(options, settings):
    uploads = {"BACKEND": "ict4sdg.storage.Bucket", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": uploads}
    client = default_storage.connection.meta.client
    client.create_bucket(
        Bucket="uploads", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    yield default_storage.bucket
    default_storage.bucket.objects.all().delete()
    client.delete_bucket(Bucket="uploads")


def keys(bucket):
    return {each.key for each in bucket.objects.all()}


@pytest.mark.django_db
def test_a_picture_is_stored_shown_and_deleted(client, bucket, django_capture_on_commit_callbacks):
    sign_in(client, "Publishers", language="en")
    assert errors(picture_forms.upload(client, file_of(picture((1200, 600))))) is None
    made = Picture.objects.get()
    assert keys(bucket) == {f"site/{path}" for path in made.paths()}
    response = client.get(made.url)
    assert made.url.startswith("/media/pictures/")
    assert response["Content-Type"] == "image/jpeg"
    assert "immutable" in response["Cache-Control"]
    assert b"".join(response.streaming_content).startswith(b"\xff\xd8")
    again = client.get(made.url, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(made, "delete"), {"post": "yes"})
    assert keys(bucket) == set()
    assert client.get(made.url).status_code == 404


@pytest.mark.django_db
def test_a_file_is_stored_handed_out_and_deleted(
    client, bucket, django_capture_on_commit_callbacks
):
    sign_in(client, "Publishers", language="en")
    assert errors(file_forms.upload(client, "تقرير 国际 Отчёт.pdf")) is None
    file = LibraryFile.objects.get()
    assert keys(bucket) == {f"site/files/{file.key}.pdf"}
    response = client.get(file.get_absolute_url())
    assert b"".join(response.streaming_content) == file_forms.PDF
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(file, "delete"), {"post": "yes"})
    assert keys(bucket) == set()


@pytest.mark.parametrize("name", ["نص.txt", "信息 通信.txt", "Сводка.txt", "é+%&=?#.txt"])
def test_names_in_every_script_are_kept(bucket, name):
    assert default_storage.save(name, ContentFile(b"a")) == name
    assert default_storage.exists(name)
    with default_storage.open(name) as file:
        assert file.read() == b"a"
    assert default_storage.size(name) == 1


def test_artwork_of_posters_is_kept_and_read_in_ranges(bucket):
    digest = storing.keep(b"%PDF artwork", "pdf")
    assert storing.keep(b"%PDF artwork", "pdf") == digest
    assert storing.is_kept(digest, "pdf", 12)
    assert not storing.is_kept("0" * 64, "pdf", 12)
    assert storing.read(digest, "pdf") == b"%PDF artwork"
    with storing.opened(digest, "pdf") as file:
        file.seek(5)
        assert file.read(3) == b"art"


def test_what_is_not_there_is_not_found_as_on_a_disk(bucket):
    with pytest.raises(FileNotFoundError):
        default_storage.open("none.txt")
    with pytest.raises(FileNotFoundError):
        default_storage.size("none.txt")
    default_storage.delete("none.txt")
    assert not default_storage.exists("none.txt")


@pytest.mark.django_db
def test_a_bucket_that_is_away_loses_nothing_that_was_typed(client, options, settings):
    from botocore.config import Config

    away = {**options, "endpoint_url": "http://127.0.0.1:9", "bucket_name": "none"}
    away["client_config"] = Config(connect_timeout=1, retries={"total_max_attempts": 1})
    uploads = {"BACKEND": "ict4sdg.storage.Bucket", "OPTIONS": away}
    settings.STORAGES = {**settings.STORAGES, "default": uploads}
    sign_in(client, "Editors", language="en")
    response = picture_forms.upload(client, file_of(picture()))
    assert "could not be stored" in errors(response)["upload"][0]
    assert response.context["adminform"].form["credit"].value() == "© ITU"
    response = file_forms.upload(client)
    assert "could not be stored" in errors(response)["upload"][0]
    assert client.get("/media/pictures/a/480.jpg").status_code == 503


def test_pictures_come_from_the_public_address_of_the_bucket(options):
    public = {**options, "public_url": "https://media.example.org/ict4sdg"}
    uploads = {"BACKEND": "ict4sdg.storage.Bucket", "OPTIONS": public}
    with override_settings(STORAGES={"default": uploads}):
        assert storages["default"].url("pictures/é.jpg") == (
            "https://media.example.org/ict4sdg/pictures/%C3%A9.jpg"
        )


# Settings

PRINT = (
    "from ict4sdg import settings; print(settings.STORAGES['default']);"
    "print(settings.CONTENT_SECURITY_POLICY)"
)


def configured(**environment):
    base = {
        "SECRET_KEY": "x" * 50,
        "ALLOWED_HOSTS": "a",
        "DATABASE_URL": os.environ["DATABASE_URL"],
        "PATH": os.environ["PATH"],
    }
    return subprocess.run(  # noqa: S603  (our own interpreter, our own arguments)
        [sys.executable, "-c", PRINT], env={**base, **environment}, capture_output=True, text=True
    ).stdout


def test_a_bucket_is_a_matter_of_settings_and_its_host_is_admitted_only_when_public():
    plain = configured()
    assert "FileSystemStorage" in plain
    private = configured(S3_BUCKET="uploads", S3_ENDPOINT_URL="https://s3.example.org")
    assert "ict4sdg.storage.Bucket" in private
    assert "example.org" not in private.splitlines()[1]
    public = configured(S3_BUCKET="uploads", S3_PUBLIC_URL="https://media.example.org/site/")
    assert "'https://media.example.org'" in public.splitlines()[1]
