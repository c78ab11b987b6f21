"""What staff read about files from translators: reasons, flags and warnings."""

from django.utils.translation import gettext_lazy as _

REFUSED_FILE = {
    "heavy": _("The file is larger than 20 MB. Export fewer items at a time."),
    "format": _("This is not an XLIFF, XLSX or HTML file that this site exported."),
    "doctype": _(
        "The file declares a document type or entities, which could hide other content. Save it "
        "without them."
    ),
    "xml": _("The file is damaged: it is not well-formed XML. Export it from your tool again."),
    "version": _("The file is of a version that this site does not know: %(detail)s."),
    "languages": _("The file has no pair of two languages of this site: %(detail)s."),
    "pair": _("The file goes from one language to another than you chose: %(detail)s."),
    "bomb": _("The workbook unpacks to far more than its size. Save it again and try once more."),
    "archive": _("The workbook is damaged, or no workbook at all. Save it as XLSX again."),
    "table": _("No table with texts of this site was found in the file. Keep its first row."),
    "many": _("The file has more than %(detail)s texts. Export fewer items at a time."),
}
REFUSED_TEXT = {
    "unknown": _("There is no such text here; the item was deleted or renamed."),
    "kind": _(
        "The file holds this text in another form, plain instead of formatted or the reverse."
    ),
    "source": _("The item is not translated from this language."),
    "right": _("You may not write this language of the item."),
    "tags": _("The tags of the translation are broken: one is unknown, or has no partner."),
    "formula": _("The cell holds a formula instead of words."),
    "twice": _("The text comes twice, with two different translations."),
    "long": _("The translation has more characters than there is room for (%(limit)s)."),
}
FLAGS = {
    "moved": _("The source was changed since the file went out."),
    "edited": _("The translation was changed here since the file went out."),
}
WARNINGS = {
    "doubtful": _("The translator’s tool says that it needs another look."),
    "lacking": _("Lacks tags of the source: %(detail)s"),
    "beyond": _("Has tags that the source has not: %(detail)s"),
}


def refusal_of_file(refused) -> str:
    return REFUSED_FILE[refused.reason] % {"detail": f"\u2068{refused.detail}\u2069"}


def refusal_of_text(change) -> str:
    return REFUSED_TEXT[change.refusal] % {"limit": change.limit}


def warnings_of(change) -> list[str]:
    """In the language of who reads them; other checks bring their own words."""
    return [
        str(WARNINGS[name] % {"detail": f"\u2068{detail}\u2069"}) if name in WARNINGS else detail
        for name, detail in change.warnings
    ]
