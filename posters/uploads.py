"""Pictures that a visitor uploads: read up to a limit, and carried in the form between requests.

Nothing is stored. Between a preview and the next request the page itself holds a small, newly
drawn copy of the picture in a hidden field, signed so that nothing else comes back in its place.
"""

import base64
import binascii

from django.core import signing
from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler, SkipFile

from campaign.pictures import MAX_BYTES

LARGEST_REQUEST = 40 * 1024 * 1024
LARGEST_UNDRAWN = 2 * 1024 * 1024
"""What is carried as it came when no worker is free to draw it anew."""


class CappedUpload(FileUploadHandler):
    """Stops keeping a file once it is larger than pictures may be; the other fields go on."""

    def __init__(self, request):
        super().__init__(request)
        request.too_heavy = set()

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        if self.received > MAX_BYTES:
            self.request.too_heavy.add(self.field_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None


class InMemory(MemoryFileUploadHandler):
    """Of any size, since CappedUpload goes before: no stranger's file touches the disk."""

    def handle_raw_input(self, *args, **kwargs):
        self.activated = True


def cap(request) -> None:
    """Before anything reads the request's body."""
    request.upload_handlers = [CappedUpload(request), InMemory(request)]


def is_too_large(request) -> bool:
    return int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_REQUEST


def sealed(picture: bytes, name: str) -> str:
    """`picture` as the value of a hidden field."""
    return signer(name).sign(base64.b64encode(picture).decode())


def unsealed(value: str, name: str) -> bytes | None:
    """The picture in a hidden field's value; None when it did not come from here."""
    try:
        return base64.b64decode(signer(name).unsign(value), validate=True)
    except (signing.BadSignature, binascii.Error, ValueError):
        return None


def signer(name):
    return signing.Signer(salt=f"posters.{name}")
