from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PostersConfig(AppConfig):
    name = "posters"
    verbose_name = _("Posters")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from campaign import papers
        from campaign.sitemaps import SITEMAPS
        from campaign.translating.saving import register
        from posters import matrix, sitemaps, slots
        from posters.translation import TRANSLATED

        SITEMAPS["posters"] = sitemaps.Posters
        papers.register("matrix", matrix.draw)
        for model, fields in TRANSLATED.items():
            register(model, fields=fields, on_poster=("headline",))
        slots.connect()
