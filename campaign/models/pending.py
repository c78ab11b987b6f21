"""Texts proposed for what visitors already see: they wait for a publisher's decision."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ict4sdg import languages

from .kept import Kept, KeptQuerySet


class PendingTextQuerySet(KeptQuerySet):
    def waiting(self):
        return self.filter(outcome=PendingText.Outcome.WAITING)


class PendingText(Kept):
    """Never changed but for its outcome, so that nobody takes a text that they did not read."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("of a proposed text", "waiting")
        TAKEN = "taken", pgettext_lazy("of a proposed text", "taken")
        DECLINED = "declined", pgettext_lazy("of a proposed text", "declined")
        REPLACED = "replaced", pgettext_lazy("of a proposed text", "replaced by another")
        WITHDRAWN = "withdrawn", pgettext_lazy("of a proposed text", "withdrawn")

    column = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    made_from = models.TextField(blank=True)
    """What the source said when this translation was proposed; empty for the source itself."""
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=9, choices=Outcome, default=Outcome.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    objects = PendingTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed text")
        verbose_name_plural = _("proposed texts")
        ordering = ["at", "pk"]
        default_permissions = []
        indexes = [models.Index(fields=["content_type", "object_id"], name="pendingtext_of_item")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "column"],
                condition=Q(outcome="waiting"),
                name="pendingtext_one_waits",
            ),
            models.CheckConstraint(
                name="pendingtext_outcome_known",
                condition=Q(outcome="waiting", decided_at__isnull=True)
                | Q(
                    outcome__in=["taken", "declined", "replaced", "withdrawn"],
                    decided_at__isnull=False,
                ),
            ),
        ]

    def __str__(self):
        return f"{self.content_type_id}/{self.object_id}: {self.column}"

    @property
    def field(self):
        return self.content_type.model_class()._meta.get_field(self.column)

    @property
    def language(self):
        return languages.BY_CODE[self.field.language]
