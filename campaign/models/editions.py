from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ict4sdg import languages

from .publishing import filled


def note_in_all_or_no_language():
    written = [filled(f"note_{code}") for code in languages.CODES]
    every, none = Q(), Q()
    for each in written:
        every &= each
        none &= ~each
    return every | none


class Edition(models.Model):
    """The ITU–SDG roadmap as it stood on one day. Once made, it never changes: a trigger in the
    database refuses it (migration 0011)."""

    number = models.PositiveSmallIntegerField(
        _("number"), unique=True, validators=[MinValueValidator(1)]
    )
    published_on = models.DateField(_("published on"), default=timezone.localdate)
    note = models.TextField(_("note"), blank=True)
    snapshot = models.JSONField(_("snapshot"))
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("edition of the roadmap")
        verbose_name_plural = _("editions of the roadmap")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(name="edition_number_from_1", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="edition_digest_format", condition=Q(digest__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(
                name="edition_note_in_all_or_no_language",
                condition=note_in_all_or_no_language(),
                violation_error_message=_("Write the note in all six languages, or in none."),
            ),
        ]

    def __str__(self):
        return _("Edition %(number)d") % {"number": self.number}

    def get_absolute_url(self):
        return reverse("edition", args=[self.number])
