"""Plans: what a period asks of a person or a team, shared out over workdays.

A plan stands for its own day, week or month. Each workday of that carries its share, so that any
period can be held against any plan. What is taken off a person's plan is not written into it: it
follows from their loads, and `sales.capacity` says why they are less.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from sales.pace import Loads
from sales.periods import DAY, PERIODS, Period


class Level(StrEnum):
    """Lowest first. A person or a team may have any of them."""

    MINIMUM = "minimum"
    PLAN = "plan"
    STRETCH = "stretch"


DayLevels = Mapping[Level, Mapping[str, int]]
"""What a day asks beyond its minimums, by level, lowest first, and metric."""


@dataclass(frozen=True, slots=True)
class Change:
    """From ``starts_on`` the whole day, week or month around it asks ``amount``; None: nothing."""

    starts_on: date
    amount: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """``kind`` is a key of ``PERIODS``; ``changes`` is its history, oldest first, one a day."""

    kind: str
    changes: tuple[Change, ...]

    def amount_on(self, day: date) -> int:
        """What the day, week or month around ``day`` is asked, as it stands on that day."""
        held = [it.amount for it in self.changes if it.starts_on <= day]
        return (held[-1] or 0) if held else 0

    def own(self, period: Period) -> Iterator[Period]:
        """Its days, weeks or months that ``period`` touches, in order."""
        around = PERIODS[self.kind]
        one = around(period.start)
        while one.start < period.end:
            yield one
            one = around(one.end)


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """A team's own plan, None without one, beside the sum of its people's."""

    own: int | None
    of_people: int

    @property
    def asked(self) -> int:
        return self.of_people if self.own is None else self.own

    @property
    def uncovered(self) -> int:
        """What the team is asked beyond its people; below 0: they are asked for more than it is."""
        return self.asked - self.of_people


def asked(plan: Plan, period: Period, full: Loads, own: Loads) -> Fraction:
    """What ``period`` asks by ``plan``: a change shares out anew what the days before left over.
    Where no workday is left, what it adds falls on the day of the change, and is carried as on the
    last workday.

    ``full``: the loads that the plan is shared out by, over all of its own periods; ``own``: what
    the person carries of them.
    """
    return sum((_asked_in(plan, it, period, full, own) for it in plan.own(period)), Fraction(0))


def eased_by(days: Period, plan: Plan, period: Period, full: Loads, own: Loads) -> Fraction:
    """What is not carried on ``days`` takes off what the whole ``period`` asks."""
    return asked(plan, period, full, {it: full.get(it, 0) - own.get(it, 0) for it in days})


def due(plan: Plan, period: Period, open_day: date, full: Loads, own: Loads) -> Fraction:
    """What is asked of the days before ``open_day``; never more than of the whole period."""
    passed = Period(period.start, max(period.start, min(open_day, period.end)))
    return min(asked(plan, passed, full, own), asked(plan, period, full, own))


def main_level(levels: Mapping[Level, int]) -> Level | None:
    """The level that pace and projection are held against: the plan, else what there is."""
    order = (Level.PLAN, Level.MINIMUM, Level.STRETCH)
    return next((level for level in order if levels.get(level)), None)


def _asked_in(plan: Plan, one: Period, period: Period, full: Loads, own: Loads) -> Fraction:
    """Of the days that ``period`` shares with ``one`` of the plan's own periods."""
    whole = carried = Fraction(0)
    for days, rate in _rates(plan, one, full):
        shared = [by for day, by in days if day in period]
        whole += rate * sum(full[day] for day in shared)
        carried += rate * sum(own.get(day, 0) for day in shared)
    # A plan cut below what had been asked by then: the days stay, their sum is what it was cut to.
    amount = plan.amount_on(min(one.end, period.end) - DAY)
    return carried * amount / whole if whole > amount else carried


def _rates(
    plan: Plan, one: Period, full: Loads
) -> Iterator[tuple[list[tuple[date, date]], Fraction]]:
    """The workdays from one change within ``one`` to the next, each with the workday whose load
    counts for it, and what a percent of that is asked.
    """
    workdays = [day for day in one if full.get(day)]
    starts = sorted({one.start, *(it.starts_on for it in plan.changes if it.starts_on in one)})
    before, load = Fraction(0), sum(full[day] for day in workdays)
    if not workdays:
        return
    for since, end in zip(starts, (*starts[1:], one.end), strict=True):
        days = [(day, day) for day in workdays if since <= day < end]
        if not load:  # no workday is left, so the rest falls on the day it was said
            days, load = [(since, day) for day in workdays[-1:]], full[workdays[-1]]
        if days:
            rate = max(Fraction(0), plan.amount_on(since) - before) / load
            yield days, rate
            carried = sum(full[by] for _, by in days)
            before, load = before + rate * carried, load - carried
