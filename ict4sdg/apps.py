from django.apps import AppConfig
from django.contrib.admin import apps


class Ict4sdgConfig(AppConfig):
    name = "ict4sdg"
    default = True
    verbose_name = "ICT4SDG"

    def ready(self):
        from ict4sdg import checks  # noqa: F401  (registers the project's system checks)


class AdminConfig(apps.AdminConfig):
    default = False
    default_site = "ict4sdg.admin.AdminSite"
