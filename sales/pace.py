"""How far a period has come for one metric, and how that stands against its plan (docs/metrics.md).

A load is the percent of a full workday that a person can be asked for on a day: 100 as a rule, 50
at half time, 0 on a day off. A team's is the sum of its people's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from sales.capacity import FULL, OwnCalendar
from sales.periods import DAY, Period, WorkCalendar

Loads = Mapping[date, int]
"""Loads by day; a day that is not in it is a day off."""


@dataclass(frozen=True, slots=True)
class Workday:
    """A completed workday: its load, which is above 0, and what was done on it and on the days off
    after it.
    """

    value: int
    load: int


@dataclass(frozen=True, slots=True)
class Progress:
    """One metric, in counts, minutes or minor units, part of the way through a period.

    ``fact`` holds all that was done in it so far; ``completed`` leaves out the day under way.
    ``days`` are the completed workdays, ``left`` the loads of the workdays that are not. Where
    there are any ``days``, together they make up ``completed``.
    """

    fact: int
    completed: int
    days: tuple[Workday, ...]
    left: tuple[int, ...]

    @property
    def today(self) -> int:
        """Done since the last completed day."""
        return self.fact - self.completed

    @property
    def passed_load(self) -> int:
        return sum(day.load for day in self.days)

    @property
    def left_load(self) -> int:
        return sum(self.left)


def full_loads(calendar: WorkCalendar, period: Period) -> Loads:
    """Of a person at full time who is never away."""
    return dict.fromkeys(calendar.workdays(period), FULL)


def own_loads(own: OwnCalendar, period: Period) -> Loads:
    return {day: own.capacity(day) for day in period}


def first_open_day(today: date, now: datetime, closes: datetime) -> date:
    """The first day that is not completed: today until its work hours close, then tomorrow."""
    return today if now < closes else today + DAY


def progress(period: Period, facts: Mapping[date, int], loads: Loads, open_day: date) -> Progress:
    """``facts`` by day, days off included: what is done on them counts, and passes no workday."""
    completed = [day for day in period if day < open_day]
    return Progress(
        fact=sum(facts.get(day, 0) for day in period),
        completed=sum(facts.get(day, 0) for day in completed),
        days=tuple(workdays(completed, facts, loads)),
        left=tuple(loads[day] for day in period if day >= open_day and loads.get(day)),
    )


def workdays(days: Iterable[date], facts: Mapping[date, int], loads: Loads) -> list[Workday]:
    """Those among ``days``, which are in order. What is done on a day off joins the workday before
    it, or the first one where none is before.
    """
    done: list[int] = []
    worked: list[int] = []
    early = 0
    for day in days:
        if load := loads.get(day):
            done.append(facts.get(day, 0) + early)
            worked.append(load)
            early = 0
        elif done:
            done[-1] += facts.get(day, 0)
        else:
            early += facts.get(day, 0)
    return list(map(Workday, done, worked))


def pace(found: Progress, due: Fraction) -> Fraction | None:
    """Percent. ``due``: what is asked of the completed days; without any, or with 0 due, None."""
    return found.completed * 100 / due if found.days and due > 0 else None


def needed_per_day(found: Progress, plan: int) -> int | None:
    """What is still missing, shared out over the workdays left, today among them; None when none
    is left.
    """
    if found.fact >= plan:
        return 0
    days = len(found.left)
    return -((found.fact - plan) // days) if days else None
