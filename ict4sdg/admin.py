from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class AdminSite(admin.AdminSite):
    site_header = _("#ICT4SDG administration")
    site_title = "#ICT4SDG"
    index_title = _("Content")
    enable_nav_sidebar = True
