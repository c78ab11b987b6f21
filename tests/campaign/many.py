"""Many activities, tied to everything in a pattern: for query counts, plans and benchmarks."""

import datetime
import itertools

from django.utils import timezone

from campaign.models import Activity, ActivityGoal
from ict4sdg import languages
from tests import factories

LINES = ["C1", "C2", "C3", "C4", "C5", "C6", "C8", "C9", "C10", "C11"]
LINES += [f"C7-{field}" for field in ("GOV", "BUS", "LEA", "HEA", "EMP", "ENV", "AGR", "SCI")]
COUNTRIES = ["KE", "SN", "BR", "FJ", "CH", "EG", "CN", "FR"]


class Graph:
    """The reference data, made once; `add` makes activities."""

    def __init__(self):
        self.goals = [factories.GoalFactory(number=number) for number in range(1, 18)]
        self.targets = [
            factories.TargetFactory(code=f"{goal.number}.1", order=goal.number, goal=goal)
            for goal in self.goals
        ]
        self.kinds = {
            "lines": [factories.LineFactory(code=code) for code in LINES],
            "sectors": factories.SectorFactory.create_batch(4),
            "strategic_goals": factories.StrategicGoalFactory.create_batch(4),
            "technologies": factories.TechnologyFactory.create_batch(14),
            "mandates": factories.MandateFactory.create_batch(9),
        }
        self.endorser = factories.EndorserFactory()
        self.total = 0

    def add(self, upto):
        """Activities until there are `upto` of them; about 12 ties each."""
        numbers = range(self.total, upto)
        made = Activity.objects.bulk_create([activity(number) for number in numbers])
        self.total = upto
        self.tie_goals(made)
        for name, things in self.kinds.items():
            self.tie(made, name, things)

    def tie_goals(self, made):
        ties = [
            self.goal_tie(each, self.goals[place])
            for number, each in enumerate(made)
            for place in {number % 17, number // 17 % 17, number // 5 % 17}
        ]
        ActivityGoal.objects.bulk_create(ties)
        through = ActivityGoal.targets.through
        through.objects.bulk_create(
            through(activitygoal_id=tie.pk, target_id=self.targets[tie.goal.number - 1].pk)
            for tie in ties[::2]
        )

    def goal_tie(self, made, goal):
        return ActivityGoal(
            activity=made,
            goal=goal,
            status="endorsed",
            endorsed_by=self.endorser,
            endorsed_on=datetime.date(2026, 11, 21),
            rationale_en="Why",
        )

    def tie(self, made, name, things):
        field = Activity._meta.get_field(name)
        column = field.m2m_reverse_field_name()
        through = field.remote_field.through
        through.objects.bulk_create(
            through(**{"activity_id": each.pk, f"{column}_id": things[place].pk})
            for number, each in enumerate(made)
            for place in {number % len(things), number // 7 % len(things)}
        )


def activity(number):
    texts = itertools.product(("title", "summary"), languages.CODES)
    return Activity(
        slug=f"many-{number}",
        source_language="en",
        published_in=list(languages.CODES) if number % 10 else ["ar"],
        state="published",
        published_at=timezone.now() - datetime.timedelta(days=1),
        status="ongoing",
        start_year=2000 + number % 25,
        countries=[COUNTRIES[number % 8]] if number % 3 else [],
        **{f"{name}_{code}": f"{name} {code} {number}" for name, code in texts},
    )
