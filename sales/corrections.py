"""How what was logged is put right: always by entries that stand for the ones they replace."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sales.entries import NewEntry
from sales.errors import SalesError
from sales.periods import WorkCalendar, closing_day
from sales.teams import Role

MANAGERS_ENTER_BACK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ClosedMonths:
    """All days before ``end``; the ``calendar`` says when each month was closed."""

    end: date
    calendar: WorkCalendar

    def closed_on(self, day: date) -> date:
        return closing_day(day, self.calendar)


@dataclass(frozen=True, slots=True)
class DayLimits:
    """How far back one's word reaches: the nearer of an ``oldest`` day and of closed months.

    Where the months are nearer, ``oldest`` is no limit; where they are not, they are None.
    """

    role: Role
    oldest: date
    closed: ClosedMonths | None = None

    def check_enterable(
        self, entries: Iterable[NewEntry], instead_of: Iterable[NewEntry] = ()
    ) -> None:
        """Refuse new work of days that are too old, or of a closed month.

        What takes the place of entries that may be changed is a correction on their days.
        """
        standing = {entry.day for entry in instead_of}
        for day in (entry.day for entry in entries if entry.day not in standing):
            self.check_new(day)

    def check_new(self, day: date) -> None:
        """Refuse to say anything new of a day that is too old, or of a closed month."""
        if day < self.oldest:
            raise SalesError("log.too_old_to_change", day=day, oldest=self.oldest)
        if self.closed is not None and day < self.closed.end:
            key = "refusal.month_closed_for_all" if self._is_head else "refusal.month_closed"
            raise self._refusal(key, day, self.closed)

    def check_changeable(self, entries: Iterable[NewEntry]) -> None:
        """Refuse to change what is of a day that is closed to this person; heads change any."""
        for day in (entry.day for entry in entries):
            if day < self.oldest:
                raise SalesError("log.too_old_to_change", day=day, oldest=self.oldest)
            if self.closed is not None and day < self.closed.end and not self._is_head:
                raise self._refusal("log.month_closed_to_change", day, self.closed)

    def closed_on(self, day: date) -> date | None:
        """When the month of the day was closed; None while it is open, or too old to matter."""
        is_closed = self.closed is not None and day < self.closed.end
        return self.closed.closed_on(day) if self.closed and is_closed else None

    @property
    def _is_head(self) -> bool:
        return self.role is Role.HEAD

    @staticmethod
    def _refusal(key: str, day: date, closed: ClosedMonths) -> SalesError:
        return SalesError(key, day=day, closed=closed.closed_on(day), oldest=closed.end)


def day_limits(role: Role, today: date, closed: Callable[[], ClosedMonths]) -> DayLimits:
    """Managers enter and change 7 days of the open months; heads enter any day of these, and
    change whatever stands. ``closed`` takes reading, and is asked only where it matters.
    """
    week = today - MANAGERS_ENTER_BACK
    if role is not Role.HEAD and week >= today.replace(day=1):
        return DayLimits(role, week)
    months = closed()
    if role is Role.HEAD or months.end > week:
        return DayLimits(role, date.min, months)
    return DayLimits(role, week)


def holds_one_metric(entries: Sequence[NewEntry]) -> bool:
    """Whether one more or one less has one meaning: a sum of money belongs to its quantity."""
    return len({entry.metric for entry in entries}) == 1 and all(e.amount is None for e in entries)


def one_more(entries: Sequence[NewEntry]) -> tuple[NewEntry, ...]:
    first, *others = entries
    is_all_new = first.new == first.quantity
    more = replace(first, quantity=first.quantity + 1, new=first.new + int(is_all_new))
    return (more, *others)


def one_less(entries: Sequence[NewEntry]) -> tuple[NewEntry, ...]:
    """Nothing is left of a single one."""
    first, *others = entries
    if first.quantity == 1:
        return tuple(others)
    less = first.quantity - 1
    return (replace(first, quantity=less, new=min(first.new, less)), *others)


def on_day(entries: Sequence[NewEntry], day: date) -> tuple[NewEntry, ...]:
    return tuple(replace(entry, day=day) for entry in entries)


def replaced_by(old: Sequence[NewEntry], new: Sequence[NewEntry]) -> list[int | None]:
    """For each new entry the place of the old one it stands for: the next of its metric, if any."""
    free = list(range(len(old)))
    places: list[int | None] = []
    for entry in new:
        place = next((i for i in free if old[i].metric == entry.metric), None)
        if place is not None:
            free.remove(place)
        places.append(place)
    return places
