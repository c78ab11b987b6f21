from django.core.management.base import BaseCommand

from ict4sdg import messages


class Command(BaseCommand):
    help = "Compile the catalogues of interface strings, without gettext."
    requires_system_checks = []

    def handle(self, **options):
        self.stdout.write(f"Messages: {messages.compile_all()} catalogues compiled.")
