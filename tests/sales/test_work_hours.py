"""A time of the day as a moment, by the team's own clock."""

from datetime import UTC, date, datetime

from sales.work_hours import moment

MOSCOW, BERLIN, VLADIVOSTOK = "Europe/Moscow", "Europe/Berlin", "Asia/Vladivostok"
THURSDAY = date(2026, 11, 19)
NINE = 9 * 60


def test_nine_o_clock_is_the_teams_not_the_servers() -> None:
    assert moment(THURSDAY, NINE, MOSCOW) == datetime(2026, 11, 19, 6, tzinfo=UTC)
    assert moment(THURSDAY, NINE, VLADIVOSTOK) == datetime(2026, 11, 18, 23, tzinfo=UTC)


def test_nine_o_clock_stays_nine_when_the_clocks_change() -> None:
    assert moment(date(2026, 3, 27), NINE, BERLIN).hour == 8
    assert moment(date(2026, 3, 30), NINE, BERLIN).hour == 7


def test_the_end_of_the_day_is_the_next_ones_midnight() -> None:
    assert moment(THURSDAY, 24 * 60, "UTC") == datetime(2026, 11, 20, tzinfo=UTC)
