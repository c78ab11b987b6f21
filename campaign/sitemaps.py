from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from campaign.models import (
    ActionLine,
    Activity,
    CaseStudy,
    Document,
    Edition,
    Event,
    Goal,
    Indicator,
    LineGoal,
    Page,
    Post,
    Technology,
)

COLUMNS = ["slug", "published_in", "updated_at", "published_at"]


class Multilingual(Sitemap):
    i18n = True
    alternates = True
    x_default = True


class FixedPages(Multilingual):
    def items(self):
        return [
            "home",
            "goals",
            "mapping",
            "matrix",
            "rationale",
            "editions",
            "figures",
            "case_studies",
            "posts",
            "press",
            "videos",
            "events",
            "documents",
        ]

    def location(self, name):
        return reverse(name)


class References(Multilingual):
    """Goals, action lines, technologies, indicators: complete in every language."""

    def items(self):
        return [
            item
            for model in (Goal, ActionLine, Technology, Indicator)
            for item in model.objects.all()
        ]


class Cells(Multilingual):
    """Links of the matrix, and editions of the roadmap: complete in every language."""

    def items(self):
        links = LineGoal.objects.select_related("line", "goal")
        return [*links, *Edition.objects.only("number").order_by("number")]


class Items(Multilingual):
    """An item stands only under the languages it is published in."""

    def items(self):
        return [
            item
            for model in (Activity, CaseStudy, Post, Event, Document, Page)
            for item in model.objects.published().only(*COLUMNS)
        ]

    def get_languages_for_item(self, item):
        return [each.code for each in item.languages()]

    def lastmod(self, item):
        return item.shown_since()


SITEMAPS = {"pages": FixedPages, "references": References, "cells": Cells, "items": Items}
