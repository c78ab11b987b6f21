"""Action lines and technologies, and what ties them to the goals."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaign.rich_text import RichTextField

from .goals import Goal, Target


class ActionLineQuerySet(models.QuerySet):
    def in_matrix(self):
        """The eighteen: C7 stands there by its eight fields."""
        return self.filter(fields__isnull=True)


class ActionLine(models.Model):
    class Role(models.TextChoices):
        SOLE_FACILITATOR = "sole_facilitator", _("Sole facilitator")
        CO_FACILITATOR = "co_facilitator", _("Co-facilitator")
        FACILITATOR_AT_REQUEST = "facilitator_at_request", _("Facilitator at UNDP’s request")
        PARTNER = "partner", _("Partner")

    code = models.CharField(_("code"), max_length=8, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), unique=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="fields",
    )
    title = models.CharField(_("title"), max_length=250)
    description = RichTextField(_("description"))
    itu_role = models.CharField(
        _("ITU’s role"),
        max_length=30,
        choices=Role,
        blank=True,
        help_text=_("Empty where the campaign’s papers state none."),
    )
    itu_role_text = models.TextField(_("ITU’s role in a sentence"), blank=True)
    facilitators = ArrayField(
        models.CharField(max_length=80),
        verbose_name=_("lead facilitators"),
        default=list,
        blank=True,
    )
    goals = models.ManyToManyField(
        Goal, through="LineGoal", related_name="lines", verbose_name=_("goals")
    )

    objects = ActionLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("action line")
        verbose_name_plural = _("action lines")
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                name="actionline_code_format",
                condition=Q(code__regex=r"^C([1-9]|1[01])(-[A-Z]{3})?$"),
            ),
            models.CheckConstraint(
                name="actionline_role_known",
                condition=Q(itu_role__in=["", "sole_facilitator", "co_facilitator"])
                | Q(itu_role__in=["facilitator_at_request", "partner"]),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title or ''}".strip()

    def get_absolute_url(self):
        return reverse("line", args=[self.code])

    @property
    def short_code(self):
        """The official code: the eight fields of C7 share it."""
        return self.code.split("-")[0]


class Technology(models.Model):
    slug = models.SlugField(_("address"), unique=True)
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=120)
    description = RichTextField(_("description"))
    goals = models.ManyToManyField(
        Goal, through="TechnologyGoal", related_name="technologies", verbose_name=_("goals")
    )

    class Meta:
        verbose_name = _("technology")
        verbose_name_plural = _("technologies")
        ordering = ["order"]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        return reverse("technology", args=[self.slug])


class Link(models.Model):
    """A tie to a goal: why it holds, and through which of the goal's targets."""

    goal = models.ForeignKey(Goal, verbose_name=_("goal"), on_delete=models.CASCADE)
    targets = models.ManyToManyField(Target, verbose_name=_("targets"), blank=True)
    rationale = models.TextField(_("rationale"))

    class Meta:
        abstract = True


BASES = {
    "uwi_app": _(
        "Read from the matrix application that the University of the West Indies made with the "
        "WSIS Secretariat, as of 2017."
    ),
    "from memory": _("Not seen in a published source; to be confirmed by the facilitators."),
}
"""What the codes of a cell's basis mean."""


class LineGoal(Link):
    """A cell of the WSIS–SDG matrix."""

    class Confidence(models.TextChoices):
        HIGH = "high", _("High")
        MEDIUM = "medium", _("Medium")
        LOW = "low", _("Low")

    line = models.ForeignKey(
        ActionLine,
        verbose_name=_("action line"),
        on_delete=models.CASCADE,
        related_name="goal_links",
    )
    basis = models.CharField(_("basis"), max_length=40, blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence)

    class Meta:
        verbose_name = _("matrix cell")
        verbose_name_plural = _("matrix cells")
        ordering = ["line__order", "goal__number"]
        constraints = [
            models.UniqueConstraint(fields=["line", "goal"], name="linegoal_once"),
            models.CheckConstraint(
                name="linegoal_confidence_known",
                condition=Q(confidence__in=["high", "medium", "low"]),
            ),
        ]

    def __str__(self):
        return f"{self.line.code} × {self.goal.number}"

    def get_absolute_url(self):
        return reverse("cell", args=[self.line.code, self.goal.number])

    @property
    def basis_in_words(self):
        return BASES.get(self.basis, self.basis)


class TechnologyGoal(Link):
    technology = models.ForeignKey(
        Technology,
        verbose_name=_("technology"),
        on_delete=models.CASCADE,
        related_name="goal_links",
    )

    class Meta:
        verbose_name = _("technology’s goal")
        verbose_name_plural = _("technologies’ goals")
        ordering = ["technology__order", "goal__number"]
        constraints = [
            models.UniqueConstraint(fields=["technology", "goal"], name="technologygoal_once")
        ]

    def __str__(self):
        return f"{self.technology} × {self.goal.number}"
