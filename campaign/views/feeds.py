from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign.freshness import fresh
from campaign.models import CaseStudy, Goal, Post

ENTRIES = 30


class CampaignFeed(Feed):
    """Posts and case studies in the language of the address, newest first."""

    feed_type = Atom1Feed

    def get_object(self, request, number=None):
        return get_object_or_404(Goal, number=number) if number else None

    def title(self, goal):
        return f"#ICT4SDG: {goal.title}" if goal else "#ICT4SDG"

    def subtitle(self, goal):
        return goal.message if goal else _("Posts and case studies")

    def link(self, goal):
        return goal.get_absolute_url() if goal else reverse("home")

    def feed_url(self, goal):
        return reverse("goal_feed", args=[goal.number]) if goal else reverse("feed")

    def items(self, goal):
        entries = []
        for model in (Post, CaseStudy):
            found = model.objects.published().in_language(get_language())
            entries += (found.of_goal(goal) if goal else found)[:ENTRIES]
        return sorted(entries, key=lambda item: item.published_at, reverse=True)[:ENTRIES]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.summary

    def item_pubdate(self, item):
        return item.published_at

    def item_updateddate(self, item):
        return item.shown_since()


feed = fresh(CampaignFeed())
