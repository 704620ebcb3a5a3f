"""Where somebody stands against a plan, part of the way through its period (docs/metrics.md)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import dropwhile
from math import ceil

from sales.capacity import FULL
from sales.catalog import CATALOG
from sales.pace import Loads, Progress, Workday, needed_per_day, pace, progress, workdays
from sales.periods import DAY, Period
from sales.plans import Level, Plan, asked, due, main_level
from sales.projection import Projection, project
from sales.stays import Stays


@dataclass(frozen=True, slots=True)
class Shares:
    """What a plan is shared out by: ``full`` all of it, ``own`` what one carries of it; ``worked``:
    the days that one works.
    """

    full: Loads
    own: Loads
    worked: Loads


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStanding:
    """``levels``: what the period asks, less reliefs, rounded up; ``full``: the main level as said.

    ``due``: what is asked of the completed days. All in counts, minutes or minor units.
    """

    metric: str
    kind: str
    period: Period
    level: Level
    full: int
    levels: Mapping[Level, int]
    due: Fraction
    projection: Projection

    @property
    def progress(self) -> Progress:
        return self.projection.progress

    @property
    def fact(self) -> int:
        return self.progress.fact

    @property
    def asked(self) -> int:
        return self.levels[self.level]

    @property
    def is_stretch(self) -> bool:
        """Whether nothing but a stretch is asked."""
        return self.level is Level.STRETCH

    @property
    def pace(self) -> Fraction | None:
        """Percent; None of a stretch alone: it encourages, and nobody is behind it."""
        return None if self.is_stretch else pace(self.progress, self.due)

    @property
    def needed(self) -> int | None:
        """On each workday left."""
        return needed_per_day(self.progress, self.asked)

    @property
    def chance(self) -> int | None:
        """Percent, that the main level is reached."""
        return self.projection.chance(self.asked)


def stand(
    metric: str,
    plans: Mapping[Level, Plan],
    period: Period,
    facts: Mapping[date, int],
    shares: Shares,
    open_day: date,
    history: Sequence[Workday],
) -> PlanStanding | None:
    """None where the period's plans ask for nothing; ``facts`` by day."""
    last = period.end - DAY
    levels = {
        level: ceil(asked(plan, period, shares.full, shares.own)) for level, plan in plans.items()
    }
    level = main_level(levels)
    if level is None:
        return None
    plan = plans[level]
    found = progress(period, facts, shares.worked, open_day)
    return PlanStanding(
        metric=metric,
        kind=plan.kind,
        period=period,
        level=level,
        full=plan.amount_on(last),
        levels={it: amount for it, amount in levels.items() if amount},
        due=due(plan, period, open_day, shares.full, shares.own),
        projection=project(found, CATALOG[metric].unit, history),
    )


def shared_out(
    calendar: Loads,
    own: Loads,
    days: Period | Stays,
    stay: Period | Stays,
    shrinks: Callable[[date], bool],
) -> Shares:
    """Over ``days``, of which one is there in ``stay``: by the calendar on those on which less
    capacity asks for less, else by one's own.

    What does not shrink stays whole: who works on none of its days is asked for it by the calendar,
    and where that has no workday either, by all days.
    """
    worked = {day: own.get(day, 0) for day in stay}
    whole = {day for day in days if not shrinks(day)}
    if any(worked.values()) or not whole:
        full = {day: (own if day in whole else calendar).get(day, 0) for day in days}
        return Shares(full, worked, worked)
    has_workdays = any(calendar.get(day) for day in stay)
    full = {day: calendar.get(day, 0) if has_workdays else FULL for day in days}
    return Shares(full, {day: full.get(day, 0) for day in stay if day in whole}, worked)


def past(days: Period, facts: Mapping[date, int], loads: Loads) -> list[Workday]:
    """The workdays of a time before the period, from the first with a load on: before it there was
    nobody whose days they could have been.
    """
    return workdays(dropwhile(lambda day: not loads.get(day), days), facts, loads)
