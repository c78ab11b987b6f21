from django.core.management.base import BaseCommand, CommandError

from campaign import editions


class Command(BaseCommand):
    help = "Publish the mapping as it is now as the next edition of the ITU–SDG roadmap."

    def add_arguments(self, parser):
        parser.add_argument(
            "--first", action="store_true", help="only if no edition has been published yet"
        )

    def handle(self, first, **options):
        if first and editions.latest():
            self.stdout.write("Editions: there is one already.")
            return
        try:
            edition = editions.publish()
        except editions.Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        links = len(edition.snapshot["links"])
        self.stdout.write(f"Edition {edition.number} published: {links} links.")
