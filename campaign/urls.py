from django.urls import path, register_converter
from django.urls.converters import StringConverter

from campaign.views import (
    editions,
    explorer,
    feeds,
    figures,
    files,
    goals,
    mapping,
    matrix,
    pages,
    previews,
    stories,
)


class IndicatorCode(StringConverter):
    regex = "[0-9a-z.-]{1,40}"


register_converter(IndicatorCode, "indicator")

urlpatterns = [
    path("", pages.home, name="home"),
    path("goals/", goals.goals, name="goals"),
    path("goals/<int:number>/", goals.goal, name="goal"),
    path("goals/<int:number>/feed/", feeds.feed, name="goal_feed"),
    path("mapping/", explorer.explorer, name="mapping"),
    path("mapping/matrix/", matrix.matrix, name="matrix"),
    path("mapping/matrix/rationale/", matrix.rationale, name="rationale"),
    path("mapping/matrix/<slug:code>/<int:number>/", matrix.cell, name="cell"),
    path("mapping/editions/", editions.editions, name="editions"),
    path("mapping/editions/<int:number>/", editions.edition, name="edition"),
    path("mapping/lines/<slug:code>/", mapping.line, name="line"),
    path("mapping/technologies/<slug:slug>/", mapping.technology, name="technology"),
    path("mapping/activities/<slug:slug>/", mapping.activity, name="activity"),
    path("figures/", figures.figures, name="figures"),
    path("figures/<indicator:code>/", figures.indicator, name="indicator"),
    path("case-studies/", stories.case_studies, name="case_studies"),
    path("case-studies/<slug:slug>/", stories.case_study, name="case_study"),
    path("blog/", stories.posts, name="posts"),
    path("blog/<slug:slug>/", stories.post, name="post"),
    path("press/", stories.press, name="press"),
    path("videos/", stories.videos, name="videos"),
    path("events/", stories.events, name="events"),
    path("events/calendar.ics", files.calendar, name="calendar"),
    path("events/<slug:slug>/", stories.event, name="event"),
    path("documents/", stories.documents, name="documents"),
    path("documents/<slug:slug>/", stories.document, name="document"),
    path("feed/", feeds.feed, name="feed"),
    path("preview/<str:token>/", previews.preview, name="preview"),
    # Last: any other single word is a page of the campaign (about, privacy, …).
    path("<slug:slug>/", pages.page, name="page"),
]
