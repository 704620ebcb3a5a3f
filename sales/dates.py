"""Days as people say them, seen from today: 19.11, «в понедельник», «19 ноября»."""

from collections.abc import Iterator
from datetime import date, timedelta

_TEN_MONTHS = timedelta(days=305)
_CENTURY = 2000


def exact_day(text: str) -> date | None:
    """19.11.2026, 19-11-26 or 2026-11-19; None where the calendar has no such day."""
    first, second, third = (
        int(part) for part in text.replace("/", "-").replace(".", "-").split("-")
    )
    if first > 31:
        return _day(first, second, third)
    return _day(third if third > 99 else _CENTURY + third, second, first)


def day_of_month(day: int, month: int, today: date, *, ahead: bool = False) -> date | None:
    """A day without its year: a past one, or with ``ahead`` a coming one, unless the other
    is far nearer («25.11» said on 20.11 is no day of last year).
    """
    candidates = [
        found for year in range(-1, 2) if (found := _day(today.year + year, month, day)) is not None
    ]
    return _pick(candidates, today, ahead=ahead)


def day_of_this_month(day: int, today: date, *, ahead: bool = False) -> date | None:
    """«19-го»: the last such day, or with ``ahead`` the next."""
    candidates = [found for year, month in _months(today) if (found := _day(year, month, day))]
    past = [found for found in candidates if found <= today]
    coming = [found for found in candidates if found >= today]
    if ahead:
        return min(coming, default=None)
    return max(past, default=None)


def weekday(number: int, today: date, *, ahead: bool = False) -> date:
    """The last such weekday, today included; with ``ahead`` the next, today not included."""
    back = (today.weekday() - number) % 7
    return today + timedelta(days=7 - back) if ahead else today - timedelta(days=back)


def _pick(candidates: list[date], today: date, *, ahead: bool) -> date | None:
    past = max((found for found in candidates if found <= today), default=None)
    coming = min((found for found in candidates if found >= today), default=None)
    first, second = (coming, past) if ahead else (past, coming)
    if first is None or second is None:
        return first or second
    near = abs(first - today) <= _TEN_MONTHS or (not ahead and first.year == today.year)
    return first if near else second


def _months(today: date) -> Iterator[tuple[int, int]]:
    for offset in (-2, -1, 0, 1, 2):
        index = today.year * 12 + today.month - 1 + offset
        yield index // 12, index % 12 + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
