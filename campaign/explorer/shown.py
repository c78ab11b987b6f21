"""What the page says of a selection: facets with their counts, chips, what to loosen, a picture."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from campaign.charts.bars import Bars, Item, bars_of
from ict4sdg import languages

from .counts import Counts
from .facets import BY_KEY, FACETS, Choice, country_choices, year_choices
from .selection import Selection

ALWAYS_OPEN = ("goal",)
WORDS = _("Containing the words")


@dataclass(frozen=True)
class Option:
    choice: Choice
    total: int
    is_chosen: bool

    @property
    def is_dead(self) -> bool:
        """Choosing it would leave nothing; what is chosen can always be given up."""
        return not self.total and not self.is_chosen


@dataclass(frozen=True)
class ShownFacet:
    key: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> int:
        return sum(option.is_chosen for option in self.options)

    @property
    def is_open(self) -> bool:
        return bool(self.chosen) or self.key in ALWAYS_OPEN


@dataclass(frozen=True)
class Chip:
    """One thing that was chosen, and the query without it."""

    label: str
    choice: Choice
    query: str


@dataclass(frozen=True)
class Loosening:
    """A facet that was chosen in, how many activities there are without that, and the query."""

    label: str
    total: int
    query: str


def with_found(choices, selection: Selection, counts: Counts):
    """`choices` and those of the columns, where what activities have are the choices."""
    found = {
        key: {*counts.remaining[key], *selection.codes.get(key, ())} for key in ("country", "year")
    }
    return {
        **choices,
        "country": country_choices(found["country"], selection.language),
        "year": year_choices(found["year"]),
    }


def facets_of(choices, selection: Selection, counts: Counts) -> list[ShownFacet]:
    return [
        ShownFacet(facet.key, facet.label, options_of(facet.key, choices, selection, counts))
        for facet in FACETS
    ]


def options_of(key, choices, selection, counts):
    chosen = selection.codes.get(key, ())
    remaining = counts.remaining[key]
    return [
        Option(choice, remaining.get(choice.code, 0), choice.code in chosen)
        for choice in choices.get(key, ())
    ]


def chips_of(choices, selection: Selection) -> list[Chip]:
    chips = [
        Chip(BY_KEY[key].label, choice, selection.query(without=(key, choice.code)))
        for key, codes in selection.codes.items()
        for choice in choices[key]
        if choice.code in codes
    ]
    if selection.words:
        words = Choice("q", selection.words)
        chips.append(Chip(WORDS, words, selection.query(without=("q", ""))))
    return chips


def loosenings_of(selection: Selection, counts: Counts) -> list[Loosening]:
    """What brings something back once it is cleared."""
    made = [
        Loosening(
            BY_KEY[key].label if key in BY_KEY else WORDS,
            total,
            selection.query(without=(key, "")),
        )
        for key, total in counts.loosened.items()
        if total
    ]
    return sorted(made, key=lambda each: -each.total)


def goals_picture(choices, counts: Counts, language) -> Bars:
    return picture(
        [
            Item(
                each.name,
                counts.pictured["goal"].get(each.code, 0),
                label=each.code,
                style=f"goal-{each.code}",
            )
            for each in choices.get("goal", ())
        ],
        language,
    )


def lines_picture(choices, counts: Counts, language) -> Bars:
    return picture(
        [
            Item(each.name, counts.pictured["line"].get(each.code, 0), each.short, field_of(each))
            for each in choices.get("line", ())
        ],
        language,
    )


def field_of(line):
    """AGR of C7-AGR."""
    return line.code.partition("-")[2]


def picture(items, language):
    return bars_of(items, mirrored=languages.BY_CODE[language].direction == "rtl")
