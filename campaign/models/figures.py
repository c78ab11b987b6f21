from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .activities import Activity
from .fields import year_field
from .goals import Goal
from .publishing import Publishable, PublishableQuerySet, filled_where_published, published_index
from .stories import CaseStudy

SOON = timedelta(days=60)


class FactQuerySet(PublishableQuerySet):
    def current(self):
        """Not past its date of review."""
        return self.filter(review_on__gte=timezone.localdate())

    def past_review(self):
        return self.filter(review_on__lt=timezone.localdate())

    def due_soon(self):
        """Still on pages, and to be reviewed within the next weeks."""
        today = timezone.localdate()
        return self.filter(review_on__range=(today, today + SOON))

    def for_page(self, code):
        """What a page in language `code` prints, in its order."""
        return self.in_page_order().in_language(code)

    def in_page_order(self):
        """What pages print in any language: the goal's own figures before those of one activity
        or case, the newest first."""
        return (
            self.published()
            .current()
            .order_by(
                models.F("activity").asc(nulls_first=True),
                models.F("case_study").asc(nulls_first=True),
                "-year",
                "slug",
            )
        )


class Fact(Publishable):
    """One short figure, dated and sourced, for a goal."""

    class Unit(models.TextChoices):
        NUMBER = "number", _("Number")
        PERCENT = "percent", _("Per cent")
        USD = "usd", _("US dollars")
        RATIO = "ratio", _("Times")

    class Qualifier(models.TextChoices):
        MORE_THAN = "more_than", _("More than")
        ABOUT = "about", _("About")
        LESS_THAN = "less_than", _("Less than")

    slug = models.SlugField(_("identifier"), max_length=80, unique=True)
    goal = models.ForeignKey(
        Goal, verbose_name=_("goal"), on_delete=models.CASCADE, related_name="facts"
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="facts",
    )
    case_study = models.ForeignKey(
        CaseStudy,
        verbose_name=_("case study"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="facts",
    )
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=3)
    unit = models.CharField(_("unit"), max_length=8, choices=Unit)
    qualifier = models.CharField(
        _("qualifier"), max_length=10, choices=Qualifier, blank=True, default=""
    )
    year = year_field(_("year of the value"))
    statement = models.CharField(
        _("statement"),
        max_length=300,
        help_text=_("Reads on from the figure: “of the world’s population used the Internet”."),
    )
    source_name = models.CharField(
        _("source"), max_length=250, help_text=_("The source’s own title, in its own language.")
    )
    source_url = models.URLField(_("address of the source"), max_length=500)
    source_year = year_field(_("year of the source"), null=True, blank=True)
    review_on = models.DateField(
        _("review on"), help_text=_("From the day after, the fact leaves the site’s pages.")
    )
    self_reported = models.BooleanField(_("self-reported"), default=False)
    caveat = models.CharField(
        _("caveat"), max_length=300, blank=True, help_text=_("Who claims it, or who disputes it.")
    )

    objects = FactQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["-year", "slug"]
        indexes = [published_index()]
        constraints = [
            *Publishable.Meta.constraints,
            *filled_where_published("statement"),
            models.CheckConstraint(
                name="fact_has_source",
                condition=~Q(source_name="") & ~Q(source_url=""),
                violation_error_message=_("A figure needs its source and the source’s address."),
            ),
            models.CheckConstraint(
                name="fact_unit_known", condition=Q(unit__in=["number", "percent", "usd", "ratio"])
            ),
        ]

    def __str__(self):
        return self.slug

    @property
    def is_past_review(self):
        return self.review_on < timezone.localdate()

    @property
    def is_due_soon(self):
        return not self.is_past_review and self.review_on <= timezone.localdate() + SOON
