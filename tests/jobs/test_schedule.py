"""When posts come: by the team's clock, on its workdays."""

from datetime import UTC, date, datetime

import pytest

from jobs import schedule
from locales.calendars import work_calendar
from sales.periods import WorkCalendar

MOSCOW, BERLIN, VLADIVOSTOK = "Europe/Moscow", "Europe/Berlin", "Asia/Vladivostok"
THURSDAY, FRIDAY, MONDAY = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23)
WEEKDAYS = WorkCalendar()


@pytest.mark.parametrize(
    ("kind", "at", "until"),
    [
        ("digest", "09:00", "12:00"),
        ("goals", "09:05", "12:00"),
        ("reminder", "17:30", "18:00"),
        ("board", "18:30", "22:00"),
    ],
)
def test_each_kind_has_its_hour_and_its_latest(kind: str, at: str, until: str) -> None:
    day = f"{THURSDAY} "
    come = schedule.run_at(kind, THURSDAY, "UTC")
    late = schedule.deadline(kind, THURSDAY, "UTC")
    assert (f"{come:%Y-%m-%d %H:%M}", f"{late:%Y-%m-%d %H:%M}") == (day + at, day + until)


def test_nine_o_clock_is_the_teams_not_the_servers() -> None:
    assert schedule.run_at("digest", THURSDAY, MOSCOW) == datetime(2026, 11, 19, 6, tzinfo=UTC)
    assert schedule.run_at("digest", THURSDAY, VLADIVOSTOK) == datetime(
        2026, 11, 18, 23, tzinfo=UTC
    )


def test_nine_o_clock_stays_nine_when_the_clocks_change() -> None:
    before, after = date(2026, 3, 27), date(2026, 3, 30)
    assert schedule.run_at("digest", before, BERLIN).hour == 8
    assert schedule.run_at("digest", after, BERLIN).hour == 7


def test_after_friday_comes_monday() -> None:
    assert schedule.next_day(THURSDAY, WEEKDAYS) == FRIDAY
    assert schedule.next_day(FRIDAY, WEEKDAYS) == MONDAY


def test_holidays_and_moved_days_are_as_the_country_has_them() -> None:
    russia = work_calendar("RU", date(2026, 12, 30))
    assert schedule.next_day(date(2026, 12, 30), russia) == date(2027, 1, 11)


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("2026-11-19 08:59", THURSDAY),
        ("2026-11-19 09:00", FRIDAY),
        ("2026-11-19 23:00", FRIDAY),
        ("2026-11-20 10:00", MONDAY),
        ("2026-11-21 08:00", MONDAY),
    ],
)
def test_a_new_teams_first_digest_is_the_next_one_not_a_late_one(now: str, first: date) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert schedule.first_day("digest", "UTC", WEEKDAYS, moment) == first


def test_a_new_teams_day_is_its_own_not_the_servers() -> None:
    before_nine = datetime(2026, 11, 18, 22, 30, tzinfo=UTC)  # Thursday 08:30 in Vladivostok
    after_nine = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)
    assert schedule.first_day("digest", VLADIVOSTOK, WEEKDAYS, before_nine) == THURSDAY
    assert schedule.first_day("digest", VLADIVOSTOK, WEEKDAYS, after_nine) == FRIDAY
