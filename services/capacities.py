"""A team's capacity as services see it: its country's calendar, its own word, its people's."""

import sqlite3
from datetime import date

from locales.calendars import work_calendar
from sales.capacity import TeamCapacity
from sales.periods import WorkCalendar
from sales.teams import Team
from storage.calendars import load_calendar, load_capacity


def capacity_of(db: sqlite3.Connection, team: Team, around: date) -> TeamCapacity:
    """For the years about ``around``."""
    return load_capacity(db, team.id, calendar_of(db, team, around))


def calendar_of(db: sqlite3.Connection, team: Team, around: date) -> WorkCalendar:
    """The team's own calendar alone."""
    return load_calendar(db, team, around, work_calendar)
