"""Public holidays and moved days off of a country, as a work calendar."""

from datetime import date
from functools import lru_cache

import holidays

from sales.periods import MONDAY_TO_FRIDAY, WorkCalendar

COUNTRIES = (
    *("RU", "BY", "KZ", "UZ", "KG", "AM", "AZ", "GE", "MD", "TJ"),
    *("RS", "TR", "AE", "DE", "PL", "GB", "US"),
)
"""Offered to a team, ISO 3166; moved days off and working Saturdays are known where they exist."""


@lru_cache(64)
def _calendar(country: str, year: int) -> WorkCalendar:
    found = holidays.country_holidays(country, years=range(year - 1, year + 2))
    return WorkCalendar(
        week=MONDAY_TO_FRIDAY,
        days_off=frozenset(found),
        working=frozenset(found.weekend_workdays),
    )


def work_calendar(country: str, around: date) -> WorkCalendar:
    """Monday to Friday less the country's holidays, for the years about ``around``."""
    return _calendar(country, around.year)
