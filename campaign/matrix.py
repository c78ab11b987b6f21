"""The WSIS–SDG matrix as plain values: which line links to which goal, on how much evidence."""

from dataclasses import dataclass, field

from django.urls import reverse

from campaign import evidence
from campaign.models import ActionLine, Goal, LineGoal

STEPS = (1, 3, 6)
"""From how much evidence on a signal grows a ring."""
NONE = dict.fromkeys(evidence.KINDS, 0)


@dataclass(frozen=True)
class Cell:
    """A link. `counts` has a number for each kind of evidence."""

    line: ActionLine
    goal: Goal
    counts: dict = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def strength(self) -> int:
        """0 (an open ring, waiting for evidence) to 3."""
        return sum(self.total >= step for step in STEPS)

    @property
    def address(self) -> str:
        return reverse("cell", args=[self.line.code, self.goal.number])

    @property
    def label(self) -> str:
        return f"{self.line.code} × {self.goal.number}"


def cell_of(link: LineGoal, counts: dict) -> Cell:
    """The cell of a link, with its own out of all `counts`."""
    found = counts.get((link.line.code, link.goal.number), {})
    return Cell(link.line, link.goal, NONE | found)


@dataclass(frozen=True)
class Matrix:
    lines: list
    goals: list
    cells: dict
    """(line's code, goal's number) to Cell."""

    def rows(self):
        """Each line with what stands under each goal: a cell or None."""
        for line in self.lines:
            yield line, [self.cells.get((line.code, goal.number)) for goal in self.goals]

    def by_line(self):
        for line, cells in self.rows():
            yield line, [cell for cell in cells if cell]

    def by_goal(self):
        for goal in self.goals:
            found = [self.cells.get((line.code, goal.number)) for line in self.lines]
            yield goal, [cell for cell in found if cell]

    @property
    def waiting(self) -> int:
        """How many links have no evidence."""
        return sum(not cell.total for cell in self.cells.values())


def matrix_of(code, **filters) -> Matrix:
    """The matrix in language `code`, its evidence counted under `filters`; 4 queries."""
    lines = ActionLine.objects.in_matrix().only("code", "order", f"title_{code}")
    goals = Goal.objects.only("number", "colour", f"title_{code}")
    links = LineGoal.objects.order_by().values_list("line__code", "goal__number")
    return assembled(list(lines), list(goals), links, evidence.counts(**filters))


def assembled(lines, goals, links, counts) -> Matrix:
    by_code = {line.code: line for line in lines}
    by_number = {goal.number: goal for goal in goals}
    cells = {
        (code, number): Cell(
            by_code[code], by_number[number], NONE | counts.get((code, number), {})
        )
        for code, number in links
        if code in by_code
    }
    return Matrix(lines, goals, cells)
