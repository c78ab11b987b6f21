"""Doubts in words, in the language of who reads them."""

from django.utils.translation import gettext_lazy as _

from ict4sdg import languages

WORDS = {
    "number": _("The number %(detail)s is not the same in source and translation."),
    "link-lacking": _("The source links to %(detail)s, the translation does not."),
    "link-beyond": _("The translation links to %(detail)s, the source does not."),
    "placeholder-lacking": _("The placeholder %(detail)s is missing."),
    "placeholder-beyond": _("The source has no placeholder %(detail)s."),
    "ending": _("The source ends with a full stop or another mark, the translation does not."),
    "script": _("Most of the text is not in the script of its language."),
    "term": _("The glossary says “%(detail)s”."),
    "wrong": _("The glossary says “%(detail)s” and not “%(more)s”."),
    "long": _("%(detail)s characters: a poster has room for about %(more)s."),
}


def said(doubt) -> str:
    isolated = {
        "detail": languages.isolated(doubt.detail),
        "more": languages.isolated(doubt.more),
    }
    return str(WORDS[doubt.kind] % isolated)
