"""What is told: case studies, posts, videos, events, documents, and the organisations in them."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaign.rich_text import RichTextField
from ict4sdg import languages

from .fields import (
    countries_field,
    ends_after_start,
    goals_field,
    lines_field,
    picture_field,
    year_field,
)
from .goals import Target
from .mapping import Technology
from .publishing import Item, published_index


class Organisation(models.Model):
    class Kind(models.TextChoices):
        UN = "un", _("United Nations system")
        INTERNATIONAL = "international", _("International organization")
        GOVERNMENT = "government", _("Government")
        COMPANY = "company", _("Company")
        ACADEMIA = "academia", _("Academia")
        CIVIL_SOCIETY = "civil_society", _("Civil society")

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    url = models.URLField(_("link"), blank=True)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="organisation_kind_known",
                condition=Q(
                    kind__in=[
                        "un",
                        "international",
                        "government",
                        "company",
                        "academia",
                        "civil_society",
                    ]
                ),
            )
        ]

    def __str__(self):
        return self.name or self.slug


class CaseStudy(Item):
    start_year = year_field(_("start year"), null=True, blank=True)
    end_year = year_field(_("end year"), null=True, blank=True)
    countries = countries_field()
    challenge = RichTextField(_("challenge"), blank=True)
    action = RichTextField(_("what was done"), blank=True)
    result = RichTextField(_("result"), blank=True)
    disputed = RichTextField(_("what is disputed"), blank=True)
    picture = picture_field()
    goals = goals_field("case_studies")
    targets = models.ManyToManyField(
        Target, verbose_name=_("targets"), blank=True, related_name="case_studies"
    )
    lines = lines_field("case_studies")
    technologies = models.ManyToManyField(
        Technology, verbose_name=_("technologies"), blank=True, related_name="case_studies"
    )
    partners = models.ManyToManyField(
        Organisation, verbose_name=_("partners"), blank=True, related_name="case_studies"
    )

    class Meta(Item.Meta):
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")
        ordering = ["-published_at", "slug"]
        indexes = [published_index()]
        constraints = [
            *Item.Meta.constraints,
            ends_after_start("casestudy_ends_after_start"),
        ]

    def get_absolute_url(self):
        return reverse("case_study", args=[self.slug])


class Reference(models.Model):
    """A source that a case study rests on, in the source's own words."""

    case_study = models.ForeignKey(
        CaseStudy,
        verbose_name=_("case study"),
        on_delete=models.CASCADE,
        related_name="references",
    )
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("link"), max_length=500)
    year = year_field(_("year"), null=True, blank=True)

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["pk"]

    def __str__(self):
        return self.title


class Post(Item):
    class Kind(models.TextChoices):
        BLOG = "blog", _("Blog")
        NEWS = "news", _("News")
        PRESS = "press", _("Press release")

    kind = models.CharField(_("kind"), max_length=5, choices=Kind, default=Kind.BLOG)
    body = RichTextField(_("text"), blank=True)
    picture = picture_field()
    goals = goals_field("posts")
    lines = lines_field("posts")

    class Meta(Item.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-published_at", "slug"]
        indexes = [published_index()]
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                name="post_kind_known", condition=Q(kind__in=["blog", "news", "press"])
            ),
        ]

    def get_absolute_url(self):
        return reverse("post", args=[self.slug])


class Video(Item):
    video_id = models.CharField(
        _("YouTube number"), max_length=11, validators=[RegexValidator(r"^[\w-]{11}$")]
    )
    year = year_field(_("year"))
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    spoken_language = models.CharField(
        _("spoken language"), max_length=2, choices=languages.CHOICES, blank=True
    )
    url = models.URLField(_("link"), max_length=500)
    transcript = RichTextField(_("transcript"), blank=True)
    goals = goals_field("videos")

    class Meta(Item.Meta):
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ["-year", "slug"]
        indexes = [published_index()]
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                name="video_id_format", condition=Q(video_id__regex=r"^[A-Za-z0-9_-]{11}$")
            ),
        ]

    def get_absolute_url(self):
        return f"{reverse('videos')}#{self.slug}"


class EventSeries(models.Model):
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("event series")
        verbose_name_plural = _("event series")
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug


class Event(Item):
    start = models.DateField(_("first day"))
    end = models.DateField(_("last day"))
    country = models.CharField(_("country"), max_length=2, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    url = models.URLField(_("link"), blank=True, max_length=500)
    outcome = RichTextField(_("outcome"), blank=True)
    series = models.ForeignKey(
        EventSeries,
        verbose_name=_("series"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
    )
    picture = picture_field()
    organisers = models.ManyToManyField(
        Organisation, verbose_name=_("organisers"), blank=True, related_name="events"
    )
    goals = goals_field("events")
    lines = lines_field("events")

    class Meta(Item.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-start", "slug"]
        indexes = [published_index()]
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                name="event_ends_after_start",
                condition=Q(end__gte=F("start")),
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def get_absolute_url(self):
        return reverse("event", args=[self.slug])


class Document(Item):
    class Kind(models.TextChoices):
        REPORT = "report", _("Report")
        PUBLICATION = "publication", _("Publication")
        STATISTICS = "statistics", _("Statistics")
        LETTER = "letter", _("Circular letter")
        RESOLUTION = "resolution", _("Resolution")
        TOOLKIT = "toolkit", _("Toolkit")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    reference = models.CharField(_("reference"), max_length=60, blank=True)
    year = year_field(_("year"))
    date = models.DateField(_("date"), null=True, blank=True)
    issuers = models.ManyToManyField(
        Organisation, verbose_name=_("issued by"), blank=True, related_name="documents"
    )
    goals = goals_field("documents")
    lines = lines_field("documents")

    class Meta(Item.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-year", "-date", "slug"]
        indexes = [published_index()]
        constraints = [
            *Item.Meta.constraints,
            models.CheckConstraint(
                name="document_kind_known",
                condition=Q(
                    kind__in=[
                        "report",
                        "publication",
                        "statistics",
                        "letter",
                        "resolution",
                        "toolkit",
                    ]
                ),
            ),
        ]

    def get_absolute_url(self):
        return reverse("document", args=[self.slug])


class DocumentFileQuerySet(models.QuerySet):
    def of_the_library(self):
        return self.filter(file__isnull=False).select_related("file")

    def elsewhere(self):
        return self.filter(file__isnull=True)


class DocumentFile(models.Model):
    """The document in one language: at its publisher's address, or as a file of the library."""

    document = models.ForeignKey(
        Document, verbose_name=_("document"), on_delete=models.CASCADE, related_name="files"
    )
    language = models.CharField(_("language"), max_length=2, choices=languages.CHOICES)
    url = models.URLField(_("link"), max_length=500, blank=True)
    file = models.ForeignKey(
        "campaign.LibraryFile",
        verbose_name=_("file of the library"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = DocumentFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "language"], name="documentfile_once"),
            models.CheckConstraint(
                name="documentfile_language_known", condition=Q(language__in=languages.CODES)
            ),
            models.CheckConstraint(
                name="documentfile_link_or_file",
                condition=(Q(url="") & Q(file__isnull=False)) | (~Q(url="") & Q(file__isnull=True)),
                violation_error_message=_(
                    "Give either the publisher’s link or a file of the library."
                ),
            ),
        ]

    def __str__(self):
        return languages.BY_CODE[self.language].name
