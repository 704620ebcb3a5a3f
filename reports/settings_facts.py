"""All that a team's settings say now: what every screen shows."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from locales.calendars import work_calendar
from sales.capacity import Schedule
from sales.catalog import CATALOG
from sales.periods import WorkCalendar, local_day
from sales.posting import Posting
from sales.teams import Member, Person, Team
from sales.weights import Weights
from sales.work_hours import WorkHours
from storage import binding, calendars, expected, installation, people, settings, topics
from storage.binding import Binding
from storage.db import file_of
from storage.settings import Version
from storage.weights import load_weights


@dataclass(frozen=True, slots=True)
class DailyCopies:
    """Of the whole database, for all teams of the installation."""

    is_on: bool
    folder: str
    failure: str = ""  # why there is no copy of the day


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFacts:
    """As of ``now``. ``own_days``: the team's own word on days to come, True for a workday.
    ``copies``: for the owner of the installation alone.
    """

    team: Team
    now: datetime
    version: Version
    changed_by: str
    posting: Posting
    bound: Binding | None
    topics: Mapping[int, str]  # of the bound chat, as far as they are known
    calendar: WorkCalendar
    hours: WorkHours
    own_days: Mapping[date, bool]
    weights: Weights
    members: tuple[Member, ...]
    expected: tuple[Person, ...]
    schedules: Mapping[int, Schedule]
    shrinks: Mapping[str, bool]  # by metric: whether less capacity asks for less of it
    copies: DailyCopies | None

    @property
    def today(self) -> date:
        return local_day(self.now, self.team.timezone)

    def schedule(self, person_id: int) -> Schedule:
        return self.schedules.get(person_id) or Schedule(self.today)


def load_settings(
    db: sqlite3.Connection, team: Team, now: datetime, *, is_owner: bool = False
) -> SettingsFacts:
    today = local_day(now, team.timezone)
    calendar = calendars.load_calendar(db, team, today, work_calendar)
    version = settings.load_version(db, team.id)
    capacity = calendars.load_capacity(db, team.id, calendar)
    bound = binding.of_team(db, team.id)
    return SettingsFacts(
        team=team,
        now=now,
        version=version,
        changed_by=people.names(db, team.id).get(version.changed_by or 0, ""),
        posting=settings.load_posting(db, team.id),
        bound=bound,
        topics=topics.names(db, bound.chat_id) if bound is not None else {},
        calendar=calendar,
        hours=calendars.load_hours(db, team.id, today),
        own_days={
            day: is_workday
            for day, is_workday in calendars.own_days(db, team.id).items()
            if day >= today
        },
        weights=load_weights(db, team.id, today),
        members=people.roster(db, team.id).members,
        expected=tuple(expected.expected_in(db, team.id)),
        schedules={person_id: some[-1] for person_id, some in capacity.schedules.items()},
        shrinks={metric: capacity.shrinks(metric, today) for metric in CATALOG},
        copies=_copies(db) if is_owner else None,
    )


def _copies(db: sqlite3.Connection) -> DailyCopies:
    folder = installation.copies_folder(file_of(db))
    is_on = installation.has_daily_backups(db)
    return DailyCopies(is_on, str(folder), installation.backup_failure(db) if is_on else "")
