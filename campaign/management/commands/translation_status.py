from django.core.management.base import BaseCommand, CommandError

from campaign.models import Translation, TranslationState
from campaign.translating import counts
from campaign.translating.saving import record_unseen
from ict4sdg import messages

COLUMNS = "{:<9} {:>13} {:>5} {:>17} {:>9} {:>12} {:>8} {:>14}"
HEAD = ("", "items", "", "words", "outdated", "in progress", "missing", "interface")
NAMED = 20


class Command(BaseCommand):
    help = (
        "Print how far each language is, and fail unless reference data, interface strings and "
        "items are complete where they must be."
    )

    def handle(self, **options):
        record_unseen()
        self.stdout.write(COLUMNS.format(*HEAD).rstrip())
        for each in counts.progress():
            self.stdout.write(line(each))
        lacking = list(self.lacking())
        if lacking:
            raise CommandError("Not complete:\n" + "\n".join(lacking))
        self.stdout.write("Everything that must be complete is.")

    def lacking(self):
        rows = Translation.objects.filter(promised=True).exclude(state=TranslationState.CURRENT)
        for row in rows.select_related("content_type")[:NAMED]:
            kind = row.content_type.model
            yield f"  {row.language}: {kind} {row.object_id} is {row.get_state_display()}"
        if (more := rows.count()) > NAMED:
            yield f"  … and {more - NAMED} more"
        source = messages.found()
        for code in messages.TRANSLATED:
            for string in messages.untranslated(code, source)[:NAMED]:
                yield f"  {code}: interface string “{string}”"


def line(each):
    return COLUMNS.format(
        each.language.name_en,
        f"{each.current}/{each.promised}",
        f"{each.share}%",
        f"{each.words_current}/{each.words}",
        each.outdated,
        each.in_progress,
        each.missing,
        f"{each.strings_translated}/{each.strings}",
    )
