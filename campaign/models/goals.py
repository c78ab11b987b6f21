from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaign.colours import ink_on
from campaign.rich_text import RichTextField


class Goal(models.Model):
    number = models.PositiveSmallIntegerField(
        _("number"), unique=True, validators=[MinValueValidator(1), MaxValueValidator(17)]
    )
    colour = models.CharField(
        _("colour"), max_length=7, validators=[RegexValidator(r"^#[0-9A-F]{6}$")]
    )
    title = models.CharField(_("title"), max_length=120)
    long_title = models.CharField(_("long title"), max_length=300)
    message = models.CharField(
        _("message"), max_length=160, help_text=_("At most twelve words: it stands on the poster.")
    )
    how_icts_help = RichTextField(_("how ICTs help"))
    obstacles = RichTextField(_("what stands in the way"), blank=True)
    members = RichTextField(_("what members can do"), blank=True)
    icon = models.ForeignKey(
        "campaign.Picture",
        verbose_name=_("official icon"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                name="goal_number_1_to_17", condition=Q(number__gte=1, number__lte=17)
            ),
            models.CheckConstraint(
                name="goal_colour_hex", condition=Q(colour__regex=r"^#[0-9A-F]{6}$")
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.title or ''}".strip()

    def get_absolute_url(self):
        return reverse("goal", args=[self.number])

    @property
    def ink(self):
        return ink_on(self.colour)

    @property
    def uri(self):
        return f"http://metadata.un.org/sdg/{self.number}"


class Target(models.Model):
    goal = models.ForeignKey(
        Goal, verbose_name=_("goal"), on_delete=models.CASCADE, related_name="targets"
    )
    code = models.CharField(
        _("code"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^\d{1,2}\.[\da-d]{1,2}$")],
    )
    order = models.PositiveSmallIntegerField(_("order"))
    explicit_ict = models.BooleanField(_("names ICTs in its text"), default=False)
    label = models.CharField(_("short label"), max_length=120)
    ict_part = models.TextField(_("the part ICTs play"), blank=True)
    official_text = models.TextField(
        _("official text"), blank=True, help_text=_("Imported with import_targets.")
    )

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                name="target_code_format", condition=Q(code__regex=r"^\d{1,2}\.[\da-d]{1,2}$")
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.label or ''}".strip()

    def get_absolute_url(self):
        return f"{reverse('goal', args=[self.code.split('.')[0]])}#target-{self.code}"

    @property
    def uri(self):
        return f"http://metadata.un.org/sdg/{self.code}"
