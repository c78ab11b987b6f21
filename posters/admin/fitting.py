"""Words of a poster that fit: tried in every shape before they are saved."""

from django.utils.html import format_html

from campaign.admin.texts import TextForm
from ict4sdg import languages
from posters import parcels, refusals
from posters.cells import File, designs_of, formats_of
from posters.errors import PosterError
from posters.models import Poster
from posters.names import design_name, format_name
from posters.renderings import Shelf
from posters.translation import TRANSLATED
from posters.wording import Library


class PosterForm(TextForm):
    """Words that fit: what cannot be set at the smallest size is refused before it is saved."""

    def check_headlines(self):
        """An empty text stands for the goal's own."""

    def clean(self):
        super().clean()
        if not self.errors and self.has_changed():
            self.check_fit()
        return self.cleaned_data

    def check_fit(self):
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)
        library = library_with(self.instance)
        for code in self.changed_languages():
            for file in one_of_each_shape(library, self.instance, code):
                try:
                    set_file(library, file)
                except PosterError as error:
                    self.refuse(error, file)
                    break

    def changed_languages(self):
        """The languages whose poster changes: all, unless only words of some did."""
        changed = set(self.changed_data)
        own = {code for code in languages.CODES for name in changed if name.endswith(f"_{code}")}
        columns = {f"{field}_{code}" for code in own for field in TRANSLATED[Poster]}
        return languages.CODES if changed - columns else [c for c in languages.CODES if c in own]

    def refuse(self, error, file):
        field = f"{getattr(error, 'field', None)}_{file.language}"
        self.add_error(
            field if field in self.fields else None,
            format_html("{} {}", where(file), refusals.message_of(error)),
        )


def where(file) -> str:
    own = languages.isolated(languages.BY_CODE[file.language].name)
    return f"{own}, {design_name(file.design)}, {format_name(file.format)}:"


def library_with(poster) -> Library:
    """What the words of a poster come from, `poster` as it is on the form."""
    library = Library(poster.slug)
    library.posters[poster.slug] = poster
    return library


def one_of_each_shape(library, poster, code):
    for design in designs_of(poster.slug, picture=poster.picture is not None):
        if design in library.designs(poster, code):
            shapes = {each.shape: each.name for each in reversed(formats_of(design))}
            yield from (File(poster.slug, design, code, name) for name in shapes.values())


def set_file(library, file) -> bytes:
    shelf = Shelf(library)
    return parcels.bytes_of(shelf.job([file]), file, None)
