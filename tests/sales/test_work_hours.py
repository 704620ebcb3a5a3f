"""Work minutes: inside the team's hours, on its workdays."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sales.periods import WorkCalendar
from sales.work_hours import WorkHours, closing_moment, work_minutes

MOSCOW = "Europe/Moscow"
TEAM = WorkCalendar()


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(MOSCOW))


def minutes(start: datetime, end: datetime, calendar: WorkCalendar = TEAM) -> int:
    return work_minutes(start, end, calendar, WorkHours(), MOSCOW)


def test_a_lead_of_friday_evening_answered_on_monday_morning_waited_30_minutes() -> None:
    assert minutes(local(20, 17, 50), local(23, 9, 20)) == 30


def test_nights_and_days_off_are_no_work_minutes() -> None:
    assert minutes(local(19, 20), local(20, 8, 59)) == 0
    assert minutes(local(21, 9), local(22, 18)) == 0
    assert minutes(local(19, 8), local(20, 20)) == 2 * 9 * 60


def test_a_day_off_of_the_team_is_left_out() -> None:
    off = WorkCalendar(days_off=frozenset({date(2026, 11, 20)}))
    assert minutes(local(19, 17), local(23, 10), off) == 2 * 60


def test_an_answer_before_the_question_waited_no_minutes() -> None:
    assert minutes(local(19, 12), local(19, 11)) == 0


def test_hours_may_last_till_midnight() -> None:
    hours = WorkHours(0, 24 * 60)
    assert work_minutes(local(19, 0), local(20, 0), TEAM, hours, MOSCOW) == 24 * 60
    assert closing_moment(date(2026, 11, 19), hours, MOSCOW) == datetime(
        2026, 11, 19, 21, tzinfo=UTC
    )
