from django.core.management.base import BaseCommand

from ict4sdg import messages


class Command(BaseCommand):
    help = "Bring the catalogues of interface strings in line with the source; say what is missing."

    def handle(self, **options):
        for code in messages.TRANSLATED:
            messages.update(code)
            missing = messages.untranslated(code)
            self.stdout.write(f"{code}: {len(missing)} untranslated")
            for text in missing:
                self.stdout.write(f"  {text}")
