"""The ledger and the daily figures as files: CSV for machines, XLSX for people."""

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
from sales.catalog import CATALOG, POINTS, Figures, Unit, value
from sales.periods import DAY, Period, local_day
from sales.teams import Team
from storage.daily import team_days
from storage.ledger import Entry, of_team
from storage.people import names

LEDGER_COLUMNS = (
    "id", "day", "logged_at", "person_id", "person", "metric", "quantity", "minutes", "amount",
    "note", "status", "entered_by", "new", "outcome", "origin", "next_step", "inbound", "corrects",
)  # fmt: skip
DAILY_COLUMNS = ("day", "person_id", "person", *CATALOG, POINTS)

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """``entries``: the period's, voided ones too, by id. ``days``: by day and person."""

    team: Team
    kind: Kind
    period: Period
    entries: tuple[Entry, ...]
    days: Mapping[tuple[date, int], Figures]
    names: Mapping[int, str]


def load_export(
    db: sqlite3.Connection, team: Team, kind: Kind, now: datetime, back: int = 0
) -> ExportFacts:
    today = local_day(now, team.timezone)
    period = period_of(kind, today, capacity_of(db, team, today).calendar, back)
    return ExportFacts(
        team=team,
        kind=kind,
        period=period,
        entries=tuple(of_team(db, team.id, period.start, period.end)),
        days=team_days(db, team.id, period),
        names=names(db, team.id),
    )


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
    """XLSX with the sheets ``ledger`` and ``daily``."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        _fill(book, "ledger", LEDGER_COLUMNS, _ledger_rows(facts))
        _fill(book, "daily", DAILY_COLUMNS, _daily_rows(facts))
    return out.getvalue()


def _daily_rows(facts: ExportFacts) -> Iterator[tuple[Cell, ...]]:
    for (day, person_id), figures in facts.days.items():
        numbers = (_number(metric, figures) for metric in DAILY_COLUMNS[3:])
        yield (day.isoformat(), person_id, facts.names.get(person_id, ""), *numbers)


def _number(metric: str, figures: Figures) -> Cell:
    number = value(metric, figures)
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
        period=period_name(texts, facts.kind, facts.period),
        n=len(facts.entries),
        void=sum(1 for entry in facts.entries if entry.voided_at is not None),
    )


def nothing_to_export(facts: ExportFacts, texts: Texts) -> Html:
    return texts("export.nothing", period=period_name(texts, facts.kind, facts.period))
