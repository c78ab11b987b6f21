from django.core.management.base import BaseCommand, CommandError

from campaign.loading import check


class Command(BaseCommand):
    help = "Check the content files: complete, in the right script, well set, sourced, linked."

    def handle(self, **options):
        found = list(check.problems())
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"{len(found)} problems in the content files.")
        self.stdout.write("The content files are complete.")
