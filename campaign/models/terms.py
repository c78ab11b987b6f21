from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign import glossary
from ict4sdg import languages


class Term(models.Model):
    """An official term in the six languages; campaign/glossary.py looks for it in translations."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    term = models.CharField(_("term"), max_length=250)
    forms = models.TextField(
        _("other forms that count"),
        blank=True,
        help_text=_("One a line; a star stands for an ending: technolog*"),
    )
    also = models.TextField(
        _("words that may stand for it"), blank=True, help_text=_("One a line.")
    )
    wrong = models.TextField(
        _("wrong variants"), blank=True, help_text=_("One a line. Each is pointed out.")
    )
    checked = models.BooleanField(
        _("asked for"),
        default=True,
        help_text=_("Point out a translation that lacks the term where the source has it."),
    )
    exact = models.BooleanField(
        _("a title"), default=False, help_text=_("Only counts with its capitals.")
    )
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(
        _("source"), max_length=250, blank=True, help_text=_("Where the official wording stands.")
    )

    class Meta:
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")
        ordering = ["key"]

    def __str__(self):
        return self.key

    def plain(self) -> glossary.Term:
        written = [code for code in languages.CODES if getattr(self, f"term_{code}")]
        return glossary.Term(
            key=self.key,
            forms={
                code: (getattr(self, f"term_{code}"), *lines_of(getattr(self, f"forms_{code}")))
                for code in written
            },
            also={code: lines_of(getattr(self, f"also_{code}")) for code in languages.CODES},
            wrong={code: lines_of(getattr(self, f"wrong_{code}")) for code in languages.CODES},
            checked=self.checked,
            exact=self.exact,
        )


def lines_of(text) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
