from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from campaign.models import Term

from .base import ReferenceAdmin
from .lists import MissingIn


@admin.register(Term)
class TermAdmin(ReferenceAdmin):
    """The glossary that translations are held to."""

    headline = "term"
    list_display = ["headline_column", "key", "checked", "marks_column"]
    list_filter = ["checked", MissingIn]
    search_fields = ["key", "note"]
    fieldsets = [
        (_("Content"), {"fields": ["term", "key", "note", "source"]}),
        (_("How it is looked for"), {"fields": ["checked", "exact", "forms", "also", "wrong"]}),
    ]
