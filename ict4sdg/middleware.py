"""Addresses as people type them, and the language that staff work in."""

import re

from django.conf import settings
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers

from ict4sdg.languages import language_of

PREFIX = re.compile(r"^/([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3})(?=/|$)")
CAMPAIGN = re.compile(r"^/ict4sdg/?$", re.IGNORECASE)


def address_middleware(get_response):
    """Bring /zh-CN/…, /EN/… and /ar-EG/… to their prefix, and /ICT4SDG, as printed, home."""

    def middleware(request):
        if CAMPAIGN.match(request.path_info):
            code = translation.get_language_from_request(request)
            response = HttpResponseRedirect(f"/{code}/")
            patch_vary_headers(response, ["Accept-Language"])
            return response
        match = PREFIX.match(request.path_info)
        language = language_of(match[1]) if match else None
        if language and match[1] != language.code:
            full = request.get_full_path()
            return HttpResponsePermanentRedirect(f"/{language.code}{full[match.end() :] or '/'}")
        return get_response(request)

    return middleware


def admin_middleware(get_response):
    """In the admin: the staff member's own language, and the policy that its editor needs."""

    def middleware(request):
        if not request.path_info.startswith("/admin/"):
            return get_response(request)
        if code := getattr(request.user, "language", ""):
            translation.activate(code)
            request.LANGUAGE_CODE = code
        response = get_response(request)
        response._csp_update = settings.ADMIN_CSP_UPDATE
        return response

    return middleware
