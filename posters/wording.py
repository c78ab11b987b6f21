"""The words that stand on a poster: staff's own, or else those of its goal."""

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict, replace

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import override

from campaign.frame import current_settings
from campaign.models import CaseStudy, Fact, Goal
from campaign.templatetags.campaign import colon, comma, figure, own_year
from ict4sdg import languages

from . import words
from .cells import PREVIEWS, File, designs_of, formats_of
from .models import Artwork, Poster
from .words import Words

FACTS_ON_BRIEFING = 3
CASES_ON_BRIEFING = 2
AUTHOR = "ITU"
COMFORTABLE_PRINT, LONGEST_PRINT = 150, 230
"""Characters of a fact's source and caveat: what a poster sets well, and what it can set."""


def digest(*parts) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def in_language(record, field: str, code: str) -> str:
    return getattr(record, f"{field}_{code}") or ""


def columns(*fields):
    return [f"{field}_{code}" for field in fields for code in languages.CODES]


class Library:
    """What the words of posters come from, read in six queries, for one poster or for all."""

    def __init__(self, slug: str | None = None):
        goals = Goal.objects.only("number", "colour", *columns("title", "message"))
        posters = Poster.objects.prefetch_related(Prefetch("goal", goals)).select_related("picture")
        self.posters = {
            each.slug: each for each in posters.filter(**{"slug": slug} if slug else {})
        }
        numbers = [each.goal_id for each in self.posters.values() if each.goal_id]
        self.settings = current_settings()
        self.told, self.digests = {}, {}
        self.facts = grouped((fact.goal_id, fact) for fact in facts_of(numbers))
        self.cases = grouped(cases_of(numbers)) if numbers else {}
        self.artworks = {
            (each.poster_id, each.design, each.language, each.format): each
            for each in Artwork.objects.filter(poster__in=self.posters.values()).order_by()
        }

    def designs(self, poster, code: str) -> list[str]:
        """The designs that can be had of `poster` in a language, its first one first."""
        offered = designs_of(poster.slug, picture=poster.picture_id is not None)
        has_fact = bool(self.facts_in(poster, code))
        return sorted(
            (each for each in offered if each != "fact" or has_fact),
            key=lambda each: each != poster.design,
        )

    def files(self, poster, code: str) -> list[File]:
        """Every file of a cell, without bleed and previews."""
        return [
            File(poster.slug, design, code, each.name)
            for design in self.designs(poster, code)
            for each in formats_of(design)
        ]

    def previews(self, poster, code: str) -> list[File]:
        return [
            File(poster.slug, design, code, name)
            for design in self.designs(poster, code)
            for name in PREVIEWS
        ]

    def artwork(self, poster, file: File) -> Artwork | None:
        """Staff's own file, without bleed."""
        key = (poster.pk, file.design, file.language, file.format)
        return None if file.bleed else self.artworks.get(key)

    def facts_in(self, poster, code) -> list[Fact]:
        """Staff's choice first, then in the order of pages; those with much to explain last."""
        known = [fact for fact in self.facts.get(poster.goal_id, ()) if code in fact.published_in]
        fitting = [f for f in known if f.pk == poster.fact_id or small_print(f) <= LONGEST_PRINT]
        return sorted(
            fitting, key=lambda f: (f.pk != poster.fact_id, small_print(f) > COMFORTABLE_PRINT)
        )

    def cases_in(self, poster, code) -> list[CaseStudy]:
        known = [c for c in self.cases.get(poster.goal_id, ()) if code in c.published_in]
        return [c for c in known if in_language(c, "summary", code)]

    def words(self, poster, design: str, code: str) -> Words:
        key = (poster.slug, design, code)
        if key not in self.told:
            self.told[key] = self.tell(poster, design, code)
        return self.told[key]

    def words_digest(self, poster, design: str, code: str) -> str:
        key = (poster.slug, design, code)
        if key not in self.digests:
            self.digests[key] = digest(asdict(self.words(poster, design, code)))
        return self.digests[key]

    def tell(self, poster, design: str, code: str) -> Words:
        with override(code):
            if poster.goal is None:
                return self.campaign_words(poster, code)
            plain = self.goal_words(poster, code)
            if design == "fact":
                return self.fact_words(plain, poster, code)
            if design == "briefing":
                return self.briefing_words(plain, poster, code)
            if design == "photo":
                return replace(plain, credit=poster.picture.credit)
            return plain

    def goal_words(self, poster, code) -> Words:
        goal, title = poster.goal, in_language(poster.goal, "title", code)
        headline = in_language(poster, "headline", code) or in_language(goal, "message", code)
        described = in_language(poster, "alternative", code) or _(
            "Poster of Goal %(number)s, %(title)s: seventeen rings around a transmitter, "
            "ring %(number)s drawn solid, and the words: %(words)s"
        ) % {"number": goal.number, "title": title, "words": headline}
        return Words(
            headline=headline,
            text=in_language(poster, "text", code),
            kicker=_("Sustainable Development Goal"),
            title=title,
            alt=described,
            name=f"{goal.number}. {title}",
            **self.frame(code, url_of(poster, code)),
        )

    def campaign_words(self, poster, code) -> Words:
        settings = self.settings
        headline = in_language(poster, "headline", code) or in_language(settings, "tagline", code)
        described = in_language(poster, "alternative", code) or _(
            "Poster of the campaign: seventeen rings around a transmitter, each in the colour of "
            "its goal, and the words: %(words)s"
        ) % {"words": headline}
        return Words(
            headline=headline,
            text=in_language(poster, "text", code) or in_language(settings, "introduction", code),
            alt=described,
            name=in_language(settings, "name", code),
            **self.frame(code, url_of(poster, code)),
        )

    def frame(self, code, url) -> dict:
        return {
            "hashtag": self.settings.hashtag,
            "campaign": in_language(self.settings, "name", code),
            "address": printed(settings.POSTER_URL),
            "qr_alt": _("QR code: %(address)s") % {"address": url},
            "terms": _("Terms of use: %(address)s")
            % {"address": f"{settings.POSTER_URL}/{code}/terms/"},
            "author": AUTHOR,
        }

    def fact_words(self, plain, poster, code) -> Words:
        fact = next(iter(self.facts_in(poster, code)), None)
        if fact is None:
            return plain
        told = told_fact(fact, code)
        described = in_language(poster, "alternative", code) or _(
            "Poster of Goal %(number)s, %(title)s: the figure %(figure)s in large type, and the "
            "words: %(words)s"
        ) % {
            "number": poster.goal.number,
            "title": plain.title,
            "figure": f"{told.qualifier} {told.figure}".strip(),
            "words": told.statement,
        }
        return replace(plain, headline=told.statement, fact=told, alt=described)

    def briefing_words(self, plain, poster, code) -> Words:
        facts = self.facts_in(poster, code)[:FACTS_ON_BRIEFING]
        cases = self.cases_in(poster, code)[:CASES_ON_BRIEFING]
        return replace(
            plain,
            facts=tuple(told_fact(fact, code) for fact in facts),
            facts_title=_("Facts and figures") if facts else "",
            cases=tuple(
                words.Case(in_language(c, "title", code), in_language(c, "summary", code))
                for c in cases
            ),
            cases_title=_("Case studies") if cases else "",
            name=_("Briefing sheet: %(title)s") % {"title": plain.name},
        )


