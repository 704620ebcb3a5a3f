"""Of whom which workdays are unknown: silence is not zero, and an absence is no silence."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sales.capacity import TeamCapacity, unknown_days
from sales.periods import DAY, Period, WorkCalendar
from sales.teams import Person, Team
from storage.presence import known_days, stays


def last_workdays(calendar: WorkCalendar, today: date, count: int) -> list[date]:
    """The ``count`` workdays before ``today``, oldest first."""
    days: list[date] = []
    day = today
    while len(days) < count:
        day = calendar.previous_workday(day)
        days.append(day)
    return days[::-1]


def load_unknown_days(
    db: sqlite3.Connection,
    team: Team,
    sellers: Iterable[Person],
    workdays: Collection[date],
    capacity: TeamCapacity,
) -> dict[int, list[date]]:
    """Each person's unknown days among the ``workdays`` that they are in the team, oldest first."""
    if not workdays:
        return {person.id: [] for person in sellers}
    period = Period(min(workdays), max(workdays) + DAY)
    known = known_days(db, team.id, period)
    of_team = stays(db, team.id, team.timezone)
    return {
        person.id: unknown_days(
            capacity.of(person.id), workdays, known.get(person.id, ()), of_team[person.id]
        )
        for person in sellers
    }


def silent_in_a_row(
    unknown: Mapping[int, list[date]],
    workdays: list[date],
    known: Mapping[int, Collection[date]],
    capacity: TeamCapacity,
) -> dict[int, int]:
    """How many of a person's own ``workdays`` up to the last one are unknown without a break.

    Work on a day off breaks a silence, though the day itself is not counted.
    """
    counts = {}
    for person_id, days in unknown.items():
        own, heard = capacity.of(person_id), max(known.get(person_id, ()), default=date.min)
        counts[person_id] = 0
        for day in filter(own.is_workday, reversed(workdays)):
            if day not in days or day < heard:
                break
            counts[person_id] += 1
    return counts
