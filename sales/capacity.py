"""How much of a full load a person carries each day, and what is asked of them for it.

A person's own calendar is the team's, less the days outside their own work week and their absences;
on what is left they carry their share of a full load, a newcomer less of it week by week.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from sales.absences import Absence
from sales.catalog import CATALOG, Unit
from sales.periods import DAY, Period, WorkCalendar
from sales.stays import Stays

FULL = 100  # percent
FURTHEST = timedelta(days=366)  # a week of one's own may leave no workday at all


@dataclass(frozen=True, slots=True)
class Schedule:
    """A person's own, from ``since`` on; ``week`` None: the team's.

    ``ramp``: percents of ``load`` in the weeks from ``ramp_from`` on; after them, all of it.
    """

    since: date
    week: frozenset[int] | None = None
    load: int = FULL
    ramp: tuple[int, ...] = ()
    ramp_from: date | None = None

    def carried(self, day: date) -> int:
        """Percent of a full load, half up."""
        week = (day - (self.ramp_from or self.since)).days // 7
        share = self.ramp[max(0, week)] if self.ramp and week < len(self.ramp) else FULL
        return (self.load * share + FULL // 2) // FULL


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """One person's: ``schedules`` oldest first, ``absences`` those that stand."""

    team: WorkCalendar
    schedules: tuple[Schedule, ...] = ()
    absences: tuple[Absence, ...] = ()

    def is_workday(self, day: date) -> bool:
        return self._is_scheduled(day) and self.absence_on(day) is None

    def workdays(self, period: Period) -> list[date]:
        return [day for day in period if self.is_workday(day)]

    def next_workday(self, day: date) -> date:
        """The first from ``day`` on; ``day`` itself where there is none in a year."""
        ahead = Period(day, day + FURTHEST)
        return next((it for it in ahead if self.is_workday(it)), day)

    def absence_on(self, day: date) -> Absence | None:
        return next((it for it in self.absences if day in it.days), None)

    def capacity(self, day: date) -> int:
        """Percent of a full load that the day can be asked for, 0 to 100."""
        if not self.is_workday(day):
            return 0
        schedule = self._schedule(day)
        return FULL if schedule is None else schedule.carried(day)

    def is_ramping(self, day: date) -> bool:
        """Whether a newcomer's ramp holds the day below the person's load."""
        schedule = self._schedule(day)
        return schedule is not None and schedule.carried(day) < schedule.load

    def _is_scheduled(self, day: date) -> bool:
        """Whose week holds all the team's days works its moved days too."""
        schedule = self._schedule(day)
        own = schedule.week if schedule else None
        is_own = own is None or day.weekday() in own or own >= self.team.week_on(day)
        return is_own and self.team.is_workday(day)

    def _schedule(self, day: date) -> Schedule | None:
        return next((it for it in reversed(self.schedules) if it.since <= day), None)


def unknown_days(
    own: OwnCalendar, days: Iterable[date], heard: Iterable[date], stay: Period | Stays
) -> list[date]:
    """The own workdays among ``days`` without an entry or a zero, in order.

    An absence is known by itself. ``heard``: the days with an entry or a zero; ``stay``: in the
    team.
    """
    known = set(heard)
    return sorted(day for day in days if day in stay and day not in known and own.is_workday(day))


def shrunk(amount: int, capacity: int) -> int:
    """What the percents of a full load come to, rounded up."""
    return -(-amount * capacity // FULL)


def shrinks_by_default(metric: str) -> bool:
    """What is done by hand shrinks with the hands; a sum of money is promised as a whole."""
    return CATALOG[metric].unit is not Unit.MONEY


@dataclass(frozen=True, slots=True)
class TeamCapacity:
    """A team's calendar with what its people have of their own.

    ``choices``: by metric the team's word whether it shrinks, each from a day on, oldest first.
    """

    calendar: WorkCalendar
    schedules: Mapping[int, tuple[Schedule, ...]] = field(default_factory=dict)
    absences: Mapping[int, tuple[Absence, ...]] = field(default_factory=dict)
    choices: Mapping[str, tuple[tuple[date, bool], ...]] = field(default_factory=dict)

    def of(self, person_id: int) -> OwnCalendar:
        return OwnCalendar(
            self.calendar, self.schedules.get(person_id, ()), self.absences.get(person_id, ())
        )

    def shrinks(self, metric: str, day: date) -> bool:
        """Whether less capacity asks for less of the metric."""
        said = (choice for since, choice in reversed(self.choices.get(metric, ())) if since <= day)
        return next(said, shrinks_by_default(metric))

    def asked(self, person_id: int, day: date, minimums: Mapping[str, int]) -> dict[str, int]:
        """What a level of a day comes to for one person; on a day not worked, to nothing."""
        own = self.of(person_id)
        if not own.is_workday(day):
            return {}
        capacity = own.capacity(day)
        eased = {
            metric: shrunk(it, capacity) if self.shrinks(metric, day) else it
            for metric, it in minimums.items()
        }
        return {metric: it for metric, it in eased.items() if it}


class Why(StrEnum):
    """Why a person carries less of a workday than the team does."""

    ABSENCE = "absence"
    OWN_WEEK = "own_week"
    PART_TIME = "part_time"
    RAMP = "ramp"


@dataclass(frozen=True, slots=True)
class Easing:
    """``percent`` less is carried on the team's workdays in ``days``, and why: a line of its own,
    never an edit of a plan. A day has one reason at most. ``absence`` says which one it is.
    """

    days: Period
    percent: int
    why: Why
    absence: Absence | None = None


def easings(own: OwnCalendar, period: Period) -> tuple[Easing, ...]:
    """All that a person is relieved of in the period, the earliest first, a line for each run of
    workdays with the same reason; together they leave the person's capacity.
    """
    runs = groupby(own.team.workdays(period), key=lambda day: _reason(own, day))
    found = []
    for reason, run in runs:
        days = list(run)
        if reason is not None:
            percent, why, absence = reason
            found.append(Easing(Period(days[0], days[-1] + DAY), percent, why, absence))
    return tuple(found)


def _reason(own: OwnCalendar, day: date) -> tuple[int, Why, Absence | None] | None:
    absence, left = own.absence_on(day), own.capacity(day)
    if left == FULL:
        return None
    if absence is not None:
        return FULL, Why.ABSENCE, absence
    if not own.is_workday(day):
        return FULL, Why.OWN_WEEK, None
    return FULL - left, Why.RAMP if own.is_ramping(day) else Why.PART_TIME, None
