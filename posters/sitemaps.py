from django.urls import reverse

from campaign.sitemaps import Multilingual

from .cells import SLUGS


class Posters(Multilingual):
    """The wall and the posters: complete in every language."""

    def items(self):
        return [("posters", []), *(("poster", [slug]) for slug in SLUGS)]

    def location(self, item):
        name, arguments = item
        return reverse(name, args=arguments)
