"""Which fields have a column per language (django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from . import models

TRANSLATED = {
    models.Goal: ("title", "long_title", "message", "how_icts_help", "obstacles", "members"),
    models.Target: ("label", "ict_part", "official_text"),
    models.ActionLine: ("title", "description", "itu_role_text"),
    models.Technology: ("name", "description"),
    models.Sector: ("name", "short_name", "description"),
    models.StrategicGoal: ("name", "statement", "description"),
    models.Mandate: ("adopted_by", "title", "description"),
    models.LineGoal: ("rationale",),
    models.TechnologyGoal: ("rationale",),
    models.ActivityGoal: ("rationale",),
    models.Endorser: ("name", "description"),
    models.Activity: ("title", "summary", "body"),
    models.CaseStudy: ("title", "summary", "challenge", "action", "result", "disputed"),
    models.Post: ("title", "summary", "body"),
    models.Video: ("title", "summary", "transcript"),
    models.EventSeries: ("name", "description"),
    models.Event: ("title", "summary", "place", "outcome"),
    models.Document: ("title", "summary"),
    models.Organisation: ("name",),
    models.Fact: ("statement", "caveat"),
    models.Indicator: ("name", "definition", "unit_label", "note"),
    models.Page: ("title", "summary", "body"),
    models.CampaignSettings: ("name", "tagline", "introduction"),
    models.Picture: ("alt",),
    models.Edition: ("note",),
    models.Term: ("term", "forms", "also", "wrong"),
}
# What campaign/translating/registry.py has to know besides.
KINDS = {
    models.Goal: {"names": ("number",), "on_poster": ("message",)},
    models.Target: {"names": ("code",)},
    models.ActionLine: {"names": ("code",)},
    models.StrategicGoal: {"names": ("number",)},
    models.LineGoal: {"row_of": "line", "names": ("line__code", "goal__number")},
    models.TechnologyGoal: {"row_of": "technology", "names": ("technology__slug", "goal__number")},
    models.ActivityGoal: {
        "row_of": "activity",
        "parent": "activity",
        "names": ("activity__slug", "goal__number"),
    },
    models.CampaignSettings: {"names": ("hashtag",)},
    models.Picture: {"names": ("name",)},
    # Its other columns are no translations of one another.
    models.Term: {"names": ("key",), "fields": ("term",), "is_doubted": False},
}

for model, fields in TRANSLATED.items():
    register(model)(type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": fields}))
