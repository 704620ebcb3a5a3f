"""What plans of a period are reckoned from, and what each is shared out by: whose days count."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sales.capacity import TeamCapacity
from sales.catalog import Figures
from sales.pace import Loads
from sales.periods import Period
from sales.plan_standing import Shares, shared_out
from sales.stays import Stays
from sales.targets import Target
from sales.teams import Role, Roster, Team

Days = Mapping[date, Figures]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSources:
    """What plans of ``period`` are reckoned from; ``days`` by person reach 8 weeks further back.

    ``stays``: when each sold in the team; ``roster``: who does now, or did in the period. ``loads``
    by person, and ``full``, of one at full time who is never away, reach back as ``days`` do.
    """

    team: Team
    kind: str
    period: Period
    today: date
    open_day: date
    capacity: TeamCapacity
    said: tuple[Target, ...]
    stays: Mapping[int, Stays]
    full: Loads
    loads: Mapping[int, Loads]
    roster: Roster
    days: Mapping[int, Days]

    @property
    def team_days(self) -> Period:
        """The part of the period that there is a team: from the day the first of it was there."""
        first = min((it.start for it in self.stays.values()), default=self.period.start)
        return Period(min(max(first, self.period.start), self.period.end), self.period.end)

    def stay(self, person_id: int) -> Stays:
        """The part of the period that they are in the team."""
        return self.stays.get(person_id, Stays((self.period,))).within(self.period)


def shares_of(found: PlanSources, person_id: int, metric: str) -> Shares:
    """A person's. A plan counts from the team's first day; one said to themselves since they joined
    from theirs, as it was said knowing that; and so of whoever was away between two stays.
    """
    stay = found.stay(person_id)
    days = stay.known_on(_last_said(found, person_id, metric), found.period.end)
    shrinks = partial(found.capacity.shrinks, metric)
    return shared_out(found.full, found.loads[person_id], days or found.team_days, stay, shrinks)


def _last_said(found: PlanSources, person_id: int, metric: str) -> date:
    """The day on which an amount was last said to them by the period's end."""
    aim = person_id, metric, found.kind
    said = (
        it.set_on
        for it in found.said
        if (it.aim.person_id, it.aim.metric, it.aim.period) == aim and it.amount is not None
    )
    return max((it for it in said if it < found.period.end), default=date.min)


def team_shares(found: PlanSources, metric: str) -> Shares:
    """Of the team's own plan."""
    loads, days = team_loads(found), found.team_days
    return shared_out(loads, loads, days, days, partial(found.capacity.shrinks, metric))


def sum_shares(found: PlanSources, loads: Loads) -> Shares:
    """Of its people's plans together: less is asked of each already, and no less of their sum."""
    return shared_out(found.full, loads, found.period, found.period, lambda _: False)


def member_loads(found: PlanSources, person_id: int) -> Loads:
    """Of the days that they are in the team."""
    stay = found.stays.get(person_id, found.period)
    return {day: load for day, load in found.loads[person_id].items() if day in stay}


def team_loads(found: PlanSources) -> Loads:
    """Of all who sell, or sold then; where nobody works, of the calendar since there is a team."""
    sellers = found.roster.sellers()
    sums = loads_of(found, (it.person.id for it in sellers if it.role is Role.MANAGER))
    if any(sums[day] for day in found.period):
        return sums
    first = min((it.start for it in found.stays.values()), default=found.period.start)
    return {day: load for day, load in found.full.items() if day >= first}


def loads_of(found: PlanSources, people_ids: Iterable[int]) -> Counter[date]:
    sums: Counter[date] = Counter()
    for person_id in people_ids:
        sums.update(member_loads(found, person_id))
    return sums
