"""Rows of a table read as activity: each cell as people write it, or a fault that names it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from locales.columns import exported_words
from locales.report_words import metric_named
from sales.amounts import read_numeral
from sales.dates import exact_day
from sales.entries import (
    MAX_AMOUNT,
    MAX_MINUTES,
    MAX_NOTE,
    MAX_QUANTITY,
    NewEntry,
    Origin,
    Outcome,
)
from sales.imports import Doubt, Fault, Line, Odd, Rows
from sales.spoken import LOG_COMMANDS
from sales.teams import Person, Roster
from services.money import read_money
from services.tables import Cell, Row, Table

NEEDED = frozenset({"day", "person", "metric"})
ENTERED = frozenset({*LOG_COMMANDS.values(), "first_meetings"})
_WITH_AMOUNT = frozenset({"proposals", "won"})
_EARLIEST = date(2000, 1, 1)
_DAY = re.compile(r"([0-9]{1,4}([./-])[0-9]{1,2}\2[0-9]{1,4})(?:[T ][0-9:.+Z-]*)?")
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9][0-9.,]*)")
_OUTCOMES = {
    "calls": frozenset(Outcome) - {Outcome.ANSWERED},
    "emails": frozenset({Outcome.ANSWERED}),
}


class _FaultError(Exception):
    """The cell of this column cannot be read."""


def read_rows(table: Table, everyone: Roster) -> Rows:
    """Each row of the table; ``everyone``: all who were ever in the team."""
    lines, odd, faults, void = [], [], [], 0
    known = {member.person.id: member.person for member in everyone.members}
    named = lru_cache(None)(everyone.find)
    for row in table.rows:
        if _word(row.cells, "status") == "void":
            void += 1
            continue
        try:
            what = _entry(row, has_quantity="quantity" in table.columns)
            person = _person(row, known, named)
        except _FaultError as fault:
            column = str(fault)
            faults.append(Fault(row.number, column, _text(row.cells.get(column))))
            continue
        if person is None:
            odd.append(Odd(row.number, Doubt.UNKNOWN, _text(row.cells["person"])))
        else:
            lines.append(Line(row.number, person.id, what))
    return Rows(tuple(lines), tuple(odd), tuple(faults), void)


def _person(
    row: Row, known: Mapping[int, Person], named: Callable[[str], list[Person]]
) -> Person | None:
    """By the id our own export gives, else by the name; None where it is nobody's or several's."""
    said = _text(row.cells.get("person_id"))
    by_id = known.get(int(said)) if said.isdecimal() else None
    if by_id is not None:
        return by_id
    if "person" not in row.cells:
        raise _FaultError("person")
    found = named(_text(row.cells["person"]))
    return found[0] if len(found) == 1 else None


def _entry(row: Row, *, has_quantity: bool) -> NewEntry:
    cells = row.cells
    metric = _metric(cells)
    quantity = _whole(cells, "quantity", MAX_QUANTITY) if has_quantity else 1
    if not quantity:
        raise _FaultError("quantity")
    minutes = _whole(cells, "minutes", MAX_MINUTES) or None
    amount = _money(cells.get("amount"))
    _need(minutes is None or metric == "calls", "minutes")
    _need(amount is None or metric in _WITH_AMOUNT, "amount")
    day = _day(cells.get("day"), "day")
    entry = NewEntry(
        metric=metric,
        day=day,
        quantity=quantity,
        minutes=minutes,
        amount=amount,
        new=_whole(cells, "new", quantity) or 0,
        outcome=_outcome(cells, metric),
        origin=_origin(cells, metric),
        next_step=_day(cells["next_step"], "next_step") if "next_step" in cells else None,
        inbound=_inbound(cells),
        note=_text(cells.get("note"))[:MAX_NOTE].strip(),
    )
    _need(entry.next_step is None or entry.next_step >= day, "next_step")
    return entry


def _metric(cells: Mapping[str, Cell]) -> str:
    """By the id our own export gives, else by the name."""
    by_id = _text(cells.get("metric_id"))
    metric = by_id if by_id in ENTERED else metric_named(_word(cells, "metric"))
    if metric not in ENTERED:
        raise _FaultError("metric")
    return str(metric)


def _day(cell: Cell, column: str) -> date:
    if not isinstance(cell, date):
        found = _DAY.fullmatch(_text(cell))
        cell = exact_day(found[1]) if found else None
    if cell is None or cell < _EARLIEST:
        raise _FaultError(column)
    return cell


def _number(cell: Cell, column: str) -> Decimal | None:
    """Digits with a decimal comma or point and grouped thousands; None where nothing stands."""
    if cell is None or isinstance(cell, Decimal):
        return cell
    text = _text(cell)
    if not _NUMBER.fullmatch(text):
        raise _FaultError(column)
    numeral = read_numeral(text, scaled=False)
    return Decimal(numeral.digits).scaleb(-numeral.places)


def _whole(cells: Mapping[str, Cell], column: str, most: int) -> int | None:
    number = _number(cells.get(column), column)
    if number is None:
        return None
    _need(number == number.to_integral_value() and 0 <= number <= most, column)
    return int(number)


def _money(cell: Cell) -> int | None:
    """In minor units; nothing and zero are no amount."""
    if cell is None:
        return None
    minor = _minor(cell) if isinstance(cell, Decimal) else read_money(_text(cell))
    if minor is None or not 0 <= minor <= MAX_AMOUNT:
        raise _FaultError("amount")
    return minor or None


def _minor(number: Decimal) -> int:
    return int((min(number, Decimal(MAX_AMOUNT)) * 100).to_integral_value())


def _outcome(cells: Mapping[str, Cell], metric: str) -> Outcome | None:
    said = _word(cells, "outcome")
    _need(not said or said in _OUTCOMES.get(metric, ()), "outcome")
    return Outcome(said) if said else None


def _origin(cells: Mapping[str, Cell], metric: str) -> Origin | None:
    said = _word(cells, "origin")
    _need(said in {"", *Origin}, "origin")
    _need(said in {"", Origin.BASE} or metric == "first_meetings", "origin")
    return Origin(said) if said else None


def _inbound(cells: Mapping[str, Cell]) -> bool:
    said = _word(cells, "inbound")
    if said in {"yes", "no"}:
        return said == "yes"
    return bool(_whole(cells, "inbound", 1))


def _word(cells: Mapping[str, Cell], column: str) -> str:
    """The id of what our own export says there; anything else as it stands."""
    said = _text(cells.get(column))
    return exported_words(column).get(said.casefold().replace("ё", "е"), said)


def _need(is_right: bool, column: str) -> None:
    if not is_right:
        raise _FaultError(column)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
