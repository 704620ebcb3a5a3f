"""A team's capacity as services see it: its country's calendar, its own word, its people's."""

import sqlite3
from datetime import date

from locales.calendars import work_calendar
from sales.capacity import TeamCapacity
from sales.teams import Team
from storage.calendars import load_calendar, load_capacity


def capacity_of(db: sqlite3.Connection, team: Team, around: date) -> TeamCapacity:
    """For the years about ``around``."""
    calendar = load_calendar(db, team.id, work_calendar(team.country, around))
    return load_capacity(db, team.id, calendar)
