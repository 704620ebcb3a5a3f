"""Which months are closed: one answer for logging, absences and tables of past work."""

import sqlite3
from datetime import date

from sales.corrections import ClosedMonths
from sales.periods import local_day, month_period, oldest_open_day
from sales.teams import Team
from services.capacities import calendar_of
from storage import closed_months


def closed_months_of(db: sqlite3.Connection, team: Team, today: date) -> ClosedMonths:
    """A month that was closed stays so, though its third workday be made a day off later."""
    calendar = calendar_of(db, team, today)
    end, last = oldest_open_day(today, calendar), closed_months.last_closed(db, team.id)
    closed_at = closed_months.closed_at(db, team.id, last) if last else None
    if last and closed_at and local_day(closed_at, team.timezone) <= today:
        end = max(end, month_period(last).end)
    return ClosedMonths(end, calendar)
