"""What is published, in which languages, since when: the rules every item obeys."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ict4sdg import languages


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    ARCHIVED = "archived", _("Archived")


class PublishableQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=State.PUBLISHED, published_at__lte=timezone.now())

    def archived(self):
        """What was public once and is not any more."""
        return self.filter(state=State.ARCHIVED, published_at__lte=timezone.now())

    def in_language(self, code):
        return self.filter(published_in__contains=[code])

    def in_other_languages(self, code):
        return self.exclude(published_in__contains=[code])

    def of_goal(self, goal):
        return self.filter(goals=goal)


def filled(field):
    """A condition: the column holds text (NULL would slip through a plain `<> ''`)."""
    return Q(**{f"{field}__isnull": False}) & ~Q(**{field: ""})


def filled_where_published(field):
    """One named constraint a language: who publishes in it must have written `field` in it."""
    return [
        models.CheckConstraint(
            name=f"%(class)s_{field}_{code}_filled",
            condition=~Q(published_in__contains=[code]) | filled(f"{field}_{code}"),
            violation_error_message=_(
                "A language that the item is published in has no title or statement."
            ),
        )
        for code in languages.CODES
    ]


class Publishable(models.Model):
    source_language = models.CharField(
        _("source language"), max_length=2, choices=languages.CHOICES, default="en"
    )
    published_in = ArrayField(
        models.CharField(max_length=2, choices=languages.CHOICES),
        verbose_name=_("published in"),
        default=list,
        blank=True,
        help_text=_("Visitors see the item only in these languages."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    published_at = models.DateTimeField(
        _("publication time"),
        null=True,
        blank=True,
        help_text=_("A later time schedules the publication."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_state_known", condition=Q(state__in=State.values)
            ),
            models.CheckConstraint(
                name="%(class)s_source_language_known",
                condition=Q(source_language__in=languages.CODES),
            ),
            models.CheckConstraint(
                name="%(class)s_published_in_known",
                condition=Q(published_in__contained_by=list(languages.CODES)),
            ),
            models.CheckConstraint(
                name="%(class)s_published_has_time_and_language",
                condition=~Q(state=State.PUBLISHED)
                | (Q(published_at__isnull=False) & ~Q(published_in=[])),
                violation_error_message=_(
                    "To publish, choose at least one language and a publication time."
                ),
            ),
        ]

    def is_public(self):
        return (
            self.state == State.PUBLISHED
            and self.published_at is not None
            and self.published_at <= timezone.now()
        )

    def shown_since(self):
        """Since when visitors see a public item as it is: its last change or, where that was made
        ahead, its publication."""
        return max(self.updated_at, self.published_at)

    def languages(self):
        """The languages the item is published in, in UN order."""
        return [each for each in languages.OFFICIAL if each.code in self.published_in]


class Item(Publishable):
    """A publishable with an address of its own."""

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("Latin letters, digits and hyphens; the same in every language."),
    )
    title = models.CharField(_("title"), max_length=250)
    summary = models.TextField(_("summary"), blank=True)

    class Meta(Publishable.Meta):
        abstract = True
        constraints = [*Publishable.Meta.constraints, *filled_where_published("title")]

    def __str__(self):
        return self.title_in_source() or self.slug

    def title_in_source(self):
        return getattr(self, f"title_{self.source_language}")


def published_index():
    """The index behind every list: what is public, by language."""
    return GinIndex(
        fields=["published_in"], name="%(class)s_published_in", condition=Q(state=State.PUBLISHED)
    )
