"""Files named by their content, in Django's storage under `posters/`."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def path_of(digest: str, kind: str) -> str:
    return f"posters/{digest[:2]}/{digest}.{kind}"


def keep(data: bytes, kind: str) -> str:
    """Store `data` under its digest and return that. Raises OSError."""
    digest = digest_of(data)
    if not is_kept(digest, kind, len(data)):
        write(path_of(digest, kind), data)
    return digest


def is_kept(digest: str, kind: str, size: int) -> bool:
    name = path_of(digest, kind)
    try:
        return default_storage.size(name) == size
    except OSError:
        return False


def opened(digest: str, kind: str):
    return default_storage.open(path_of(digest, kind))


def read(digest: str, kind: str) -> bytes:
    with opened(digest, kind) as file:
        return file.read()


def write(name: str, data: bytes) -> None:
    """Beside its place and then renamed, so that a full disk never leaves half a file there."""
    try:
        path = Path(default_storage.path(name))
    except NotImplementedError:  # Not a disk: an object appears whole or not at all.
        default_storage.delete(name)
        default_storage.save(name, ContentFile(data))
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(beside, settings.FILE_UPLOAD_PERMISSIONS)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
