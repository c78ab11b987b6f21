"""A mapping of any size, by SQL: 18 lines and 17 goals, all linked, and however many activities."""

from django.db import connection

from campaign import models
from tests import factories

LINES = [
    *(f"C{number}" for number in (*range(1, 7), 8, 9, 10, 11)),
    *(f"C7-{field}" for field in ("AGR", "BUS", "EMP", "ENV", "GOV", "HEA", "LEA", "SCI")),
]


def frame():
    """Lines, goals and all their links."""
    parent = factories.LineFactory(code="C7", order=99)
    lines = [
        factories.LineFactory(code=code, order=order, parent=parent if "-" in code else None)
        for order, code in enumerate(LINES)
    ]
    goals = [factories.GoalFactory(number=number) for number in range(1, 18)]
    texts = {f"rationale_{code}": f"why {code}" for code in ("ar", "zh", "en", "fr", "ru", "es")}
    models.LineGoal.objects.bulk_create(
        models.LineGoal(line=line, goal=goal, confidence="medium", **texts)
        for line in lines
        for goal in goals
    )


ACTIVITIES = """
INSERT INTO campaign_activity (slug, title, title_en, title_fr, summary, body, url, status,
    start_year, countries, source_language, published_in, state, published_at, created_at,
    updated_at)
SELECT 'mass-' || n, '', 'Activity ' || n, 'Activité ' || n, '', '', '', 'ongoing',
    2005 + n %% 20, '{}', 'en', '{en,fr}', 'published', now() - interval '1 day', now(), now()
FROM generate_series(%s, %s) n
"""
LINES_OF_ACTIVITIES = """
INSERT INTO campaign_activity_lines (activity_id, actionline_id)
SELECT a.id, l.id FROM campaign_activity a
JOIN campaign_actionline l ON l.code <> 'C7' AND (a.id + l.order) %% 9 = 0
ON CONFLICT DO NOTHING
"""
GOALS_OF_ACTIVITIES = """
INSERT INTO campaign_activitygoal
    (activity_id, goal_id, status, rationale, rationale_en, endorsed_by_id, endorsed_on)
SELECT a.id, g.id, 'endorsed', '', 'why', %s, '2026-11-21' FROM campaign_activity a
JOIN campaign_goal g ON (a.id + g.number) %% 7 = 0
ON CONFLICT DO NOTHING
"""


def activities(first, last):
    """Public activities of these numbers, each tied to two lines and two or three goals."""
    endorser = factories.EndorserFactory()
    with connection.cursor() as cursor:
        cursor.execute(ACTIVITIES, [first, last])
        cursor.execute(LINES_OF_ACTIVITIES, [])
        cursor.execute(GOALS_OF_ACTIVITIES, [endorser.pk])
        cursor.execute("ANALYZE")
