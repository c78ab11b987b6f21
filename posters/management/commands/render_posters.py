import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import groupby

from django.core.management.base import BaseCommand, CommandError

from ict4sdg import languages
from posters import index
from posters import parcels as work
from posters.cells import PREVIEW_OF
from posters.models import Rendering
from posters.renderings import Shelf
from posters.wording import Library

WIDTH = 40


class Command(BaseCommand):
    help = "Render every file of every poster that is not current, on all cores."

    def add_arguments(self, parser):
        parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="Processes.")
        parser.add_argument(
            "--lenient", action="store_true", help="Name what cannot be set, but succeed."
        )

    def handle(self, *, jobs, lenient, verbosity, **options):
        library = Library()
        shelf = Shelf(library)
        wanted = [
            file
            for poster in library.posters.values()
            for code in languages.CODES
            for file in (*library.files(poster, code), *library.previews(poster, code))
        ]
        removed = self.forget(shelf, set(wanted))
        missing = [file for file in wanted if shelf.entry(file) is None]
        refused = self.render(shelf, missing, jobs, Progress(self.stdout, len(missing), verbosity))
        index.write()
        self.stdout.write(
            f"Posters: {len(missing) - len(refused)} rendered, "
            f"{len(wanted) - len(missing)} current, {removed} no longer wanted."
        )
        if refused and not lenient:
            raise CommandError("\n".join(refused))
        for each in refused:
            self.stderr.write(each)

    def forget(self, shelf, wanted):
        """Rows of files that are offered no more; with bleed they are made when asked for."""
        gone = [row.pk for file, row in shelf.rows.items() if file not in wanted and not file.bleed]
        Rendering.objects.filter(pk__in=gone).delete()
        return len(gone)

    def render(self, shelf, missing, processes, progress):
        """Those of `missing` that were refused, with the reason."""
        refused, plain = [], []
        for file in missing:
            if shelf.artwork(file):
                shelf.make(file)
                progress.step()
            else:
                plain.append(file)
        for file, data in made(shelf, plain, processes):
            if isinstance(data, bytes):
                shelf.take(file, data)
            else:
                refused.append(f"{file.slug} {file.language} {file.design}/{file.format}: {data}")
            progress.step()
        progress.end()
        return refused


def made(shelf, files, processes):
    """Each of `files` with its bytes or its refusal, as they come out of the processes."""
    if not files:
        return
    # A fresh process each: it shares no connection with this one.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max(1, processes), mp_context=context) as pool:
        waiting = [pool.submit(work.made, job) for job in parcels(shelf, files)]
        for each in as_completed(waiting):
            yield from each.result()


def parcels(shelf, files):
    """A job for each design of each cell."""

    def cell(file):
        return file.slug, file.language, file.design

    for _cell, group in groupby(sorted(files, key=cell), key=cell):
        group = list(group)
        page = None
        first = group[0].as_format(PREVIEW_OF)
        if first not in group and (shelf.entry(first) or shelf.artwork(first)):
            page = shelf.read(first)
        yield shelf.job(group, page)


class Progress:
    """A bar where someone watches; else a line for each tenth."""

    def __init__(self, stdout, total, verbosity):
        self.stdout, self.total, self.done = stdout, total, 0
        self.shown = verbosity > 0 and total > 0
        self.bar = self.shown and stdout.isatty()

    def step(self):
        self.done += 1
        tenth = self.done * 10 // self.total != (self.done - 1) * 10 // self.total
        if self.bar:
            filled = WIDTH * self.done // self.total
            bar = "█" * filled + "░" * (WIDTH - filled)
            self.stdout.write(f"\r{bar} {self.done}/{self.total}", ending="")
            self.stdout.flush()
        elif self.shown and tenth:
            self.stdout.write(f"  {self.done} of {self.total} files …")

    def end(self):
        if self.bar:
            self.stdout.write("")
