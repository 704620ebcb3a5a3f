"""A month's plans from a table: each row read as ``/target`` is, entered all or not at all."""

import sqlite3
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

from locales.target_words import plan_columns, target_words
from sales.catalog import CATALOG, Unit
from sales.errors import SalesError
from sales.periods import local_day
from sales.plan_table import PlanFault, PlannedRow, PlanPreview, Why
from sales.targets import FURTHEST_YEARS, Aim, Amounts, Kind, held_on
from sales.teams import Actor, Roster
from services.membership import headed_team
from services.tables import Cell, Row, Table, read_table
from services.target_entry import group_named, read_amount, target_metric
from services.target_period import month_said
from services.targets import check_target, largest, set_target
from storage import people, targets

NEEDED = frozenset({"person", "metric", "plan"})


class _FaultError(Exception):
    """What is wrong with the cell of a column."""

    def __init__(self, column: str, why: Why, limit: int = 0) -> None:
        super().__init__(column)
        self.column, self.why, self.limit = column, why, limit


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
    said = targets.all_targets(db, team_id, team.timezone)
    today = local_day(now, team.timezone)
    rows: dict[tuple[Aim, date], PlannedRow] = {}
    faults = []
    for row in table.rows:
        try:
            planned = _read(row, roster, today)
            there = rows.setdefault((planned.aim, planned.month), planned)
            if there is not planned:
                raise _FaultError("metric", Why.REPEATED, there.number)
        except _FaultError as fault:
            cell = _text(row.cells.get(fault.column))
            faults.append(PlanFault(row.number, fault.column, cell, fault.why, fault.limit))
    planned_rows = tuple(
        replace(it, before=held_on(said, it.aim, max(it.month, today))) for it in rows.values()
    )
    return PlanPreview(
        team=team,
        rows=planned_rows,
        faults=tuple(faults),
        names={member.person.id: member.person.name for member in roster.members},
        fingerprint=sha256(repr((planned_rows, faults)).encode()).hexdigest()[:12],
    )


def enter(
    db: sqlite3.Connection,
    *,
    actor: Actor,
    team_id: int,
    table: Table,
    fingerprint: str,
    now: datetime,
) -> PlanPreview:
    """Enter what was shown under ``fingerprint``; raises ``SalesError`` where it differs now."""
    preview = look_through(db, actor=actor, team_id=team_id, table=table, now=now)
    if preview.fingerprint != fingerprint or preview.faults or not preview.rows:
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


def _read(row: Row, roster: Roster, today: date) -> PlannedRow:
    cells = row.cells
    metric = target_metric(_text(cells.get("metric")))
    if metric is None or metric not in CATALOG:
        raise _FaultError("metric", Why.METRIC)
    aim = Aim(_whom(cells.get("person"), roster), metric, "month", _kind(cells.get("level")))
    try:
        amount = _amount(metric, cells.get("plan"))
        check_target(aim, Amounts(amount))
    except SalesError as error:
        limit = largest(metric, "month") // _minor(metric)
        raise _FaultError("plan", Why.AMOUNT, limit) from error
    return PlannedRow(row.number, aim, amount, _month(cells.get("month"), today))


def _whom(cell: Cell, roster: Roster) -> int:
    said = _text(cell)
    group = group_named(said)
    if group is not None:
        return group
    found = roster.find(said) if said else []
    if len(found) != 1:
        why = Why.SEVERAL if found else Why.NOBODY if said else Why.NO_PERSON
        raise _FaultError("person", why)
    if found[0] not in {member.person for member in roster.sellers()}:
        raise _FaultError("person", Why.VIEWER)
    return found[0].id


def _kind(cell: Cell) -> Kind:
    level = target_words("level").get(_text(cell).casefold(), "plan" if cell is None else "")
    if not level:
        raise _FaultError("level", Why.LEVEL)
    return Kind(level)


def _amount(metric: str, cell: Cell) -> int:
    """A number of a spreadsheet is in whole units of money; a text reads as in ``/target``."""
    if not isinstance(cell, Decimal):
        return read_amount(metric, _text(cell))
    amount = cell * _minor(metric)
    if amount != amount.to_integral_value():
        raise SalesError("target.how")
    return int(amount)


def _minor(metric: str) -> int:
    return 100 if CATALOG[metric].unit is Unit.MONEY else 1


def _month(cell: Cell, today: date) -> date:
    """The current month or one ahead: «ноябрь», «11.2026», a day of it; nothing: the current."""
    this_month = today.replace(day=1)
    if cell is None:
        return this_month
    found = cell.replace(day=1) if isinstance(cell, date) else _said_month(_text(cell), this_month)
    if found is None:
        raise _FaultError("month", Why.MONTH)
    if found < this_month:
        raise _FaultError("month", Why.PAST)
    if found >= this_month.replace(year=this_month.year + FURTHEST_YEARS):
        raise _FaultError("month", Why.FAR, FURTHEST_YEARS)
    return found


def _said_month(said: str, this_month: date) -> date | None:
    words = said.casefold().replace("/", ".").replace("-", ".").replace(".", " ").split()
    if len(words) in {2, 3} and all(word.isdecimal() for word in words):
        year, month = (words[0], words[1]) if len(words[0]) == 4 else (words[-1], words[-2])
        words = [f"{month}.{year}"]
    found = month_said(words, this_month) if words else None
    return found[0] if found is not None and found[1] == len(words) else None


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
