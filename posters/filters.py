from urllib.parse import urlencode

from django import forms

from campaign.filters import GoalFilter
from ict4sdg import languages


class WallFilter(GoalFilter):
    """The wall by goal, by language, or both."""

    language = forms.ChoiceField(required=False, choices=languages.CHOICES)

    def narrow(self, posters):
        goal = self.set_filters.get("goal")
        return posters.filter(goal__number=goal) if goal else posters

    @property
    def languages(self) -> list[languages.Language]:
        chosen = self.set_filters.get("language")
        return [each for each in languages.OFFICIAL if chosen in (None, each.code)]

    @property
    def choices(self) -> list[dict]:
        """Each language with the query that narrows to it and keeps the goal."""
        return [
            {
                "language": each,
                "query": urlencode({**self.set_filters, "language": each.code}),
                "chosen": self.set_filters.get("language") == each.code,
            }
            for each in languages.OFFICIAL
        ]
