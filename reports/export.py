"""All that a team keeps as files: the ledger as CSV for machines, everything as XLSX for people."""

import csv
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import xlsxwriter

from locales.columns import FORMULA_SIGNS
from locales.texts import Html, Texts
from reports.board import Kind
from reports.team_period import capacity_of, period_of
from reports.wording import period_name, short_name
from sales.absences import Absence
from sales.catalog import CATALOG, POINTS, Figures, Unit, value
from sales.periods import DAY, Period, local_day
from sales.teams import Team
from storage import team_rows
from storage.absences import all_absences
from storage.daily import team_days
from storage.ledger import Entry, of_team
from storage.people import names

LEDGER_COLUMNS = (
    "id", "day", "logged_at", "person_id", "person", "metric", "quantity", "minutes", "amount",
    "note", "status", "entered_by", "new", "outcome", "origin", "next_step", "inbound", "corrects",
)  # fmt: skip
DAILY_COLUMNS = ("day", "person_id", "person", *CATALOG, POINTS)
PEOPLE_COLUMNS = ("person_id", "person", "username", "role", "joined", "left")
AMOUNTS = frozenset({"minimum", "amount", "upper"})  # columns of targets, in the metric's unit
ABSENCE_COLUMNS = (
    "id", "person_id", "person", "first_day", "last_day", "kind", "note", "state", "entered_by",
)  # fmt: skip
ZERO_COLUMNS = ("day", "person_id", "person")

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """``entries``: the period's, voided ones too, by id. ``days``: by day and person.

    People, targets, absences and zeros come with all their history.
    """

    team: Team
    kind: Kind | None  # None: everything
    period: Period
    entries: tuple[Entry, ...]
    days: Mapping[tuple[date, int], Figures]
    names: Mapping[int, str]
    people: tuple[team_rows.Membership, ...]
    targets: team_rows.Targets
    absences: tuple[Absence, ...]
    zeros: tuple[tuple[date, int], ...]


def load_export(
    db: sqlite3.Connection, team: Team, kind: Kind | None, now: datetime, back: int = 0
) -> ExportFacts:
    period = _period(db, team, kind, local_day(now, team.timezone), back)
    return ExportFacts(
        team=team,
        kind=kind,
        period=period,
        entries=tuple(of_team(db, team.id, period.start, period.end)),
        days=team_days(db, team.id, period),
        names=names(db, team.id),
        people=tuple(team_rows.memberships(db, team.id)),
        targets=team_rows.targets(db, team.id),
        absences=tuple(all_absences(db, team.id)),
        zeros=tuple(team_rows.zeros(db, team.id)),
    )


def _period(
    db: sqlite3.Connection, team: Team, kind: Kind | None, today: date, back: int
) -> Period:
    if kind is None:
        return Period(team_rows.first_day(db, team.id) or today, today + DAY)
    return period_of(kind, today, capacity_of(db, team, today).calendar, back)


def ledger_csv(facts: ExportFacts) -> bytes:
    """The ledger as spreadsheets open it: UTF-8 with BOM, and no cell that runs as a formula."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(LEDGER_COLUMNS)
    for row in _ledger_rows(facts):
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA_SIGNS) else text


def _ledger_rows(facts: ExportFacts) -> Iterator[tuple[Cell, ...]]:
    zone = ZoneInfo(facts.team.timezone)
    for entry in facts.entries:
        what = entry.what
        yield (
            entry.id,
            what.day.isoformat(),
            entry.logged_at.astimezone(zone).isoformat(),
            entry.source.person_id,
            facts.names.get(entry.source.person_id, ""),
            what.metric,
            what.quantity,
            what.minutes,
            None if what.amount is None else _major(what.amount),
            what.note,
            "active" if entry.voided_at is None else "void",
            entry.source.entered_by,
            what.new,
            what.outcome,
            what.origin,
            what.next_step.isoformat() if what.next_step else None,
            int(what.inbound),
            entry.corrects,
        )


def _major(minor: int) -> Decimal:
    return Decimal(minor).scaleb(-2).quantize(Decimal("0.01"))


def workbook(facts: ExportFacts) -> bytes:
    """XLSX with a sheet for each of what the facts hold."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        _fill(book, "ledger", LEDGER_COLUMNS, _ledger_rows(facts))
        _fill(book, "daily", DAILY_COLUMNS, _daily_rows(facts))
        _fill(book, "people", PEOPLE_COLUMNS, _people_rows(facts))
        _fill(book, "targets", ("person", *facts.targets.columns), _target_rows(facts))
        _fill(book, "absences", ABSENCE_COLUMNS, _absence_rows(facts))
        _fill(book, "zeros", ZERO_COLUMNS, _zero_rows(facts))
    return out.getvalue()


