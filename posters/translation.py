"""Which words of a poster have a column per language."""

from modeltranslation.translator import TranslationOptions, register

from .models import Poster

TRANSLATED = {Poster: ("headline", "text", "alternative")}


@register(Poster)
class PosterTranslation(TranslationOptions):
    fields = TRANSLATED[Poster]
