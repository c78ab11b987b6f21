"""The way of an item from draft to public to archived: each step, who took it, and why."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ict4sdg import languages

from .kept import Kept
from .publishing import State


class Step(Kept):
    from_state = models.CharField(max_length=10, choices=State, blank=True)
    to_state = models.CharField(max_length=10, choices=State)
    published_in = ArrayField(
        models.CharField(max_length=2, choices=languages.CHOICES), default=list, blank=True
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    at = models.DateTimeField(auto_now_add=True)
    comment = models.TextField(blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="step_of_item")]
        constraints = [
            models.CheckConstraint(
                name="step_states_known",
                condition=Q(from_state__in=["", *State.values], to_state__in=State.values),
            ),
            models.CheckConstraint(
                name="step_published_in_known",
                condition=Q(published_in__contained_by=list(languages.CODES)),
            ),
        ]

    def __str__(self):
        return f"{self.content_type_id}/{self.object_id}: {self.from_state} → {self.to_state}"

    @property
    def moved(self):
        return self.from_state != self.to_state

    def languages(self):
        return [each for each in languages.OFFICIAL if each.code in self.published_in]
