"""Files for machines: sitemap, robots, calendar, health."""

from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from campaign.calendar import calendar_of
from campaign.freshness import fresh
from campaign.models import Event
from campaign.sitemaps import SITEMAPS


@fresh
def sitemap(request):
    return django_sitemap(request, SITEMAPS, template_name="campaign/sitemap.xml")


def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@fresh
def calendar(request):
    events = Event.objects.published().in_language(request.LANGUAGE_CODE)
    made = calendar_of(events, name=f"#ICT4SDG: {_('Events')}", absolute=request.build_absolute_uri)
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ict4sdg-events.ics"'
    return response


def healthz(request):
    """The process answers."""
    return JsonResponse({"status": "ok"})


def readyz(request):
    """The process answers, and so does its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")  # A kept connection may be dead and not know it.
    except (DatabaseError, InterfaceError):
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})
