"""Many activities with all their ties, by SQL: for query counts, plans and benchmarks."""

from django.db import connection

from tests import factories
from tests.campaign import bulk

KINDS = {
    "sectors": ("sector", factories.SectorFactory, 4),
    "strategic_goals": ("strategicgoal", factories.StrategicGoalFactory, 4),
    "technologies": ("technology", factories.TechnologyFactory, 14),
    "mandates": ("mandate", factories.MandateFactory, 9),
}
TIES = """
INSERT INTO campaign_activity_{name} (activity_id, {column}_id)
SELECT a.id, t.id FROM campaign_activity a
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM campaign_{column}) t
    ON (a.id / 7 + t.place) %% {every} = 0
ON CONFLICT DO NOTHING
"""
TARGETS = """
INSERT INTO campaign_activitygoal_targets (activitygoal_id, target_id)
SELECT l.id, t.id FROM campaign_activitygoal l JOIN campaign_target t ON t.goal_id = l.goal_id
WHERE l.id %% 2 = 0 ON CONFLICT DO NOTHING
"""
COUNTRIES = """
UPDATE campaign_activity SET countries = ARRAY[(ARRAY['KE','SN','BR','FJ','CH','EG'])[1 + id % 6]]
WHERE id % 3 = 0 AND countries = '{}'
"""


def reference():
    """What activities are tied to; name of the tie to its records."""
    bulk.frame()
    for number in range(1, 18):
        goal = factories.GoalFactory(number=number)
        factories.TargetFactory(code=f"{number}.1", order=number, goal=goal)
    return {name: make.create_batch(many) for name, (_column, make, many) in KINDS.items()}


def activities(first, last):
    """Public activities of these numbers, each tied to about ten things."""
    bulk.activities(first, last)
    with connection.cursor() as cursor:
        for name, (column, _make, many) in KINDS.items():
            cursor.execute(TIES.format(name=name, column=column, every=max(2, many // 2)), [])
        cursor.execute(TARGETS, [])
        cursor.execute(COUNTRIES)
        cursor.execute("ANALYZE")
