"""Half-open ranges of local days, and the calendar that says which of them are worked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
FURTHEST = 366  # days that a workday is looked for: a team may have none at all
MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``start`` up to but not including ``end``."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def __iter__(self) -> Iterator[date]:
        return map(date.fromordinal, range(self.start.toordinal(), self.end.toordinal()))


def day_period(day: date) -> Period:
    return Period(day, day + DAY)


def week_period(day: date) -> Period:
    """The week around ``day``; it starts on Monday and holds one Monday."""
    monday = day - DAY * day.weekday()
    return Period(monday, monday + 7 * DAY)


def month_period(day: date) -> Period:
    """The calendar month around ``day``."""
    first = day.replace(day=1)
    return Period(first, (first + 31 * DAY).replace(day=1))


PERIODS = {"day": day_period, "week": week_period, "month": month_period}


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days a team works: its work week, less ``days_off``, plus ``working`` (moved days).

    ``weeks``: the work weeks that hold from a day on, oldest first; before them ``week`` does.
    """

    week: frozenset[int] = MONDAY_TO_FRIDAY  # 0 is Monday
    days_off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()
    weeks: tuple[tuple[date, frozenset[int]], ...] = ()

    def is_workday(self, day: date) -> bool:
        if day in self.working:
            return True
        return day.weekday() in self.week_on(day) and day not in self.days_off

    def week_on(self, day: date) -> frozenset[int]:
        """The work week that holds on the day."""
        return next((week for since, week in reversed(self.weeks) if since <= day), self.week)

    def workdays(self, period: Period) -> list[date]:
        return [day for day in period if self.is_workday(day)]

    def previous_workday(self, day: date) -> date:
        """The last workday before ``day``; the day before where there was none in a year."""
        before = (day - back * DAY for back in range(1, FURTHEST + 1))
        return next(filter(self.is_workday, before), day - DAY)


def local_day(moment: datetime, timezone: str) -> date:
    """The day it is in ``timezone`` at an aware ``moment``."""
    return moment.astimezone(ZoneInfo(timezone)).date()


def local_moment(day: date, at: time, timezone: str) -> datetime:
    """The UTC moment of a wall-clock time; of a repeated hour, the first."""
    return datetime.combine(day, at, ZoneInfo(timezone)).astimezone(UTC)


def previous(kind: str, period: Period, calendar: WorkCalendar) -> Period:
    """The period before: the day before is the last workday before, so that Monday has a Friday."""
    if kind == "day":
        return day_period(calendar.previous_workday(period.start))
    return PERIODS[kind](period.start - DAY)


def period_back(kind: str, back: int, today: date) -> date | None:
    """A day of the week or month ``back`` before the one of ``today``; None: of that one."""
    day = PERIODS[kind](today).start
    for _ in range(back):
        day = PERIODS[kind](day - DAY).start
    return day if back else None


def oldest_open_day(today: date, calendar: WorkCalendar) -> date:
    """The first day a head may still enter: a month closes on the 3rd workday after its end."""
    last_month = month_period(month_period(today).start - DAY)
    return last_month.start if today < closing_day(last_month.start, calendar) else last_month.end


def closing_day(day: date, calendar: WorkCalendar) -> date:
    """When the month around ``day`` closes: on the 3rd workday after it, or once the month after
    it is over, if that has fewer.
    """
    following = month_period(month_period(day).end)
    return next(iter(calendar.workdays(following)[2:]), following.end)
