"""Setting the files of a cell: plain values in, bytes out, so that other processes can do it."""

from dataclasses import dataclass

from .cells import PREVIEW_OF, PREVIEWS, File
from .errors import PosterError
from .pictures import Picture
from .previews import picture_of
from .render import render
from .words import Words


@dataclass(frozen=True)
class Job:
    """Files of one design of a cell."""

    files: tuple[File, ...]
    words: Words
    url: str
    picture: Picture | None = None
    page: bytes | None = None
    """The page that previews are drawn from, where none of the files is it."""


def made(job: Job) -> list[tuple[File, bytes | str]]:
    """Each file with its bytes, or with what it was refused for."""
    results, page = [], job.page
    for file in sorted(job.files, key=lambda each: each.is_preview):
        try:
            data = bytes_of(job, file, page)
        except PosterError as error:
            data = str(error)
        if file.format == PREVIEW_OF and isinstance(data, bytes):
            page = data
        results.append((file, data))
    return results


def bytes_of(job: Job, file: File, page: bytes | None) -> bytes:
    """Raises PosterError."""
    if file.is_preview:
        if page is None:
            raise PosterError("there is no page to draw")
        return picture_of(page, PREVIEWS[file.format])
    return render(
        file.design,
        job.words,
        file.language,
        file.format,
        goal=file.goal,
        url=job.url,
        picture=job.picture,
        bleed=file.bleed,
    )
