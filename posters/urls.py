from django.urls import path, register_converter

from posters.views import customise, files, gallery

from .cells import OFFERED, PREVIEWS, SLUGS
from .designs import DESIGNS


class OneOf:
    """A word of a known list, so that no other address is taken for a poster's."""

    words = ()

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


def converter(name, words):
    regex = "|".join(word.replace(".", r"\.") for word in words)
    register_converter(type(name, (OneOf,), {"regex": regex}), name)


converter("poster", SLUGS)
converter("poster_design", DESIGNS)
converter("poster_file", (*(each.name for each in OFFERED), *PREVIEWS))

urlpatterns = [
    path("", gallery.posters, name="posters"),
    path("kit.zip", files.kit, name="poster_kit"),
    path("customise/", customise.customise, name="customise"),
    path("<poster:slug>/", gallery.poster, name="poster"),
    path("<poster:slug>/<poster_file:format>", files.file, name="poster_file"),
    path(
        "<poster:slug>/<poster_design:design>/<poster_file:format>", files.file, name="poster_file"
    ),
]
