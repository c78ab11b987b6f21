from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaign.rich_text import RichTextField

from .goals import Goal
from .publishing import Item, published_index


class Page(Item):
    order = models.PositiveSmallIntegerField(_("order in the footer"))
    body = RichTextField(_("text"), blank=True)

    class Meta(Item.Meta):
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["order", "slug"]
        indexes = [published_index()]

    def get_absolute_url(self):
        return reverse("page", args=[self.slug])


class CampaignSettings(models.Model):
    hashtag = models.CharField(_("hashtag"), max_length=40)
    email = models.EmailField(_("contact"))
    featured_goal = models.ForeignKey(
        Goal, verbose_name=_("featured goal"), on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("name"), max_length=120)
    tagline = models.CharField(_("headline of the home page"), max_length=80)
    introduction = models.TextField(_("introduction of the home page"))

    class Meta:
        verbose_name = _("campaign settings")
        verbose_name_plural = _("campaign settings")
        # Across models: campaign/admin/rights.py says what they allow.
        permissions = [
            ("publish", _("Can publish items and change published ones")),
            ("translate", _("Can write the texts of items")),
        ]
        constraints = [models.CheckConstraint(name="campaignsettings_one", condition=Q(pk=1))]

    def __str__(self):
        return self.hashtag

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)
