"""Of whom which workdays are unknown: silence is not zero."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sales.periods import DAY, Period, WorkCalendar
from sales.teams import Person, Team
from storage.presence import first_days, known_days


def last_workdays(calendar: WorkCalendar, today: date, count: int) -> list[date]:
    """The ``count`` workdays before ``today``, oldest first."""
    days: list[date] = []
    day = today
    while len(days) < count:
        day = calendar.previous_workday(day)
        days.append(day)
    return days[::-1]


def load_unknown_days(
    db: sqlite3.Connection, team: Team, sellers: Iterable[Person], workdays: Collection[date]
) -> dict[int, list[date]]:
    """Each person's unknown days among ``workdays`` since they are in the team, oldest first."""
    if not workdays:
        return {person.id: [] for person in sellers}
    period = Period(min(workdays), max(workdays) + DAY)
    known = known_days(db, team.id, period)
    since = first_days(db, team.id, team.timezone)
    return {
        person.id: sorted(
            day
            for day in workdays
            if day >= since[person.id] and day not in known.get(person.id, ())
        )
        for person in sellers
    }


def silent_in_a_row(unknown: Mapping[int, list[date]], workdays: list[date]) -> dict[int, int]:
    """How many of the ``workdays`` up to the last one are unknown without a break, by person."""
    counts = {}
    for person_id, days in unknown.items():
        count = 0
        for day in reversed(workdays):
            if day not in days:
                break
            count += 1
        counts[person_id] = count
    return counts
