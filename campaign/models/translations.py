from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ict4sdg import languages


class TranslationState(models.TextChoices):
    MISSING = "missing", _("missing")
    IN_PROGRESS = "in_progress", _("in progress")
    OUTDATED = "outdated", _("outdated")
    CURRENT = "current", _("current")


class TranslationQuerySet(models.QuerySet):
    def of(self, item):
        kind = ContentType.objects.get_for_model(type(item))
        return self.filter(content_type=kind, object_id=item.pk)

    def sources(self):
        """One row an item: that of its source language."""
        return self.filter(language=F("source"))


class Translation(models.Model):
    """How an item stands in a language. campaign/translating/ keeps it; nothing else writes it."""

    content_type = models.ForeignKey(
        ContentType, verbose_name=_("type"), on_delete=models.CASCADE, related_name="+"
    )
    object_id = models.PositiveBigIntegerField()
    item = GenericForeignKey()
    language = models.CharField(_("language"), max_length=2, choices=languages.CHOICES)
    source = models.CharField(_("source language"), max_length=2, choices=languages.CHOICES)
    state = models.CharField(_("state"), max_length=11, choices=TranslationState)
    in_progress = models.BooleanField(_("in progress"), default=False)
    promised = models.BooleanField(_("to be complete"), default=False)
    """Whether the item is to be complete in this language."""
    stamps = models.JSONField(default=dict, editable=False)
    made_from = models.JSONField(default=dict, editable=False)
    written = models.JSONField(default=dict, editable=False)
    moved = models.JSONField(default=list, editable=False)
    # What these four hold is said in campaign/translating/rules.py.
    words = models.PositiveIntegerField(_("words of the source"), default=0)
    words_current = models.PositiveIntegerField(_("words that are current"), default=0)
    doubts = models.PositiveIntegerField(_("doubts"), default=0)
    """How many campaign/translating/doubts.py had when it was last saved by itself."""
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ["content_type", "object_id", "language"]
        indexes = [
            models.Index(fields=["language", "state"], name="translation_language_state"),
            models.Index(fields=["-updated_at"], name="translation_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "language"], name="translation_once"
            ),
            models.CheckConstraint(
                name="translation_language_known",
                condition=Q(language__in=list(languages.CODES), source__in=list(languages.CODES)),
            ),
            models.CheckConstraint(
                name="translation_state_known", condition=Q(state__in=TranslationState.values)
            ),
        ]

    def __str__(self):
        return f"{self.content_type_id} {self.object_id} {self.language}"