def grouped(pairs) -> dict[int, list]:
    groups = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def facts_of(goal_ids):
    """Public facts of goals in the order in which pages print them."""
    return Fact.objects.in_page_order().filter(goal__in=goal_ids)


def cases_of(goal_ids):
    """(goal, case study) for each tie, the newest first, with what a poster prints of it."""
    cases = CaseStudy.objects.published().filter(goals__in=goal_ids).distinct()
    wanted = cases.only("slug", "published_in", "published_at", *columns("title", "summary"))
    for case in wanted.prefetch_related(Prefetch("goals", Goal.objects.only("number"))):
        for goal in case.goals.all():
            yield goal.pk, case


def small_print(fact) -> int:
    """How long the source and the caveat of `fact` are in the longest of its languages; a Chinese
    character is as wide as two letters."""
    caveats = ((code, in_language(fact, "caveat", code)) for code in fact.published_in)
    widths = [len(text) * (2 if code == "zh" else 1) for code, text in caveats]
    return len(fact.source_name) + max(widths, default=0)


def told_fact(fact, code) -> words.Fact:
    """`fact` as it is printed in the language that is active."""
    year = own_year(fact)
    source = f"{_('Source')}{colon()}{fact.source_name}" + (f"{comma()}{year}" if year else "")
    is_share = fact.unit == Fact.Unit.PERCENT and 0 <= fact.value <= 100
    return words.Fact(
        figure=figure(fact),
        statement=in_language(fact, "statement", code),
        source=source,
        qualifier=str(fact.get_qualifier_display()) if fact.qualifier else "",
        caveat=in_language(fact, "caveat", code),
        share=float(fact.value) / 100 if is_share else None,
    )


def url_of(poster, code) -> str:
    """Where the QR code leads: the goal's page in that language, or the campaign's home."""
    page = f"goals/{poster.goal.number}/" if poster.goal else ""
    return f"{settings.POSTER_URL}/{code}/{page}"


def printed(url: str) -> str:
    """An address as people read it: no scheme, no www."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
