"""Uploads handed on from wherever they are stored."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from campaign.models import LibraryFile

PICTURES = {"jpg": "image/jpeg", "webp": "image/webp"}
FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_DAY = "public, max-age=86400"
LOCKED = "default-src 'none'; sandbox"


@require_safe
def picture(request, name):
    """A rendition, which its name says all about: nothing else is ever stored under it."""
    media_type = PICTURES.get(name.rpartition(".")[2])
    if media_type is None:
        raise Http404
    return answer(request, name, f'"{name}"', media_type, FOR_EVER)


@require_safe
def library_file(request, key, name):
    """A file of the library, to be kept and never shown inside a page."""
    file = get_object_or_404(LibraryFile, key=key)
    response = answer(request, file.path, f'"{file.digest}"', file.media_type, FOR_A_DAY)
    if response.status_code == 200:
        response["Content-Disposition"] = content_disposition_header(True, file.file_name)
    return response


def answer(request, name, etag, media_type, caching):
    if unchanged := get_conditional_response(request, etag):
        return unchanged
    try:
        stored = default_storage.open(name)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Http404 from error
    except OSError:
        return HttpResponse(status=503, headers={"Retry-After": "30"})
    response = FileResponse(stored, content_type=media_type)
    response["ETag"], response["Cache-Control"] = etag, caching
    response["Content-Security-Policy"] = LOCKED
    return response
