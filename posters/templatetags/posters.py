from dataclasses import replace

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from posters import names
from posters.addresses import address_of
from posters.cells import paper_size
from posters.formats import FORMATS

register = template.Library()


@register.filter
def address(entry, poster):
    """Where the file of an entry is fetched."""
    return address_of(entry.file, poster.design)


@register.filter
def address_with_bleed(entry, poster):
    return address_of(replace(entry.file, bleed=True), poster.design)


@register.filter
def bytes_in_words(size):
    return names.size_in_words(size, get_language())


@register.filter
def format_name(entry):
    return names.format_name(entry.file.format)


@register.filter
def saved_as(entry, poster):
    return names.file_name(poster, entry.file)


@register.filter
def paper(entry):
    """The size of the page: 297 × 420 mm, 1080 × 1350 pixels."""
    page = FORMATS[entry.file.format]
    width, height = paper_size(page)
    size = {"width": width, "height": height}
    if page.on_paper:
        return _("%(width)s × %(height)s mm") % size
    return _("%(width)s × %(height)s pixels") % size


@register.filter
def of_kind(entries, kind):
    return [entry for entry in entries if entry.file.kind == kind]
