"""Which day each clause of a message is for."""

from collections.abc import Iterator, Sequence
from datetime import date

from sales.clauses import Clause
from sales.errors import SalesError
from sales.items import Part


def clause_days(clauses: Sequence[Clause], today: date) -> dict[int, date]:
    """The day by the clause's place, for those with a metric.

    One day holds for the whole message; of several each for its line, or its comma-separated
    clause; a day that stands alone heads what follows. Raises SalesError where that leaves a
    metric without a day of its own.
    """
    places = list(range(len(clauses)))
    found = {day for clause in clauses for day in _days(clause)}
    if len(found) < 2:
        return dict.fromkeys(places, found.pop() if found else today)
    return dict(_scoped(clauses, places, 2))


def _days(clause: Clause) -> Iterator[date]:
    for item in clause.items:
        if item.part is Part.DAY and isinstance(item.value, date):
            yield item.value


def _scoped(
    clauses: Sequence[Clause], places: list[int], level: int, heading: date | None = None
) -> Iterator[tuple[int, date]]:
    unused = False
    for scope in _split(clauses, places, level):
        days = {day for place in scope for day in _days(clauses[place])}
        has_metric = any(clauses[place].metrics() for place in scope)
        if len(days) > 1:
            if level == 0:
                raise SalesError("refusal.two_days")
            yield from _scoped(clauses, scope, level - 1, heading)
        elif days and not has_metric:
            if unused:
                raise SalesError("refusal.two_days")
            heading, unused = days.pop(), True
        elif has_metric:
            day = days.pop() if days else heading
            unused = unused and bool(days)
            if day is None:
                raise SalesError("refusal.two_days")
            unused = False if day == heading else unused
            yield from ((place, day) for place in scope)
    if unused:
        raise SalesError("refusal.two_days")


def _split(clauses: Sequence[Clause], places: list[int], level: int) -> Iterator[list[int]]:
    scope: list[int] = []
    for place in places:
        if scope and clauses[place].level >= level and not _goes_on(clauses[place]):
            yield scope
            scope = []
        scope.append(place)
    if scope:
        yield scope


def _goes_on(clause: Clause) -> bool:
    """«из них 2 новых» is still about the metric before it; a day alone is not."""
    return not clause.metrics() and any(item.part is not Part.DAY for item in clause.items)
