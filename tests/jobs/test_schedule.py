"""When posts come: by the team's clock, on the days it wants them."""

from dataclasses import replace
from datetime import date

import pytest

from jobs import schedule
from locales.calendars import work_calendar
from sales.periods import WorkCalendar
from sales.posting import usual

MOSCOW, BERLIN, VLADIVOSTOK = "Europe/Moscow", "Europe/Berlin", "Asia/Vladivostok"
THURSDAY, FRIDAY, MONDAY = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23)
WEEKDAYS = WorkCalendar()
DIGEST, WEEK = usual("digest"), usual("week")
NINE = 9 * 60


def test_after_friday_comes_monday() -> None:
    assert schedule.next_day(DIGEST, THURSDAY, WEEKDAYS) == FRIDAY
    assert schedule.next_day(DIGEST, FRIDAY, WEEKDAYS) == MONDAY


def test_of_the_workdays_only_those_the_team_wants() -> None:
    mondays = replace(DIGEST, days=frozenset({0}))
    assert schedule.next_day(mondays, THURSDAY, WEEKDAYS) == MONDAY
    assert schedule.next_day(mondays, MONDAY, WEEKDAYS) == date(2026, 11, 30)


def test_weekdays_that_are_never_worked_have_no_next_day() -> None:
    sundays = replace(DIGEST, days=frozenset({6}))
    assert schedule.next_day(sundays, THURSDAY, WEEKDAYS) is None


def test_the_week_ends_on_its_last_workday() -> None:
    assert schedule.next_day(WEEK, date(2026, 11, 16), WEEKDAYS) == FRIDAY
    short = WorkCalendar(days_off=frozenset({FRIDAY}))
    assert schedule.next_day(WEEK, date(2026, 11, 16), short) == THURSDAY


def test_holidays_and_moved_days_are_as_the_country_has_them() -> None:
    russia = work_calendar("RU", date(2026, 12, 30))
    assert schedule.next_day(DIGEST, date(2026, 12, 30), russia) == date(2027, 1, 11)


@pytest.mark.parametrize(
    ("today", "is_over", "first"),
    [
        (THURSDAY, False, THURSDAY),
        (THURSDAY, True, FRIDAY),
        (FRIDAY, True, MONDAY),
        (date(2026, 11, 21), False, MONDAY),
    ],
)
def test_what_is_planned_anew_begins_today_or_on_the_next_workday(
    today: date, is_over: bool, first: date
) -> None:
    assert schedule.day_from(DIGEST, WEEKDAYS, today, is_today_over=is_over) == first
