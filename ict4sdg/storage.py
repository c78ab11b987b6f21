"""Uploads in a bucket that speaks S3, instead of a folder."""

from contextlib import contextmanager
from urllib.parse import quote

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

PATIENCE = Config(connect_timeout=5, read_timeout=20, retries={"total_max_attempts": 3}, s3={})


@contextmanager
def as_os_error():
    """A bucket fails as a disk does: whoever stores knows one kind of error."""
    try:
        yield
    except (BotoCoreError, ClientError, Boto3Error) as error:
        raise OSError(str(error)) from error


class Bucket(S3Storage):
    """`public_url` is where readers' browsers fetch pictures; without it the site hands them on."""

    def get_default_settings(self):
        own = {
            "public_url": "",
            "media_url": "/media/",
            "client_config": PATIENCE,
            "querystring_auth": False,
            "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
        }
        return {**super().get_default_settings(), **own}

    def url(self, name, **kwargs):
        return f"{self.public_url or self.media_url.rstrip('/')}/{quote(name)}"

    def _open(self, name, mode="rb"):
        with as_os_error():
            return super()._open(name, mode)

    def _save(self, name, content):
        with as_os_error():
            return super()._save(name, content)

    def delete(self, name):
        with as_os_error():
            super().delete(name)

    def exists(self, name):
        with as_os_error():
            return super().exists(name)

    def size(self, name):
        with as_os_error():
            return super().size(name)

    def listdir(self, name):
        with as_os_error():
            return super().listdir(name)
