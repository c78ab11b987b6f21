"""Make your own: a form, its preview, and the file as the answer to a POST. Nothing is stored."""

import base64

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from campaign.items import shown
from posters import customising, limits, refusals, uploads
from posters.errors import Busy, PosterError
from posters.formats import FORMATS
from posters.forms import CustomiseForm

LIVE = "X-Preview"
"""The header by which the page's script says that it shows a preview while one types."""


class Check(CsrfViewMiddleware):
    """Django's own check, but its refusal keeps what the visitor typed."""

    def _reject(self, request, reason):
        return reason


@csrf_exempt  # The view checks by itself, above.
@require_http_methods(["GET", "HEAD", "POST"])
def customise(request):
    if request.method == "POST":
        response = posted(request)
        response["X-Robots-Tag"] = "noindex"
    else:
        response = page(request, CustomiseForm(initial=wishes(request)))
    add_never_cache_headers(response)
    patch_cache_control(response, no_store=True)
    return response


def posted(request):
    if uploads.is_too_large(request):
        return refused(request, 413, too_much(), keep=False)
    uploads.cap(request)
    try:
        if Check(customise).process_view(request, None, (), {}):
            return refused(request, 403, _("For your safety: please press the button once more."))
        if not limits.is_allowed(request):
            return too_often(request)
        return answered(request)
    except RequestDataTooBig:
        return refused(request, 413, too_much(), keep=False)
    except Busy as busy:
        return full(request, busy.retry_after)


def answered(request):
    """The form again with a preview or its errors, or the file."""
    download = "download" in request.POST
    form = CustomiseForm(
        request.POST.copy(),
        request.FILES,
        too_heavy=request.too_heavy,
        as_preview=not download,
    )
    data = made(form, as_preview=not download)
    if data is None:
        return page(request, form, status=422)
    if download:
        return file_response(form.cleaned_data, data)
    return page(request, form, preview=base64.b64encode(data).decode())


def made(form, *, as_preview):
    """The bytes; or None, and the form says why."""
    if not form.is_valid():
        return None
    try:
        return customising.made(form.cleaned_data, as_preview=as_preview)
    except Busy:
        raise
    except PosterError as error:
        form.add_error(refusals.field_of(error), refusals.message_of(error))
        return None


def file_response(choice, data):
    kind = FORMATS[choice["format"]]
    what = f"goal-{choice['goal']}-{choice['design']}" if choice["goal"] else customising.CAMPAIGN
    name = f"ict4sdg-{what}-{choice['language']}-{kind.name}"
    return HttpResponse(
        data,
        content_type=kind.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Language": choice["language"],
            "X-Content-Type-Options": "nosniff",
        },
    )


def page(request, form, status=200, **context):
    """The whole page; of a preview that follows one's typing, only what changes."""
    if request.headers.get(LIVE) == "live":
        response = render(request, "posters/components/result.html", {"form": form, **context})
        response[LIVE] = "live"
        return response
    terms = customising.terms_page()
    context |= {
        "form": form,
        "terms": terms,
        "terms_shown": shown(terms, request.LANGUAGE_CODE) if terms else None,
    }
    return render(request, "posters/customise.html", context, status=status)


def refused(request, status, message, *, keep=True):
    """The form as it was sent, unjudged, with why it was not taken."""
    initial = kept(request) if keep else wishes(request)
    return page(request, CustomiseForm(initial=initial), status, message=message)


def kept(request) -> dict:
    """What was sent, uploads too where they are small enough to be carried as they are."""
    values = request.POST.dict()
    for name, upload in request.FILES.items():
        if name in ("photo", "logo") and upload.size <= uploads.LARGEST_UNDRAWN:
            upload.seek(0)
            values[f"kept_{name}"] = uploads.sealed(upload.read(), name)
    return values


def too_often(request):
    response = refused(request, 429, _("That was very often. Please wait a minute and try again."))
    response["Retry-After"] = str(limits.seconds_left())
    return response


def full(request, seconds):
    message = _(
        "Many people are making posters right now. Please try again in a few seconds; "
        "what you entered is still here."
    )
    response = refused(request, 503, message)
    response["Retry-After"] = str(seconds)
    return response


def too_much():
    return _("That was more than this page can take. Choose pictures of at most 10 MB each.")


def wishes(request) -> dict:
    """What a link to this page asks for, such as `?goal=9&design=photo`; the rest as it comes."""
    initial = {"language": request.LANGUAGE_CODE, "goal": customising.CAMPAIGN}
    asked = CustomiseForm(request.GET)
    for name in ("goal", "design", "language", "format"):
        value = request.GET.get(name, "")
        if asked.fields[name].valid_value(value):
            initial[name] = value
    return initial
