"""Error pages in the visitor's language. None of them asks the database for anything."""

from django.shortcuts import render


def bad_request(request, exception):
    return render(request, "campaign/errors/400.html", status=400)


def permission_denied(request, exception):
    return render(request, "campaign/errors/403.html", status=403)


def csrf_failure(request, reason=""):
    return render(request, "campaign/errors/403.html", status=403)


def not_found(request, exception):
    return render(request, "campaign/errors/404.html", status=404)


def gone(request):
    return render(request, "campaign/errors/410.html", status=410)


def server_error(request):
    return render(request, "campaign/errors/500.html", status=500)
