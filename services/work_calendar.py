"""When a team works and who carries how much of it: set by its heads, from a day on."""

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from locales.calendars import COUNTRIES
from sales.capacity import FULL, Schedule
from sales.catalog import CATALOG
from sales.errors import SalesError
from sales.periods import local_day
from sales.teams import Actor, Team
from sales.work_hours import MIDNIGHT, WorkHours
from services.membership import headed_team, member_of
from storage import calendars, due

LONGEST_RAMP = 26  # weeks
FAR = timedelta(days=366)


def set_work_week(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, week: Iterable[int], now: datetime
) -> Team:
    """The weekdays (0 is Monday) that the team works from today on; what was stays as it was."""
    team = headed_team(db, actor, team_id)
    days = _checked_week(week)
    calendars.set_work_week(db, team_id, days, _today(team, now), actor.person.id, now)
    due.forget(db, team_id, now)
    return team


def set_work_hours(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, hours: WorkHours, now: datetime
) -> Team:
    """The work hours of a day from today on, in the team's local time."""
    team = headed_team(db, actor, team_id)
    if not 0 <= hours.opens < hours.closes <= MIDNIGHT:
        raise SalesError("calendar.hours")
    calendars.set_work_hours(db, team_id, hours, _today(team, now), actor.person.id, now)
    return team


def set_country(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, country: str, now: datetime
) -> Team:
    """Whose public holidays are the team's days off from today on; what was stays as it was."""
    team = headed_team(db, actor, team_id)
    if country not in COUNTRIES:
        raise SalesError("calendar.country")
    calendars.set_country(db, team, country, _today(team, now), actor.person.id, now)
    due.forget(db, team_id, now)
    return team


def add_day_off(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, day: date, now: datetime
) -> Team:
    """A day that this team does not work, whatever its week and country say."""
    return _set_day(db, actor, team_id, day, now, is_workday=False)


def add_working_day(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, day: date, now: datetime
) -> Team:
    """A day that this team works, whatever its week and country say."""
    return _set_day(db, actor, team_id, day, now, is_workday=True)


def clear_day(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, day: date, now: datetime
) -> Team:
    """Take back the team's own word on a day."""
    team = headed_team(db, actor, team_id)
    _check_ahead(team, day, now)
    calendars.clear_day(db, team_id, day)
    due.forget(db, team_id, now)
    return team


def set_schedule(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    person_id: int,
    week: Iterable[int] | None,
    load: int,
    ramp: tuple[int, ...] = (),
    ramp_from: date | None = None,
    now: datetime,
) -> Schedule:
    """A person's own from today on: of the team's week only ``week`` (None: all of it), ``load``
    percent of a full day, and a newcomer's ``ramp`` in percents by week from ``ramp_from`` (today).
    """
    team = headed_team(db, actor, team_id)
    member_of(db, actor=actor, team_id=team_id, person_id=person_id)
    if not 1 <= load <= FULL or len(ramp) > LONGEST_RAMP:
        raise SalesError("calendar.load")
    if not all(0 <= it <= FULL for it in ramp):
        raise SalesError("calendar.load")
    today = _today(team, now)
    own = None if week is None else _checked_week(week)
    schedule = Schedule(today, own, load, ramp, ramp_from or today)
    calendars.set_schedule(db, team_id, person_id, schedule, actor.person.id, now)
    return schedule


def set_shrinking(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    metric: str,
    shrinks: bool,
    now: datetime,
) -> Team:
    """Whether less capacity asks for less of a metric, from today on."""
    team = headed_team(db, actor, team_id)
    if metric not in CATALOG:
        raise SalesError("target.how")
    today = _today(team, now)
    calendars.set_shrinking(db, team_id, metric, today, actor.person.id, now, shrinks=shrinks)
    return team


def _set_day(
    db: sqlite3.Connection,
    actor: Actor,
    team_id: int,
    day: date,
    now: datetime,
    *,
    is_workday: bool,
) -> Team:
    team = headed_team(db, actor, team_id)
    _check_ahead(team, day, now)
    calendars.set_day(db, team_id, day, actor.person.id, now, is_workday=is_workday)
    due.forget(db, team_id, now)
    return team


def _check_ahead(team: Team, day: date, now: datetime) -> None:
    """What was asked on past days stays as it was."""
    today = _today(team, now)
    if not today <= day <= today + FAR:
        raise SalesError("calendar.day", today=today)


def _checked_week(week: Iterable[int]) -> frozenset[int]:
    days = frozenset(week)
    if not days or not days <= set(range(7)):
        raise SalesError("calendar.week")
    return days


def _today(team: Team, now: datetime) -> date:
    return local_day(now, team.timezone)
