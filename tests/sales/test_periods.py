"""Days, weeks and months of a team, and which days of them are worked."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.calendars import work_calendar
from sales.periods import (
    DAY,
    Period,
    WorkCalendar,
    day_period,
    local_day,
    local_moment,
    month_period,
    oldest_open_day,
    previous,
    week_period,
)

THURSDAY = date(2026, 11, 19)
PLAIN = WorkCalendar()
DAYS = st.dates(date(2000, 1, 3), date(2100, 1, 1))


@given(DAYS)
def test_a_week_holds_one_monday_and_the_day_itself(day: date) -> None:
    week = week_period(day)
    assert day in week
    assert [it.weekday() for it in week] == list(range(7))


@given(DAYS)
def test_weeks_and_months_follow_each_other_without_gap_or_overlap(day: date) -> None:
    for period in (week_period, month_period):
        assert period(period(day).end).start == period(day).end
        assert period(day).end not in period(day)


def test_the_day_before_a_monday_is_friday() -> None:
    monday = day_period(date(2026, 11, 23))
    assert previous("day", monday, PLAIN) == day_period(date(2026, 11, 20))
    assert previous("week", week_period(THURSDAY), PLAIN).start == date(2026, 11, 9)
    assert previous("month", month_period(date(2026, 1, 31)), PLAIN).start == date(2025, 12, 1)


def test_russia_works_on_the_saturday_a_holiday_was_moved_to() -> None:
    calendar = work_calendar("RU", date(2025, 11, 1))
    assert calendar.is_workday(date(2025, 11, 1))
    assert not calendar.is_workday(date(2025, 11, 3))


def test_new_years_holidays_are_skipped_back_to_the_last_workday() -> None:
    calendar = work_calendar("RU", date(2026, 1, 12))
    assert calendar.previous_workday(date(2026, 1, 12)) == date(2025, 12, 30)


def test_a_team_that_never_works_is_not_searched_for_a_workday_without_end() -> None:
    never = WorkCalendar(week=frozenset())
    assert never.previous_workday(THURSDAY) == THURSDAY - DAY


@pytest.mark.parametrize(
    ("utc", "timezone", "day"),
    [
        (datetime(2026, 11, 18, 21, 0, tzinfo=UTC), "Europe/Moscow", date(2026, 11, 19)),
        (datetime(2026, 11, 18, 20, 59, tzinfo=UTC), "Europe/Moscow", date(2026, 11, 18)),
        (datetime(2026, 11, 18, 13, 0, tzinfo=UTC), "Asia/Kamchatka", date(2026, 11, 19)),
        (datetime(2026, 11, 19, 4, 0, tzinfo=UTC), "America/New_York", date(2026, 11, 18)),
    ],
)
def test_the_day_is_the_teams_and_not_the_servers(utc: datetime, timezone: str, day: date) -> None:
    assert local_day(utc, timezone) == day


def test_nine_oclock_is_nine_oclock_on_both_sides_of_a_clock_change() -> None:
    before = local_moment(date(2026, 10, 24), time(9), "Europe/Berlin")
    after = local_moment(date(2026, 10, 26), time(9), "Europe/Berlin")
    assert (before.hour, after.hour) == (7, 8)


@pytest.mark.parametrize(
    ("today", "oldest"),
    [
        (date(2026, 12, 1), date(2026, 11, 1)),  # the 1st workday: November is still open
        (date(2026, 12, 2), date(2026, 11, 1)),
        (date(2026, 12, 3), date(2026, 12, 1)),  # the 3rd: it has closed
        (date(2026, 11, 19), date(2026, 11, 1)),
    ],
)
def test_a_month_closes_on_the_third_workday_after_its_end(today: date, oldest: date) -> None:
    assert oldest_open_day(today, PLAIN) == oldest


def test_a_period_is_open_at_its_end() -> None:
    period = Period(date(2026, 11, 1), date(2026, 11, 3))
    assert list(period) == [date(2026, 11, 1), date(2026, 11, 2)]
    assert date(2026, 11, 3) not in period
