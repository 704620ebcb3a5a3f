"""Months close on the third workday after their end: their figures are kept as they stand."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from reports.closed_month import figures_to_close
from reports.team_period import capacity_of
from sales.periods import local_day, month_period, oldest_open_day
from sales.teams import Team
from storage import closed_months, people
from storage.db import Database
from storage.team_rows import first_day

EVERY = timedelta(minutes=10)


class Closing:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self, now: datetime) -> None:
        """Most looks find nothing: writers are not kept waiting for that."""
        if await self._database.read(partial(is_any_due, now=now)):
            await self._database.write(partial(close_months, now=now))


def is_any_due(db: sqlite3.Connection, now: datetime) -> bool:
    teams = people.all_teams(db)
    return any(True for it in teams for _ in _due(db, it, local_day(now, it.timezone)))


def close_months(db: sqlite3.Connection, now: datetime) -> None:
    """Close every month that is due in any team, once, however late."""
    for team in people.all_teams(db):
        for month in _due(db, team, local_day(now, team.timezone)):
            figures = figures_to_close(db, team, month, now)
            closed_months.close(db, team.id, month, figures, now)


def _due(db: sqlite3.Connection, team: Team, today: date) -> Iterator[date]:
    """From the one after the last closed, or the first with an entry, up to the open ones."""
    last = closed_months.last_closed(db, team.id)
    first = month_period(last).end if last else first_day(db, team.id)
    open_from = oldest_open_day(today, capacity_of(db, team, today).calendar)
    while first is not None and (month := month_period(first)).end <= open_from:
        yield month.start
        first = month.end
