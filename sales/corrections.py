"""How what was logged is put right: always by entries that stand for the ones they replace."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sales.entries import NewEntry
from sales.errors import SalesError
from sales.periods import WorkCalendar, oldest_open_day
from sales.teams import Role

MANAGERS_ENTER_BACK = timedelta(days=7)


def oldest_day(role: Role, today: date, calendar: Callable[[], WorkCalendar]) -> date:
    """The earliest day this role may enter or change: 7 days back, heads any open month.

    Only for these the ``calendar`` is asked for, which takes reading.
    """
    week = today - MANAGERS_ENTER_BACK
    return min(week, oldest_open_day(today, calendar())) if role is Role.HEAD else week


def check_changeable(entries: Sequence[NewEntry], oldest: date) -> None:
    """Refuse to change what is of a day that is closed to this person."""
    for entry in entries:
        if entry.day < oldest:
            raise SalesError("log.too_old_to_change", day=entry.day, oldest=oldest)


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
