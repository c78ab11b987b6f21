"""The filters of each list, as forms: whatever a visitor types passes through a field."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign import areas
from campaign.models import Document, EventSeries, Post, Technology
from campaign.papers import PAPERS
from campaign.tables import FORMATS


class GoalFilter(forms.Form):
    """Filters by goal. A list adds its own by subclassing: field `x`, method `by_x`."""

    goal = forms.TypedChoiceField(label=_("Goal"), required=False, coerce=int, empty_value=None)

    def __init__(self, data, goals):
        super().__init__(data, auto_id="filter-%s")
        self.fields["goal"].choices = [
            ("", _("All goals")),
            *((str(goal.number), f"{goal.number}. {goal.title}") for goal in goals),
        ]
        self.is_valid()

    def narrow(self, queryset):
        """`queryset` under the filters that are set and valid."""
        for name, value in self.set_filters.items():
            queryset = getattr(self, f"by_{name}")(queryset, value)
        return queryset

    def by_goal(self, queryset, number):
        return queryset.filter(goals__number=number)

    @property
    def set_filters(self):
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def query(self):
        """The set filters as a query string, for the links between pages."""
        return urlencode({name: self[name].value() for name in self.set_filters})


class CaseStudyFilter(GoalFilter):
    technology = forms.ModelChoiceField(
        Technology.objects.all(),
        label=_("Technology"),
        required=False,
        to_field_name="slug",
        empty_label=_("All technologies"),
    )

    def by_technology(self, queryset, technology):
        return queryset.filter(technologies=technology)


class PostFilter(GoalFilter):
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[
            ("", _("All posts")),
            (Post.Kind.BLOG, Post.Kind.BLOG.label),
            (Post.Kind.NEWS, Post.Kind.NEWS.label),
        ],
    )

    def by_kind(self, queryset, kind):
        return queryset.filter(kind=kind)


class EventFilter(GoalFilter):
    series = forms.ModelChoiceField(
        EventSeries.objects.all(),
        label=_("Series"),
        required=False,
        to_field_name="slug",
        empty_label=_("All series"),
    )

    def by_series(self, queryset, series):
        return queryset.filter(series=series)


class DocumentFilter(GoalFilter):
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("All kinds")), *Document.Kind.choices],
    )

    def by_kind(self, queryset, kind):
        return queryset.filter(kind=kind)


class MatrixFilter(forms.Form):
    """Whose evidence the WSIS–SDG matrix counts, and how it is read."""

    sector = forms.ChoiceField(label=_("Sector"), required=False)
    strategic_goal = forms.TypedChoiceField(
        label=_("Strategic goal"), required=False, coerce=int, empty_value=None
    )
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1865, max_value=2100)
    by = forms.ChoiceField(required=False, choices=[("line", ""), ("goal", "")])
    format = forms.ChoiceField(required=False, choices=[(each, each) for each in FORMATS + PAPERS])

    def __init__(self, data, sectors, strategic_goals):
        super().__init__(data, auto_id="filter-%s")
        self.fields["sector"].choices = [
            ("", _("All sectors")),
            *((sector.slug, sector.short_name) for sector in sectors),
        ]
        self.fields["strategic_goal"].choices = [
            ("", _("All strategic goals")),
            *((str(goal.number), str(goal)) for goal in strategic_goals),
        ]
        self.is_valid()

    def shown(self):
        """The fields that a visitor fills in."""
        return [self["sector"], self["strategic_goal"], self["year"]]

    @property
    def set_filters(self):
        """What narrows the evidence."""
        names = ("sector", "strategic_goal", "year")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}

    @property
    def query(self):
        """The set filters as a query string."""
        return urlencode({name: self[name].value() for name in self.set_filters})


class FileFormat(forms.Form):
    """Whether a page is asked for as a file."""

    format = forms.ChoiceField(required=False, choices=[(each, each) for each in FORMATS])

    @classmethod
    def of(cls, request) -> str:
        """One of `FORMATS`, or nothing."""
        form = cls(request.GET)
        return form.cleaned_data.get("format", "") if form.is_valid() else ""


class AreaFilter(forms.Form):
    """Which areas of an indicator are shown: those chosen, or else its groups of countries."""

    MOST = 8
    area = forms.MultipleChoiceField(
        label=_("Areas"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data, main, codes, language):
        super().__init__(data, auto_id="filter-%s")
        self.codes = sorted(codes, key=areas.order)
        self.main = main
        self.fields["area"].choices = [(code, areas.name(code, language)) for code in self.codes]
        self.is_valid()

    def clean_area(self):
        chosen = self.cleaned_data["area"]
        if len(chosen) > self.MOST:
            raise forms.ValidationError(
                _("Choose at most %(most)d areas."), params={"most": self.MOST}
            )
        return chosen

    @property
    def shown(self) -> list[str]:
        groups = [code for code in self.codes if code in areas.GROUPS]
        first = [code for code in (self.main, *groups, *self.codes) if code in self.codes]
        return self.cleaned_data.get("area") or list(dict.fromkeys(first))[: self.MOST // 2 + 1]

    @property
    def has_choice(self) -> bool:
        """Whether there are more areas than are shown unasked."""
        return len(self.codes) > self.MOST // 2 + 1
