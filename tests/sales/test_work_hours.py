"""When a team's workday is over, as a moment."""

from datetime import UTC, date, datetime

from sales.work_hours import WorkHours, closing_moment

DAY = date(2026, 11, 19)


def test_the_workday_ends_by_the_teams_own_clock() -> None:
    assert closing_moment(DAY, WorkHours(), "Europe/Moscow") == datetime(
        2026, 11, 19, 15, tzinfo=UTC
    )


def test_hours_may_last_till_midnight() -> None:
    till_midnight = WorkHours(0, 24 * 60)
    ends = closing_moment(DAY, till_midnight, "Europe/Moscow")
    assert ends == datetime(2026, 11, 19, 21, tzinfo=UTC)
