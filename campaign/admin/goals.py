from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from campaign.models import Goal, Target

from .base import ReferenceAdmin
from .lists import MissingIn, OfOneGoal
from .marks import goal_squares


@admin.register(Goal)
class GoalAdmin(ReferenceAdmin):
    """The seventeen are given: no goal is added or deleted, none changes number or colour."""

    headline = "title"
    list_display = ["square", "headline_column", "marks_column"]
    list_display_links = ["square", "headline_column"]
    search_fields = ["number"]
    readonly_fields = ["number", "colour"]
    autocomplete_fields = ["icon"]
    fieldsets = [
        (None, {"fields": ["number", "colour", "icon"]}),
        (_("Words"), {"fields": ["title", "long_title", "message"]}),
        (_("Content"), {"fields": ["how_icts_help", "obstacles", "members"]}),
    ]

    @admin.display(description=_("number"), ordering="number")
    def square(self, goal):
        return goal_squares([goal])

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Target)
class TargetAdmin(ReferenceAdmin):
    headline = "label"
    list_display = ["code", "goal_column", "headline_column", "explicit_ict", "marks_column"]
    list_display_links = ["code", "headline_column"]
    list_filter = ["explicit_ict", MissingIn, OfOneGoal]
    list_relations = ["goal"]
    search_fields = ["=code"]
    readonly_fields = ["goal", "code", "order"]
    fieldsets = [
        (None, {"fields": ["goal", "code", "order", "explicit_ict"]}),
        (_("Content"), {"fields": ["label", "ict_part", "official_text"]}),
    ]

    @admin.display(description=_("goal"), ordering="goal__number")
    def goal_column(self, target):
        return goal_squares([target.goal])

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
