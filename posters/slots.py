"""Every goal has its poster, and so has the campaign: the places are made with them."""

from django.db.models.signals import post_save

from campaign.models import CampaignSettings, Goal


def connect():
    post_save.connect(make_for_goal, sender=Goal)
    post_save.connect(make_for_campaign, sender=CampaignSettings)


def make_for_goal(instance, **kwargs):
    from posters.models import Poster

    slug = f"goal-{instance.number}"
    Poster.objects.get_or_create(slug=slug, defaults={"goal": instance})


def make_for_campaign(**kwargs):
    from posters.models import Poster

    Poster.objects.get_or_create(slug="campaign", defaults={"design": "campaign"})
