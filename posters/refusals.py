"""Why a poster could not be made, said to the visitor: which field, and what to do about it."""

import logging

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ict4sdg.languages import isolated

from . import errors

log = logging.getLogger(__name__)

FIELDS = {
    "headline": "headline",
    "text": "text",
    "figure": "figure",
    "source": "source",
    "statement": "headline",
    "fact": "figure",
    "credit": "credit",
    "maker": "organisation",
    "author": "organisation",
    "alt": "photo_alt",
    "address": "url",
    "picture": "photo",
}
"""A field of the poster's words, and the form's field that fills it."""

PICTURES = {
    "file": gettext_lazy("The file is larger than 10 MB. Save it smaller and try again."),
    "pixels": gettext_lazy(
        "The picture has more than 24 million pixels, or more than 16,000 on a side. "
        "1600 pixels in width are enough."
    ),
    "kind": gettext_lazy("This is not a JPEG, PNG or WebP picture."),
    "damaged": gettext_lazy("The picture is damaged or incomplete. Export it again and try again."),
    "animated": gettext_lazy("Moving pictures are not taken. Choose a single frame."),
    "small": gettext_lazy(
        "The picture is too small to be printed: a photo needs at least 300 pixels on each side, "
        "a logo 60."
    ),
}


def field_of(error: errors.PosterError) -> str | None:
    """The form's field that the error is about, if it is about one."""
    return FIELDS.get(getattr(error, "field", None))


def message_of(error: errors.PosterError) -> str:
    for kind, say in MESSAGES.items():
        if isinstance(error, kind):
            return say(error)
    log.error("poster not rendered: %s", error)
    return _("This poster could not be made, through a fault of ours. It has been noted.")


def too_long(error):
    return ngettext(
        "Too long for this format: cut at least %(count)s character of %(all)s.",
        "Too long for this format: cut at least %(count)s characters of %(all)s.",
        error.cut,
    ) % {"count": error.cut, "all": error.of}


def long_word(error):
    return ngettext(
        "The word “%(word)s” is too long for a poster: cut at least %(count)s letter, or put a "
        "space in it.",
        "The word “%(word)s” is too long for a poster: cut at least %(count)s letters, or put a "
        "space in it.",
        len(error.word) - error.limit,
    ) % {"word": isolated(shortened(error.word)), "count": len(error.word) - error.limit}


def shortened(text, length=24):
    return text if len(text) <= length else text[:length] + "…"


def missing_glyphs(error):
    named = [f"{isolated(each)} (U+{ord(each):04X})" for each in error.characters[:8]]
    more = "…" if len(error.characters) > len(named) else ""
    return _("The fonts of the posters don’t have these characters: %(characters)s") % {
        "characters": ", ".join(named) + more
    }


def missing_words(error):
    return _("This design needs it.")


def bad_address(error):
    return _("Write a whole web address, such as https://www.itu.int/")


def bad_picture(error):
    return str(PICTURES[error.reason])


def too_heavy(error):
    return _("This poster takes too much time to make. Shorten the text or use a smaller picture.")


MESSAGES = {
    errors.TooLong: too_long,
    errors.LongWord: long_word,
    errors.MissingGlyphs: missing_glyphs,
    errors.MissingWords: missing_words,
    errors.BadAddress: bad_address,
    errors.BadPicture: bad_picture,
    errors.TooHeavy: too_heavy,
}
