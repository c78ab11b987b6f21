from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from campaign.models import CampaignSettings, Page

from .base import ReferenceAdmin
from .lists import MissingIn
from .publishing import PUBLICATION, ItemAdmin


@admin.register(Page)
class PageAdmin(ItemAdmin):
    list_display = ["headline_column", "order", "state_column", "marks_column"]
    list_filter = ["state", MissingIn]
    list_relations = []
    date_hierarchy = None
    fieldsets = [
        (_("Content"), {"fields": ["title", "slug", "order", "summary", "body"]}),
        PUBLICATION,
    ]


@admin.register(CampaignSettings)
class CampaignSettingsAdmin(ReferenceAdmin):
    """One row, so its list is its form."""

    headline = "name"
    search_fields = ["hashtag"]
    autocomplete_fields = ["featured_goal"]
    fieldsets = [
        (None, {"fields": ["hashtag", "email", "featured_goal"]}),
        (_("Home page"), {"fields": ["name", "tagline", "introduction"]}),
    ]

    def changelist_view(self, request, extra_context=None):
        if CampaignSettings.objects.exists():
            return redirect("admin:campaign_campaignsettings_change", 1)
        return super().changelist_view(request, extra_context)

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not CampaignSettings.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False