def _daily_rows(facts: ExportFacts) -> Iterator[tuple[Cell, ...]]:
    for (day, person_id), figures in facts.days.items():
        numbers = (_number(metric, figures) for metric in DAILY_COLUMNS[3:])
        yield (day.isoformat(), person_id, facts.names.get(person_id, ""), *numbers)


def _people_rows(facts: ExportFacts) -> Iterator[tuple[Cell, ...]]:
    zone = ZoneInfo(facts.team.timezone)
    for it in facts.people:
        joined = it.joined_at.astimezone(zone).date().isoformat()
        left = it.left_at.astimezone(zone).date().isoformat() if it.left_at else None
        yield (it.person_id, it.name, it.username, it.role, joined, left)


def _target_rows(facts: ExportFacts) -> Iterator[tuple[Cell, ...]]:
    for row in facts.targets.rows:
        cells = dict(zip(facts.targets.columns, row, strict=True))
        metric, name = str(cells["metric"]), facts.names.get(int(cells["person_id"] or 0), "")
        yield (
            name,
            *(
                _shown(metric, cell) if column in AMOUNTS and isinstance(cell, int) else cell
                for column, cell in cells.items()
            ),
        )


def _absence_rows(facts: ExportFacts) -> Iterator[tuple[Cell, ...]]:
    for it in facts.absences:
        yield (
            *(it.id, it.person_id, facts.names.get(it.person_id, "")),
            *(it.days.start.isoformat(), it.last_day.isoformat()),
            *(it.kind, it.note, it.state, it.entered_by),
        )


def _zero_rows(facts: ExportFacts) -> Iterator[tuple[Cell, ...]]:
    for day, person_id in facts.zeros:
        yield (day.isoformat(), person_id, facts.names.get(person_id, ""))


def _number(metric: str, figures: Figures) -> Cell:
    return _shown(metric, value(metric, figures))


def _shown(metric: str, number: int) -> Cell:
    is_money = metric in CATALOG and CATALOG[metric].unit is Unit.MONEY
    return _major(number) if is_money else number


def _fill(
    book: xlsxwriter.Workbook, name: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]
) -> None:
    """Texts are written as texts, so that none of them is a formula."""
    sheet = book.add_worksheet(name)
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    sheet.write_row(0, 0, columns, bold)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(tuple(columns)) - 1, 14)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, column, cell)
            elif cell is not None:
                sheet.write_number(at, column, cell, money if isinstance(cell, Decimal) else None)


def file_name(facts: ExportFacts, suffix: str) -> str:
    """The same in every language: salesbeat-2026-11-16-2026-11-22.csv."""
    return f"salesbeat-{facts.period.start}-{facts.period.end - DAY}.{suffix}"


def export_caption(facts: ExportFacts, texts: Texts) -> Html:
    return texts(
        "export.ledger",
        team=short_name(facts.team.name),
        period=_period_name(facts, texts),
        n=len(facts.entries),
        void=sum(1 for entry in facts.entries if entry.voided_at is not None),
    )


def nothing_to_export(facts: ExportFacts, texts: Texts) -> Html:
    return texts("export.nothing", period=_period_name(facts, texts))


def _period_name(facts: ExportFacts, texts: Texts) -> str:
    if facts.kind is None:
        return f"{facts.period.start:%d.%m.%Y}–{facts.period.end - DAY:%d.%m.%Y}"
    return period_name(texts, facts.kind, facts.period)
