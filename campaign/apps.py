from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignConfig(AppConfig):
    name = "campaign"
    verbose_name = _("Campaign")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .translating.saving import register
        from .translation import KINDS, TRANSLATED

        for model, fields in TRANSLATED.items():
            register(model, **{"fields": fields, **KINDS.get(model, {})})
