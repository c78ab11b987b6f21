import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from campaign.models import Target
from ict4sdg import languages


class Command(BaseCommand):
    help = "Import the official wording of the targets: all of a file, or nothing of it."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="JSON: {targets: [{code, text: {ar, zh, …}}]}")

    def handle(self, *, file, **options):
        rows = self.read(file)
        problems = list(self.problems(rows))
        if problems:
            raise CommandError("Nothing was imported.\n" + "\n".join(problems))
        with transaction.atomic():
            for row in rows:
                Target.objects.filter(code=row["code"]).update(
                    **{f"official_text_{code}": row["text"][code] for code in languages.CODES}
                )
        self.stdout.write(f"{len(rows)} targets imported in {len(languages.CODES)} languages.")

    def read(self, file):
        try:
            rows = json.loads(file.read_text(encoding="utf-8"))["targets"]
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{file} is not a file of targets: {error}") from error
        if not isinstance(rows, list):
            raise CommandError(f"{file} is not a file of targets: “targets” is not a list.")
        return rows

    def problems(self, rows):
        known = set(Target.objects.values_list("code", flat=True))
        seen = set()
        for number, row in enumerate(rows, start=1):
            code = row.get("code") if isinstance(row, dict) else None
            if code not in known:
                yield f"Row {number}: there is no target {code}."
                continue
            if code in seen:
                yield f"Row {number}: target {code} stands twice."
            seen.add(code)
            text = row.get("text")
            for language in languages.CODES:
                if not (
                    isinstance(text, dict)
                    and isinstance(text.get(language), str)
                    and text[language].strip()
                ):
                    yield f"Row {number}, target {code}: no text in {language}."
