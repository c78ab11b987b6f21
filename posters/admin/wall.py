"""The wall in the admin: how each cell stands."""

from collections import Counter

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from ict4sdg import languages
from posters.addresses import address_of
from posters.cells import File
from posters.renderings import Shelf

STATES = {"current": _("current"), "outdated": _("outdated"), "missing": _("missing")}


class Wall:
    """The state of every cell: that of its files where they agree, else outdated."""

    ORDER = ("missing", "outdated", "current")

    def __init__(self, library):
        self.library = library
        shelf = Shelf(library)
        self.states = {
            (poster.slug, code): self.state(shelf, library.files(poster, code))
            for poster in library.posters.values()
            for code in languages.CODES
        }
        self.thumbnails = {
            (file.slug, file.language): row.digest[:16]
            for file, row in shelf.rows.items()
            if file.format == "thumbnail.webp" and file.design == library.posters[file.slug].design
        }

    def state(self, shelf, files):
        found = {shelf.state(file) for file in files}
        return found.pop() if len(found) == 1 else "outdated" if found else "missing"

    def totals(self):
        counts = Counter(self.states.values())
        return [{"name": STATES[each], "state": each, "count": counts[each]} for each in self.ORDER]

    def cells(self, poster):
        return format_html(
            '<ul class="poster-cells">{}</ul>',
            format_html_join(
                "",
                '<li class="poster-cell poster-{}"><a href="{}#{}"><img src="{}" alt="" '
                'width="48" height="68" loading="lazy"><span lang="{}" dir="{}">{}</span>'
                "<small>{}</small></a></li>",
                (self.cell(poster, each) for each in languages.OFFICIAL),
            ),
        )

    def cell(self, poster, language):
        code = language.code
        state = self.states[poster.slug, code]
        file = File(poster.slug, poster.design, code, "thumbnail.webp")
        picture = address_of(file, poster.design, self.thumbnails.get((poster.slug, code)))
        change = reverse("admin:posters_poster_change", args=[poster.pk])
        own = (code, language.direction, language.name)
        return state, change, code, picture, *own, STATES[state]
