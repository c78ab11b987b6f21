from django.core.management.base import BaseCommand, CommandError

from campaign.loading import check, write


class Command(BaseCommand):
    help = "Load the campaign's content files. What staff changed in the admin stays as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--reset", action="store_true", help="Set every text back to its file, after asking."
        )
        parser.add_argument("--no-input", action="store_true", help="Reset without asking.")

    def handle(self, *, reset, no_input, verbosity, **options):
        if reset and not no_input and not self.confirm():
            raise CommandError("Nothing was changed.")
        if not reset and write.is_loaded():
            self.stdout.write("Content: nothing new in the files.")
            return
        problems = list(check.problems())
        if problems:
            raise CommandError("Nothing was loaded.\n" + "\n".join(problems))
        summary = write.load(reset=reset, progress=Progress(self.stdout, verbosity))
        self.report(summary)

    def confirm(self):
        answer = input(
            "This overwrites what staff changed in loaded texts. Type “reset” to go on: "
        )
        return answer.strip() == "reset"

    def report(self, summary):
        self.stdout.write(
            f"Content: {summary.created} created, {summary.updated} updated, "
            f"{summary.unchanged} unchanged."
        )
        if summary.kept:
            self.stdout.write(f"Kept as staff left them ({len(summary.kept)}):")
            for each in summary.kept:
                self.stdout.write(f"  {each}")


class Progress:
    """One line a folder, as the loader comes to it."""

    def __init__(self, stdout, verbosity):
        self.stdout, self.verbosity, self.folder = stdout, verbosity, None

    def __call__(self, record):
        folder = record.path.split("/")[0].removesuffix(".toml")
        if folder != self.folder and self.verbosity:
            self.stdout.write(f"  {folder} …")
        self.folder = folder
