"""The team's running total beside its plan's, workday by workday."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reports.plan_facts import main_plan, parts_of, plans_held, team_facts
from reports.plan_shares import PlanSources, loads_of, shares_of, team_loads, team_shares
from sales.periods import DAY, Period
from sales.plan_standing import PlanStanding, Shares
from sales.plans import Plan, due
from sales.targets import TEAM


@dataclass(frozen=True, slots=True)
class Part:
    """One plan of those that make up the team's, and what it is shared out over."""

    plan: Plan
    shares: Shares

    def due(self, period: Period, open_day: date) -> Fraction:
        return due(self.plan, period, open_day, self.shares.full, self.shares.own)

    def in_period(self, period: Period) -> Hashable:
        """The same of parts that ask the same of each day."""
        full, own = self.shares.full, self.shares.own
        return self.plan, tuple((full.get(day, 0), own.get(day, 0)) for day in period)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """The plan's running total at the end of each of the team's workdays, and what was done."""

    workdays: tuple[date, ...]
    plan: tuple[Fraction, ...]
    done: tuple[int, ...]


def plan_line(
    found: PlanSources, metric: str, by_person: Mapping[int, tuple[PlanStanding, ...]]
) -> PlanLine:
    """Of the team's own plan, else of its people's together: what each is asked by each day."""
    own = dict(plans_held(found, TEAM)).get(metric)
    standings = parts_of(metric, by_person)
    parts = (
        [Part(main_plan(own), team_shares(found, metric))]
        if own
        else [_of_person(found, person_id, it) for person_id, it in standings.items()]
    )
    facts = team_facts(found, metric, None if own else set(standings))
    loads = team_loads(found) if own else loads_of(found, standings)
    workdays = tuple(day for day in found.period if loads.get(day))
    return PlanLine(
        workdays,
        _asked_by(workdays, parts, found.period),
        tuple(_done_until(facts, found.period, day) for day in workdays if day < found.open_day),
    )


def _of_person(found: PlanSources, person_id: int, standing: PlanStanding) -> Part:
    metric = standing.metric
    plan = dict(plans_held(found, person_id))[metric][standing.level]
    return Part(plan, shares_of(found, person_id, metric))


def _asked_by(
    workdays: Sequence[date], parts: Iterable[Part], period: Period
) -> tuple[Fraction, ...]:
    """By the end of each workday, of all together; the last one is asked for what is said on the
    days off after it too. Equal parts are worked out once.
    """
    equal: dict[Hashable, list[Part]] = {}
    for part in parts:
        equal.setdefault(part.in_period(period), []).append(part)
    ends = [day + DAY for day in workdays]
    return tuple(
        sum((len(those) * those[0].due(period, end) for those in equal.values()), Fraction(0))
        for end in (*ends[:-1], *([period.end] if ends else []))
    )


def _done_until(facts: Mapping[date, int], period: Period, day: date) -> int:
    return sum(number for at, number in facts.items() if period.start <= at <= day)
