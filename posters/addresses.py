"""Addresses of files: short for the poster's first design, with the content's name on request."""

from django.urls import reverse
from django.utils.translation import override

from .cells import File


def address_of(file: File, first_design: str, version: str | None = None) -> str:
    """`version`, of the content as it is known, makes the answer good for ever."""
    arguments = [file.slug, file.format]
    if file.design != first_design:
        arguments.insert(1, file.design)
    with override(file.language):
        address = reverse("poster_file", args=arguments)
    query = "&".join(["bleed=1"] * file.bleed + [f"v={version}"] * bool(version))
    return f"{address}?{query}" if query else address
