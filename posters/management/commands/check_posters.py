import os

from django.core.management.base import BaseCommand, CommandError

from ict4sdg import languages
from posters.cells import SLUGS
from posters.management.commands.render_posters import Progress, made
from posters.renderings import Shelf
from posters.wording import Library


class Command(BaseCommand):
    help = "Check that every poster can be had in every language and format."

    def add_arguments(self, parser):
        parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="Processes.")

    def handle(self, *, jobs, verbosity, **options):
        library = Library()
        found = list(absent(library))
        files = [
            file
            for poster in library.posters.values()
            for code in languages.CODES
            for file in library.files(poster, code)
        ]
        # What is current was made from the words of today, so it could be set.
        shelf = Shelf(library)
        tried = [file for file in files if shelf.artwork(file) is None]
        tried = [file for file in tried if shelf.state(file) != "current"]
        progress = Progress(self.stdout, len(tried), verbosity)
        for file, data in made(shelf, tried, jobs):
            progress.step()
            if isinstance(data, str):
                found.append(f"{file.slug} in {file.language}, {file.design}/{file.format}: {data}")
        progress.end()
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"{len(found)} problems with the posters.")
        cells = len(library.posters) * len(languages.CODES)
        self.stdout.write(f"{cells} cells are complete: {len(files)} files, none refused.")


def absent(library):
    """Posters that are not there, and cells whose first design cannot be had."""
    for slug in SLUGS:
        poster = library.posters.get(slug)
        if poster is None:
            yield f"{slug}: no poster"
            continue
        for code in languages.CODES:
            if poster.design not in library.designs(poster, code):
                yield f"{slug} in {code}: no design {poster.design}"
