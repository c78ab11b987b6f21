"""What an import would do, and doing it: whole or not at all."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from campaign.incoming.rows import Incoming, Reading
from campaign.models import Indicator, Observation

VALUES = ("value", "nature", "source_name", "source_url", "as_of")


@dataclass
class Changes:
    """The rows of a reading, by what they would do."""

    new: list[Observation] = field(default_factory=list)
    changed: list[tuple[Observation, Observation]] = field(default_factory=list)
    """What stands and what comes."""
    same: int = 0

    @property
    def total(self):
        return len(self.new) + len(self.changed)


def compare(reading: Reading) -> Changes:
    """The rows of `reading` beside what is stored; adds findings to it. 2 queries."""
    indicators = Indicator.objects.in_bulk(
        {each.indicator for each in reading.rows}, field_name="code"
    )
    stored = {
        (each.indicator_id, each.area, each.breakdown, each.year): each
        for each in Observation.objects.filter(indicator__in=indicators.values())
    }
    changes = Changes()
    for incoming in reading.rows:
        indicator = indicators.get(incoming.indicator)
        if indicator is None:
            message = _("There is no indicator of this code. Add it first.")
            reading.finding(incoming.row, "indicator", message, incoming.indicator)
        elif incoming.unit and incoming.unit != indicator.unit:
            reading.left_out[_("another unit than the indicator’s")] += 1
        else:
            sort_in(changes, observation_of(incoming, indicator), stored)
    return changes


def observation_of(incoming: Incoming, indicator) -> Observation:
    return Observation(
        indicator=indicator,
        area=incoming.area,
        breakdown=incoming.breakdown,
        year=incoming.year,
        **{name: getattr(incoming, name) for name in VALUES},
    )


def sort_in(changes: Changes, coming: Observation, stored):
    standing = stored.get((coming.indicator_id, coming.area, coming.breakdown, coming.year))
    if standing is None:
        changes.new.append(coming)
    elif all(getattr(standing, name) == getattr(coming, name) for name in VALUES):
        changes.same += 1
    else:
        coming.pk = standing.pk
        changes.changed.append((standing, coming))


@transaction.atomic
def apply(reading: Reading) -> Changes | None:
    """Write what `compare` finds now; None, and nothing written, where there are errors."""
    # Nobody else imports in the meantime.
    list(Indicator.objects.select_for_update().values_list("pk"))
    changes = compare(reading)
    if reading.errors:
        return None
    Observation.objects.bulk_create(changes.new, batch_size=2000)
    Observation.objects.bulk_update(
        [coming for _standing, coming in changes.changed], VALUES, batch_size=500
    )
    return changes
