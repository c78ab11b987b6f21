"""How much is translated, language by language."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Sum

from campaign.models import Translation, TranslationState
from ict4sdg import languages, messages


@dataclass(frozen=True)
class Progress:
    """What one language has. Promised is what must be complete: see `registry.promised_in`."""

    language: languages.Language
    promised: int
    current: int
    words: int
    words_current: int
    missing: int
    in_progress: int
    """Whether promised or not, as the next."""
    outdated: int
    strings: int
    strings_translated: int
    strings_fuzzy: int

    @property
    def lacking(self):
        """Promised items that are not current."""
        return self.promised - self.current

    @property
    def share(self):
        """Per cent of the promised words that are current, never rounded up to all of them."""
        return 100 * self.words_current // self.words if self.words else 100


def progress() -> list[Progress]:
    """In UN order; one query."""
    rows = (
        Translation.objects.order_by()
        .values("language", "promised", "state")
        .annotate(items=Count("pk"), all=Sum("words"), done=Sum("words_current"))
    )
    totals = {code: Counter() for code in languages.CODES}
    for row in rows:
        add(totals[row["language"]], row)
    return [one(each, totals[each.code]) for each in languages.OFFICIAL]


def add(total, row):
    total[row["state"]] += row["items"]
    if row["promised"]:
        total["promised"] += row["items"]
        total["promised", row["state"]] += row["items"]
        total["words"] += row["all"]
        total["words_current"] += row["done"]


def one(language, total):
    strings = messages.count(language.code)
    return Progress(
        language,
        promised=total["promised"],
        current=total["promised", TranslationState.CURRENT],
        words=total["words"],
        words_current=total["words_current"],
        missing=total["promised", TranslationState.MISSING],
        in_progress=total[TranslationState.IN_PROGRESS],
        outdated=total[TranslationState.OUTDATED],
        strings=strings.all,
        strings_translated=strings.translated,
        strings_fuzzy=strings.fuzzy,
    )
