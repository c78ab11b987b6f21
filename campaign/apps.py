from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignConfig(AppConfig):
    name = "campaign"
    verbose_name = _("Campaign")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import models
        from .translating.saving import register
        from .translation import TRANSLATED

        parents = {models.ActivityGoal: "activity"}
        for model, fields in TRANSLATED.items():
            register(model, fields, parents.get(model, ""))
