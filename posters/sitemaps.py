from django.urls import reverse

from campaign.sitemaps import Multilingual

from .models import Poster


class Posters(Multilingual):
    """The wall and the posters: complete in every language."""

    def items(self):
        return ["", *Poster.objects.order_by("slug").values_list("slug", flat=True)]

    def location(self, slug):
        return reverse("poster", args=[slug]) if slug else reverse("posters")
