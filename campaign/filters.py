"""The filters of each list, as forms: whatever a visitor types passes through a field."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from campaign.models import Document, EventSeries, Post, Technology


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
