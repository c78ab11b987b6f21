from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaign.models import Fact, Goal, Picture
from ict4sdg import languages

from .cells import OFFERED

CAMPAIGN = "campaign"
PERCENT = [MaxValueValidator(100)]


def language_known(name):
    return models.CheckConstraint(name=name, condition=Q(language__in=languages.CODES))


class Poster(models.Model):
    """A goal's poster, or the campaign's own. Its words are the goal's until staff write others."""

    class Design(models.TextChoices):
        SIGNAL = "signal", _("Signal")
        PHOTO = "photo", _("Photo")
        FACT = "fact", _("Fact")
        CAMPAIGN = "campaign", _("Campaign")

    slug = models.CharField(_("address"), max_length=8, unique=True, editable=False)
    goal = models.OneToOneField(
        Goal,
        verbose_name=_("goal"),
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="poster",
    )
    design = models.CharField(
        _("first design"), max_length=8, choices=Design, default=Design.SIGNAL
    )
    headline = models.CharField(
        _("headline"), max_length=160, blank=True, help_text=_("Empty: the goal’s message.")
    )
    text = models.CharField(
        _("text"), max_length=300, blank=True, help_text=_("A sentence or two; may stay empty.")
    )
    alternative = models.CharField(
        _("alternative text"),
        max_length=600,
        blank=True,
        help_text=_("What a reader who can’t see the poster misses. Empty: a description of it."),
    )
    fact = models.ForeignKey(
        Fact,
        verbose_name=_("fact"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: the goal’s first."),
    )
    picture = models.ForeignKey(
        Picture,
        verbose_name=_("picture"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("With it, the design “Photo” is offered."),
    )
    focus_x = models.PositiveSmallIntegerField(
        _("focus, from the left"), default=50, validators=PERCENT, help_text=_("Per cent.")
    )
    focus_y = models.PositiveSmallIntegerField(
        _("focus, from the top"), default=50, validators=PERCENT, help_text=_("Per cent.")
    )

    class Meta:
        verbose_name = _("poster")
        verbose_name_plural = _("posters")
        ordering = [F("goal__number").asc(nulls_first=True)]
        constraints = [
            models.CheckConstraint(
                name="poster_slug_of_goal_or_campaign",
                condition=Q(slug=CAMPAIGN, goal__isnull=True)
                | Q(slug__startswith="goal-", goal__isnull=False),
            ),
            models.CheckConstraint(
                name="poster_design_of_goal_or_campaign",
                condition=Q(design="campaign", goal__isnull=True)
                | Q(design__in=["signal", "photo", "fact"], goal__isnull=False),
            ),
            models.CheckConstraint(
                name="poster_photo_has_picture",
                condition=~Q(design="photo") | Q(picture__isnull=False),
                violation_error_message=_("The design “Photo” needs a picture."),
            ),
            models.CheckConstraint(
                name="poster_focus_in_picture", condition=Q(focus_x__lte=100, focus_y__lte=100)
            ),
        ]

    def __str__(self):
        return str(self.goal or _("The campaign’s poster"))

    def get_absolute_url(self):
        return reverse("poster", args=[self.slug])


class Artwork(models.Model):
    """A finished file by staff: of its design, in its language and format, it stands in for the
    rendered one."""

    class Design(models.TextChoices):
        SIGNAL = "signal", _("Signal")
        PHOTO = "photo", _("Photo")
        FACT = "fact", _("Fact")
        CAMPAIGN = "campaign", _("Campaign")
        BRIEFING = "briefing", pgettext_lazy("poster design", "Briefing sheet")

    poster = models.ForeignKey(
        Poster, verbose_name=_("poster"), on_delete=models.CASCADE, related_name="artworks"
    )
    design = models.CharField(_("design"), max_length=8, choices=Design)
    language = models.CharField(_("language"), max_length=2, choices=languages.CHOICES)
    format = models.CharField(
        _("format"), max_length=16, choices=[(each.name, each.name) for each in OFFERED]
    )
    digest = models.CharField(max_length=64, editable=False)
    size = models.PositiveIntegerField(_("bytes"), editable=False)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now=True)

    class Meta:
        verbose_name = _("finished artwork")
        verbose_name_plural = _("finished artwork")
        ordering = ["poster", "design", "language", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["poster", "design", "language", "format"],
                name="artwork_once",
                violation_error_message=_(
                    "This design, language and format have their artwork already."
                ),
            ),
            models.CheckConstraint(
                name="artwork_design_known",
                condition=Q(design__in=["signal", "photo", "fact", "campaign", "briefing"]),
            ),
            language_known("artwork_language_known"),
        ]

    def __str__(self):
        return f"{self.poster} · {self.design} · {self.language} · {self.format}"


class Rendering(models.Model):
    """A file that exists: which poster, design, language and format, made from what, named how."""

    poster = models.ForeignKey(Poster, on_delete=models.CASCADE, related_name="renderings")
    design = models.CharField(max_length=8)
    language = models.CharField(max_length=2, choices=languages.CHOICES)
    format = models.CharField(max_length=16)
    bleed = models.BooleanField(default=False)
    made_from = models.CharField(max_length=64)
    """The digest of everything that the file was made from."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the file, by which it is named."""
    size = models.PositiveIntegerField()
    is_artwork = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["poster", "design", "language", "format", "bleed"], name="rendering_once"
            ),
            language_known("rendering_language_known"),
        ]

    def __str__(self):
        return f"{self.poster_id} {self.design} {self.language} {self.format}"


class Download(models.Model):
    """How often a file was fetched on a day. Nothing is kept of who fetched it."""

    poster = models.ForeignKey(
        Poster, verbose_name=_("poster"), on_delete=models.CASCADE, related_name="downloads"
    )
    language = models.CharField(_("language"), max_length=2, choices=languages.CHOICES)
    format = models.CharField(_("format"), max_length=16)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("downloads"), default=0)

    class Meta:
        verbose_name = _("downloads")
        verbose_name_plural = _("downloads")
        ordering = ["-day", "poster", "language", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["poster", "language", "format", "day"], name="download_once_a_day"
            ),
            language_known("download_language_known"),
        ]

    def __str__(self):
        return f"{self.day} {self.poster_id} {self.language} {self.format}"
