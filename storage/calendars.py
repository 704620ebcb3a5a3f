"""A team's own word on its work calendar, and its people's schedules: dated, never overwritten."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from sales.capacity import Schedule, TeamCapacity
from sales.periods import WorkCalendar
from sales.teams import Team
from sales.work_hours import WorkHours
from storage.absences import standing_absences

PublicCalendars = Callable[[str, date], WorkCalendar]
"""A country's, for the years about a day."""


def load_calendar(
    db: sqlite3.Connection, team: Team, around: date, public_of: PublicCalendars
) -> WorkCalendar:
    """The team's calendar for the years about ``around``: its countries' under its own work weeks
    and days.
    """
    weeks = db.execute(
        "SELECT starts_on, weekdays FROM work_weeks WHERE team_id = ? ORDER BY starts_on",
        (team.id,),
    )
    public, own = _public(db, team, around, public_of), own_days(db, team.id)
    working = frozenset(day for day, is_workday in own.items() if is_workday)
    return WorkCalendar(
        week=public.week,
        days_off=(public.days_off - working) | (own.keys() - working),
        working=(public.working - own.keys()) | working,
        weeks=tuple((date.fromisoformat(day), _weekdays(said)) for day, said in weeks),
    )


def _public(
    db: sqlite3.Connection, team: Team, around: date, public_of: PublicCalendars
) -> WorkCalendar:
    """The team's country now; on the days before a change, the one that was."""
    held = public_of(team.country, around)
    days_off, working = held.days_off, held.working
    for ends_on, country in db.execute(
        "SELECT ends_on, country FROM past_countries WHERE team_id = ? ORDER BY ends_on DESC",
        (team.id,),
    ):
        was, end = public_of(country, around), date.fromisoformat(ends_on)
        days_off = _before(end, was.days_off) | (days_off - _before(end, days_off))
        working = _before(end, was.working) | (working - _before(end, working))
    return replace(held, days_off=days_off, working=working)


def _before(end: date, days: frozenset[date]) -> frozenset[date]:
    return frozenset(day for day in days if day < end)


def own_days(db: sqlite3.Connection, team_id: int) -> dict[date, bool]:
    rows = db.execute("SELECT day, is_workday FROM calendar_days WHERE team_id = ?", (team_id,))
    return {date.fromisoformat(day): bool(is_workday) for day, is_workday in rows}


def load_capacity(db: sqlite3.Connection, team_id: int, calendar: WorkCalendar) -> TeamCapacity:
    """The team's calendar with its people's schedules and the absences that stand, as far back
    as the calendar knows days off.
    """
    schedules: dict[int, tuple[Schedule, ...]] = {}
    for row in db.execute(
        "SELECT person_id, starts_on, weekdays, load, ramp, ramp_from FROM schedules"
        " WHERE team_id = ? ORDER BY starts_on",
        (team_id,),
    ):
        schedules[row[0]] = (*schedules.get(row[0], ()), _schedule(row))
    choices: dict[str, tuple[tuple[date, bool], ...]] = {}
    for metric, day, shrinks in db.execute(
        "SELECT metric, starts_on, shrinks FROM shrinking WHERE team_id = ? ORDER BY starts_on",
        (team_id,),
    ):
        choice = (date.fromisoformat(day), bool(shrinks))
        choices[metric] = (*choices.get(metric, ()), choice)
    since = min(calendar.days_off, default=date.min)
    return TeamCapacity(calendar, schedules, standing_absences(db, team_id, since), choices)


def load_hours(db: sqlite3.Connection, team_id: int, day: date) -> WorkHours:
    """The team's work hours on a day."""
    row = db.execute(
        "SELECT opens, closes FROM work_hours WHERE team_id = ? AND starts_on <= ?"
        " ORDER BY starts_on DESC LIMIT 1",
        (team_id, day.isoformat()),
    ).fetchone()
    return WorkHours(*row) if row else WorkHours()


def set_work_week(
    db: sqlite3.Connection,
    team_id: int,
    week: frozenset[int],
    starts_on: date,
    set_by: int,
    now: datetime,
) -> None:
    db.execute(
        "INSERT INTO work_weeks (team_id, starts_on, weekdays, set_by, set_at)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " weekdays = excluded.weekdays, set_by = excluded.set_by, set_at = excluded.set_at",
        (team_id, starts_on.isoformat(), _digits(week), set_by, int(now.timestamp())),
    )


