"""A month's plans from a table: each row read as ``/target`` is, entered all or not at all."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

from locales.target_words import plan_columns, target_words
from sales.catalog import CATALOG, Unit
from sales.errors import SalesError
from sales.imports import Fault
from sales.periods import local_day, month_period
from sales.targets import FURTHEST_YEARS, Aim, Amounts, Kind
from sales.teams import Actor, Person, Team
from services.membership import headed_team
from services.tables import Cell, Row, Table, read_table
from services.target_entry import group_named, read_amount, target_metric
from services.target_period import month_said
from services.targets import check_target, set_target
from storage import people

NEEDED = frozenset({"person", "metric", "plan"})


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """``month``: the first day of the month that the plan begins with."""

    number: int
    aim: Aim
    amount: int
    month: date


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """``faults``: while there are any, nothing is entered. ``digest``: tells it from others."""

    team: Team
    rows: tuple[PlannedRow, ...]
    faults: tuple[Fault, ...]
    names: dict[int, str]
    digest: str


class _FaultError(Exception):
    """The cell of this column cannot be read."""


def plan_table(content: bytes) -> Table | None:
    """The table, if its header is one of plans; raises ``SalesError`` where it is none at all."""
    try:
        return read_table(content, plan_columns(), NEEDED)
    except SalesError as error:
        if error.key == "table.no_header":
            return None
        raise


def look_through(
    db: sqlite3.Connection, *, actor: Actor, team_id: int, table: Table, now: datetime
) -> PlanPreview:
    """What importing would do now; changes nothing."""
    team = headed_team(db, actor, team_id)
    roster = people.roster(db, team_id)
    month = month_period(local_day(now, team.timezone)).start
    rows: list[PlannedRow] = []
    faults = []
    for row in table.rows:
        try:
            planned = _read(row, roster.find, month)
            if (planned.aim, planned.month) in {(it.aim, it.month) for it in rows}:
                raise _FaultError("metric")
            rows.append(planned)
        except _FaultError as fault:
            column = str(fault)
            faults.append(Fault(row.number, column, _text(row.cells.get(column))))
    return PlanPreview(
        team=team,
        rows=tuple(rows),
        faults=tuple(faults),
        names={member.person.id: member.person.name for member in roster.members},
        digest=sha256(repr((rows, faults)).encode()).hexdigest()[:12],
    )


def enter(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    table: Table,
    digest: str,
    now: datetime,
) -> PlanPreview:
    """Enter what was shown under ``digest``; raises ``SalesError`` where it has become other."""
    preview = look_through(db, actor=actor, team_id=team_id, table=table, now=now)
    if preview.digest != digest or preview.faults or not preview.rows:
        raise SalesError("plan.import_changed")
    for row in sorted(preview.rows, key=lambda it: (it.month, it.aim.person_id)):
        set_target(
            db,
            actor=actor,
            team_id=team_id,
            aim=row.aim,
            amounts=Amounts(row.amount),
            now=now,
            first=row.month,
        )
    return preview


def _read(row: Row, find: Callable[[str], list[Person]], this_month: date) -> PlannedRow:
    cells = row.cells
    metric = target_metric(_text(cells.get("metric")))
    if metric is None or metric not in CATALOG:
        raise _FaultError("metric")
    aim = Aim(_whom(cells.get("person"), find), metric, "month", _kind(cells.get("level")))
    amount = _amount(metric, cells.get("plan"))
    try:
        check_target(aim, Amounts(amount))
    except SalesError as error:
        raise _FaultError("plan") from error
    return PlannedRow(row.number, aim, amount, _month(cells.get("month"), this_month))


def _whom(cell: Cell, find: Callable[[str], list[Person]]) -> int:
    said = _text(cell)
    group = group_named(said)
    if group is not None:
        return group
    found = find(said) if said else []
    if len(found) != 1:
        raise _FaultError("person")
    return found[0].id


def _kind(cell: Cell) -> Kind:
    level = target_words("level").get(_text(cell).casefold(), "plan" if cell is None else "")
    if not level:
        raise _FaultError("level")
    return Kind(level)


def _amount(metric: str, cell: Cell) -> int:
    """A number of a spreadsheet is in whole units of money; a text reads as in ``/target``."""
    if isinstance(cell, Decimal):
        minor = 100 if CATALOG[metric].unit is Unit.MONEY else 1
        if cell * minor != (cell * minor).to_integral_value():
            raise _FaultError("plan")
        return int(cell * minor)
    try:
        return read_amount(metric, _text(cell))
    except SalesError as error:
        raise _FaultError("plan") from error


def _month(cell: Cell, this_month: date) -> date:
    """The current month or one ahead: «ноябрь», «11.2026», a day of it; nothing: the current."""
    if cell is None:
        return this_month
    found = cell.replace(day=1) if isinstance(cell, date) else _said_month(_text(cell), this_month)
    if found is None or not this_month <= found < _years_on(this_month):
        raise _FaultError("month")
    return found


def _said_month(said: str, this_month: date) -> date | None:
    words = said.casefold().replace("/", ".").replace("-", ".").replace(".", " ").split()
    if len(words) in {2, 3} and all(word.isdecimal() for word in words):
        year, month = (words[0], words[1]) if len(words[0]) == 4 else (words[-1], words[-2])
        words = [f"{month}.{year}"]
    found = month_said(words, this_month) if words else None
    return found[0] if found is not None and found[1] == len(words) else None


def _years_on(day: date) -> date:
    return day.replace(year=day.year + FURTHEST_YEARS)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
