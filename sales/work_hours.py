"""Work minutes: the minutes inside a team's work hours on its workdays."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sales.periods import DAY, Period, WorkCalendar, local_day, local_moment

MIDNIGHT = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class WorkHours:
    """Minutes since midnight in the team's own time; ``closes`` is no work minute any more."""

    opens: int = 9 * 60
    closes: int = 18 * 60


def closing_moment(day: date, hours: WorkHours, timezone: str) -> datetime:
    """The UTC moment when the day's work hours end."""
    return _moment(day, hours.closes, timezone)


def work_minutes(
    start: datetime, end: datetime, calendar: WorkCalendar, hours: WorkHours, timezone: str
) -> int:
    """Whole work minutes from ``start`` up to ``end``, both aware; 0 where ``end`` is earlier."""
    days = Period(local_day(start, timezone), local_day(end, timezone) + DAY)
    seconds = 0.0
    for day in calendar.workdays(days):
        opens = max(start, _moment(day, hours.opens, timezone))
        closes = min(end, closing_moment(day, hours, timezone))
        seconds += max(0.0, (closes - opens).total_seconds())
    return int(seconds // 60)


def _moment(day: date, minutes: int, timezone: str) -> datetime:
    if minutes == MIDNIGHT:
        return local_moment(day + DAY, time(), timezone)
    return local_moment(day, time(*divmod(minutes, 60)), timezone)