def set_work_hours(
    db: sqlite3.Connection,
    team_id: int,
    hours: WorkHours,
    starts_on: date,
    set_by: int,
    now: datetime,
) -> None:
    db.execute(
        "INSERT INTO work_hours (team_id, starts_on, opens, closes, set_by, set_at)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET opens = excluded.opens,"
        " closes = excluded.closes, set_by = excluded.set_by, set_at = excluded.set_at",
        (
            team_id,
            starts_on.isoformat(),
            hours.opens,
            hours.closes,
            set_by,
            int(now.timestamp()),
        ),
    )


def set_country(
    db: sqlite3.Connection,
    team: Team,
    country: str,
    starts_on: date,
    set_by: int,
    now: datetime,
) -> None:
    """Before ``starts_on`` the days are what they were; of a day's several, the last holds it."""
    db.execute(
        "INSERT INTO past_countries (team_id, ends_on, country, set_by, set_at)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (team.id, starts_on.isoformat(), team.country, set_by, int(now.timestamp())),
    )
    db.execute("UPDATE teams SET country = ? WHERE id = ?", (country, team.id))


def set_day(
    db: sqlite3.Connection, team_id: int, day: date, set_by: int, now: datetime, *, is_workday: bool
) -> None:
    """The team's own word on a day; the last one counts."""
    db.execute(
        "INSERT INTO calendar_days (team_id, day, is_workday, set_by, set_at)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " is_workday = excluded.is_workday, set_by = excluded.set_by, set_at = excluded.set_at",
        (team_id, day.isoformat(), int(is_workday), set_by, int(now.timestamp())),
    )


def clear_day(db: sqlite3.Connection, team_id: int, day: date) -> None:
    """The day is again what the week and the country make of it."""
    db.execute(
        "DELETE FROM calendar_days WHERE team_id = ? AND day = ?", (team_id, day.isoformat())
    )


def set_schedule(
    db: sqlite3.Connection,
    team_id: int,
    person_id: int,
    schedule: Schedule,
    set_by: int,
    now: datetime,
) -> None:
    """A person's own from ``schedule.since`` on."""
    db.execute(
        "INSERT INTO schedules"
        " (team_id, person_id, starts_on, weekdays, load, ramp, ramp_from, set_by, set_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " weekdays = excluded.weekdays, load = excluded.load, ramp = excluded.ramp,"
        " ramp_from = excluded.ramp_from, set_by = excluded.set_by, set_at = excluded.set_at",
        (
            team_id,
            person_id,
            schedule.since.isoformat(),
            None if schedule.week is None else _digits(schedule.week),
            schedule.load,
            ",".join(map(str, schedule.ramp)),
            (schedule.ramp_from or schedule.since).isoformat(),
            set_by,
            int(now.timestamp()),
        ),
    )


def set_shrinking(
    db: sqlite3.Connection,
    team_id: int,
    metric: str,
    starts_on: date,
    set_by: int,
    now: datetime,
    *,
    shrinks: bool,
) -> None:
    db.execute(
        "INSERT INTO shrinking (team_id, metric, starts_on, shrinks, set_by, set_at)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " shrinks = excluded.shrinks, set_by = excluded.set_by, set_at = excluded.set_at",
        (team_id, metric, starts_on.isoformat(), int(shrinks), set_by, int(now.timestamp())),
    )


def _schedule(row: sqlite3.Row) -> Schedule:
    _, since, weekdays, load, ramp, ramp_from = row
    return Schedule(
        since=date.fromisoformat(since),
        week=None if weekdays is None else _weekdays(weekdays),
        load=load,
        ramp=tuple(int(it) for it in ramp.split(",") if it),
        ramp_from=date.fromisoformat(ramp_from),
    )


def _digits(week: frozenset[int]) -> str:
    return "".join(map(str, sorted(week)))


def _weekdays(digits: str) -> frozenset[int]:
    return frozenset(map(int, digits))
