"""Activities, and what ties them to the goals."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaign.rich_text import RichTextField
from ict4sdg import languages

from .fields import countries_field, ends_after_start, picture_field, year_field
from .goals import Goal
from .mandates import Mandate, Sector, StrategicGoal
from .mapping import ActionLine, Link, Technology
from .publishing import Item, PublishableQuerySet, published_index


class Words(models.Func):
    """Title and summary as the free-text filter compares them: without case, accents, vowel signs.

    The function comes with migration 0010.
    """

    function = "campaign_words"
    output_field = models.TextField()


def words_of(code):
    return Words(f"title_{code}", f"summary_{code}")


class ActivityQuerySet(PublishableQuerySet):
    def of_lines(self, lines):
        ties = Activity.lines.through.objects.filter(actionline__in=lines)
        return self.filter(pk__in=ties.values("activity"))


class Activity(Item):
    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        ONGOING = "ongoing", _("Ongoing")
        COMPLETED = "completed", _("Completed")

    status = models.CharField(_("status"), max_length=10, choices=Status)
    start_year = year_field(_("start year"), null=True, blank=True)
    end_year = year_field(_("end year"), null=True, blank=True)
    url = models.URLField(_("link"), blank=True, max_length=500)
    body = RichTextField(_("text"), blank=True)
    countries = countries_field()
    picture = picture_field()
    sectors = models.ManyToManyField(Sector, verbose_name=_("sectors"), related_name="activities")
    strategic_goals = models.ManyToManyField(
        StrategicGoal, verbose_name=_("strategic goals"), blank=True, related_name="activities"
    )
    mandates = models.ManyToManyField(
        Mandate, verbose_name=_("mandates"), blank=True, related_name="activities"
    )
    lines = models.ManyToManyField(
        ActionLine, verbose_name=_("action lines"), blank=True, related_name="activities"
    )
    technologies = models.ManyToManyField(
        Technology, verbose_name=_("technologies"), blank=True, related_name="activities"
    )
    partners = models.ManyToManyField(
        "campaign.Organisation", verbose_name=_("partners"), blank=True, related_name="activities"
    )
    goals = models.ManyToManyField(
        Goal, through="ActivityGoal", related_name="activities", verbose_name=_("goals")
    )

    objects = ActivityQuerySet.as_manager()

    class Meta(Item.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-start_year", "slug"]
        indexes = [
            published_index(),
            GinIndex(fields=["countries"], name="activity_countries"),
            models.Index(fields=["start_year"], name="activity_start_year"),
            *(
                GinIndex(
                    OpClass(words_of(code), name="gin_trgm_ops"), name=f"activity_words_{code}"
                )
                for code in languages.CODES
            ),
        ]
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                name="activity_status_known",
                condition=Q(status__in=["planned", "ongoing", "completed"]),
            ),
            ends_after_start("activity_ends_after_start"),
        ]

    def get_absolute_url(self):
        return reverse("activity", args=[self.slug])


class Endorser(models.Model):
    """A body that endorses ties of activities to goals."""

    slug = models.SlugField(_("address"), unique=True)
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"))

    class Meta:
        verbose_name = _("endorsing body")
        verbose_name_plural = _("endorsing bodies")
        ordering = ["order"]

    def __str__(self):
        return self.name or self.slug


class ActivityGoalQuerySet(models.QuerySet):
    def endorsed(self):
        return self.filter(status=ActivityGoal.Status.ENDORSED)


class ActivityGoal(Link):
    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        ENDORSED = "endorsed", _("Endorsed")

    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.CASCADE, related_name="goal_links"
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    endorsed_by = models.ForeignKey(
        Endorser,
        verbose_name=_("endorsed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ties",
    )
    endorsed_on = models.DateField(_("endorsed on"), null=True, blank=True)

    objects = ActivityGoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity’s goal")
        verbose_name_plural = _("activities’ goals")
        ordering = ["activity", "goal__number"]
        permissions = [("endorse", "Can endorse ties of activities to goals")]
        indexes = [
            models.Index(
                fields=["goal", "activity"],
                name="activitygoal_endorsed",
                condition=Q(status="endorsed"),
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["activity", "goal"], name="activitygoal_once"),
            models.CheckConstraint(
                name="activitygoal_status_known",
                condition=Q(status__in=["draft", "submitted", "endorsed"]),
            ),
            models.CheckConstraint(
                name="activitygoal_endorsed_by_whom_and_when",
                condition=~Q(status="endorsed")
                | Q(endorsed_by__isnull=False, endorsed_on__isnull=False),
                violation_error_message=_(
                    "An endorsed tie names the body that endorsed it, and the day."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.activity} × {self.goal.number}"
