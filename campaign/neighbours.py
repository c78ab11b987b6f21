"""Activities near an activity: those that share two or more ties with it."""

from django.db import connection

from campaign.lists import in_language_first
from campaign.models import Activity

# Counted from the ties, not from the activities: a tenth of the time at ten thousand of them.
SHARED = """
SELECT other.id, count(*)
FROM (
    SELECT theirs.activity_id
    FROM campaign_activitygoal own JOIN campaign_activitygoal theirs USING (goal_id)
    WHERE own.activity_id = %(activity)s
        AND own.status = 'endorsed' AND theirs.status = 'endorsed'
    UNION ALL
    SELECT theirs.activity_id
    FROM campaign_activity_lines own JOIN campaign_activity_lines theirs USING (actionline_id)
    WHERE own.activity_id = %(activity)s
    UNION ALL
    SELECT theirs.activity_id
    FROM campaign_activity_technologies own
    JOIN campaign_activity_technologies theirs USING (technology_id)
    WHERE own.activity_id = %(activity)s
    UNION ALL
    SELECT theirs.activity_id
    FROM campaign_activity_mandates own JOIN campaign_activity_mandates theirs USING (mandate_id)
    WHERE own.activity_id = %(activity)s
) tie
JOIN campaign_activity other ON other.id = tie.activity_id
WHERE other.id <> %(activity)s AND other.state = 'published'
GROUP BY other.id HAVING count(*) >= 2
ORDER BY count(*) DESC, other.slug LIMIT %(limit)s
"""
CANDIDATES = 100
"""More than are shown: some may not be public before a later day."""


def shared_ties(activity) -> dict:
    """Primary keys of the nearest activities to how many ties they share; one query."""
    with connection.cursor() as cursor:
        cursor.execute(SHARED, {"activity": activity.pk, "limit": CANDIDATES})
        return dict(cursor.fetchall())


def neighbours(activity, code, most=8) -> list:
    """Public activities near `activity`, the nearest first, those in language `code` before others
    that are as near. Each knows its `shared_ties`."""
    shared = shared_ties(activity)
    found = list(in_language_first(Activity.objects.filter(pk__in=shared), code))
    for each in found:
        each.shared_ties = shared[each.pk]
    return sorted(found, key=lambda each: -each.shared_ties)[:most]
