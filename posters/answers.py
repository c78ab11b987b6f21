"""A file of a poster as an answer: conditional, in ranges, named in its own script."""

from urllib.parse import quote

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response

from . import ranges, storing
from .names import plain_name

YEAR = 365 * 24 * 3600
INLINE = ("png", "webp")
LOCKED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def file_answer(request, entry, name: str) -> HttpResponse:
    """`entry` whole, the range of it that is asked for, or word that the asker has it."""
    etag = f'"{entry.digest}"'
    response = get_conditional_response(request, etag) or body(request, entry, etag)
    response["ETag"] = etag
    response["Cache-Control"] = caching(request, entry)
    response["Content-Security-Policy"] = LOCKED
    if response.status_code in (200, 206):
        response["Content-Type"] = entry.file.media_type
        response["Content-Disposition"] = disposition(entry.file, name)
        response["Accept-Ranges"] = "bytes"
    return response


def body(request, entry, etag):
    wanted = request.headers.get("Range", "") if request.method == "GET" else ""
    if request.headers.get("If-Range", etag) != etag:
        wanted = ""
    try:
        span = ranges.asked(wanted, entry.size)
    except ranges.Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{entry.size}"})
    file = storing.opened(entry.digest, entry.file.kind)
    if span is None:
        response = FileResponse(file)
    else:
        start, end = span
        response = StreamingHttpResponse(ranges.slices(file, start, end), status=206)
        response["Content-Length"] = end - start + 1
        response["Content-Range"] = f"bytes {start}-{end}/{entry.size}"
    return response


def caching(request, entry) -> str:
    """An address that names the content is good for ever; any other is asked again."""
    if request.GET.get("v") == version(entry):
        return f"public, max-age={YEAR}, immutable"
    return "public, no-cache"


def version(entry) -> str:
    """Short for the content, in addresses."""
    return entry.digest[:16]


def disposition(file, name: str) -> str:
    """Its name in its own script, and in ASCII for those who read no other."""
    how = "inline" if file.kind in INLINE else "attachment"
    return f"{how}; filename=\"{plain_name(file)}\"; filename*=utf-8''{quote(name, safe='')}"


def kit_disposition(plain: str, name: str) -> str:
    return f"attachment; filename=\"{plain}\"; filename*=utf-8''{quote(name, safe='')}"
