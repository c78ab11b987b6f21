from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from ict4sdg import languages


class AdminSite(admin.AdminSite):
    site_header = _("#ICT4SDG administration")
    site_title = "#ICT4SDG"
    index_title = _("Content")
    enable_nav_sidebar = True

    def get_urls(self):
        language = path("language/", self.admin_view(self.choose_language), name="language")
        return [language, *super().get_urls()]

    def choose_language(self, request):
        """Keep the chosen language with the user, and in Django’s cookie for the next sign-in."""
        code = request.POST.get("language")
        if code in languages.BY_CODE:
            request.user.language = code
            request.user.save(update_fields=["language"])
        return set_language(request)
