"""What a visitor chose: OR within a facet, AND between them. The address is the whole state."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import BooleanField, Case, Count, F, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, RTrim

from campaign.models import Activity
from campaign.models.activities import Words, words_of

from .facets import BY_KEY

RELEVANCE, TITLE, YEAR = "relevance", "title", "year"
MOST_WORDS = 6


@dataclass(frozen=True)
class Selection:
    language: str
    codes: dict[str, list[str]] = field(default_factory=dict)
    """Facet to the codes chosen in it; facets without any are left out."""
    words: str = ""
    """Every word of it stands in title or summary."""
    sort: str = RELEVANCE

    @property
    def is_empty(self) -> bool:
        return not (self.codes or self.words)

    def query(self, *, without: tuple[str, str] | None = None, **more) -> str:
        """The selection as a query string, the same in every language."""
        pairs = [
            (key, code)
            for key, codes in self.codes.items()
            for code in codes
            if without not in ((key, code), (key, ""))
        ]
        if self.words and without != ("q", ""):
            pairs.append(("q", self.words))
        if self.sort != RELEVANCE:
            pairs.append(("sort", self.sort))
        return urlencode([*pairs, *more.items()])

    def conditions(self) -> dict[str, Q]:
        """One for each facet that was chosen in, and for `q`."""
        made = {key: condition(BY_KEY[key], codes) for key, codes in self.codes.items()}
        if self.words:
            made["q"] = Q(pk__in=self.having_words().values("pk"))
        return made

    def activities(self):
        """The public activities that fit."""
        fitting = Activity.objects.published().order_by()
        for each in self.conditions().values():
            fitting = fitting.filter(each)
        return fitting

    def having_words(self):
        """In a language that an activity is not published in, its words are nobody's business."""
        here = Activity.objects.filter(published_in__contains=[self.language]).order_by()
        return here.filter(all_words(words_of(self.language), self.words))

    def order(self):
        """The order of the rows, after those in the visitor's language."""
        by_year = [F("start_year").desc(nulls_last=True), "slug"]
        if self.sort == TITLE:
            return [Words(f"title_{self.language}", Value("")), "slug"]
        if self.sort == YEAR:
            return by_year
        return [*self.relevance(), *by_year]

    def relevance(self):
        """First what has the words in its title, then what has most of the chosen ties."""
        hits = [
            number_of_ties(BY_KEY[key], codes)
            for key, codes in self.codes.items()
            if len(codes) > 1 and BY_KEY[key].ties
        ]
        if self.words:
            in_title = all_words(Words(f"title_{self.language}", Value("")), self.words)
            yield Case(When(in_title, then=Value(0)), default=Value(1))
        if hits:
            yield sum(hits[1:], hits[0]).desc()


def condition(facet, codes) -> Q:
    if facet.key == "country":
        return Q(countries__overlap=codes)
    if facet.key == "year":
        return Q(*(under_way(int(year)) for year in codes), _connector=Q.OR)
    return Q(pk__in=ties(facet, codes).values(facet.activity))


def under_way(year) -> Q:
    """As in the matrix: without an end, an activity goes on."""
    return Q(start_year__lte=year) & (Q(end_year__gte=year) | Q(end_year=None))


def ties(facet, codes):
    return facet.ties().filter(**{f"{facet.code}__in": codes}).order_by()


def number_of_ties(facet, codes):
    own = ties(facet, codes).filter(**{facet.activity: OuterRef("pk")})
    counted = own.values(facet.activity).annotate(hits=Count("*")).values("hits")
    return Coalesce(Subquery(counted), 0)


class Contains(Func):
    arg_joiner = " LIKE "
    template = "%(expressions)s"
    output_field = BooleanField()


def all_words(text, words) -> Q:
    """Whether every word stands somewhere in `text`: Chinese has no spaces, Arabic has prefixes."""
    return Q(*(Contains(text, pattern(word)) for word in words.split()[:MOST_WORDS]))


def pattern(word):
    for sign in "\\%_":
        word = word.replace(sign, f"\\{sign}")
    return RTrim(Words(Value(f"%{word}%"), Value("")))
