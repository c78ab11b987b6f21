from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ict4sdg import languages


class User(AbstractUser):
    """A member of staff. The site's admin speaks the language they chose."""

    language = models.CharField(
        _("language of the admin"), max_length=2, choices=languages.CHOICES, blank=True
    )
    languages = ArrayField(
        models.CharField(max_length=2, choices=languages.CHOICES),
        verbose_name=_("translates into"),
        default=list,
        blank=True,
        help_text=_("The languages whose texts a translator may write."),
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                name="user_language_known",
                condition=models.Q(language__in=["", *languages.CODES]),
            ),
            models.CheckConstraint(
                name="user_languages_known",
                condition=models.Q(languages__contained_by=list(languages.CODES)),
            ),
        ]
