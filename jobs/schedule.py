"""When a team's posts come, in its own time zone and on its workdays. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sales.periods import DAY, WorkCalendar, local_day, local_moment


@dataclass(frozen=True, slots=True)
class Slot:
    """Comes at ``at``; late, it is still of use before ``until``, the same day."""

    at: time
    until: time


SLOTS = {
    "digest": Slot(time(9), time(12)),
    "goals": Slot(time(9, 5), time(12)),
    "reminder": Slot(time(17, 30), time(18)),
    "board": Slot(time(18, 30), time(22)),
}


def run_at(kind: str, day: date, timezone: str) -> datetime:
    """The UTC moment it is due on a local day."""
    return local_moment(day, SLOTS[kind].at, timezone)


def deadline(kind: str, day: date, timezone: str) -> datetime:
    """The UTC moment from which on it is too late."""
    return local_moment(day, SLOTS[kind].until, timezone)


def first_day(kind: str, timezone: str, calendar: WorkCalendar, now: datetime) -> date:
    """The workday of a new team's first one: what came before the team did is not made up for."""
    day = local_day(now, timezone)
    return day if _is_ahead(kind, day, timezone, calendar, now) else next_day(day, calendar)


def next_day(day: date, calendar: WorkCalendar) -> date:
    """The first workday after ``day``."""
    day += DAY
    while not calendar.is_workday(day):
        day += DAY
    return day


def _is_ahead(kind: str, day: date, timezone: str, calendar: WorkCalendar, now: datetime) -> bool:
    return calendar.is_workday(day) and now < run_at(kind, day, timezone)
