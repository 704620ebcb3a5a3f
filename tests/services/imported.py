"""Tables of past work as a head sends them: looked through, entered, and what stands then."""

import sqlite3
from datetime import date

from locales.columns import column_names
from sales.entries import NewEntry
from sales.imports import Document, Imported, Intake, Preview, Rows
from services import importing
from services.import_rows import NEEDED, read_rows
from services.tables import Table, read_table
from storage import ledger
from storage.rebuild import differences
from tests.cast import NOW, OLGA, SALES, actor

HEADER = "дата;сотрудник;показатель;количество;минуты;сумма;заметка\n"
DOCUMENT = Document(OLGA.id, 500)


def table(*rows: str) -> Table:
    return read_table((HEADER + "\n".join(rows)).encode(), column_names(), NEEDED)


def rows(db: sqlite3.Connection, sheet: Table) -> Rows:
    return read_rows(sheet, importing.everyone(db, actor=actor(OLGA), team_id=SALES.id))


def seen(db: sqlite3.Connection, sheet: Table) -> Preview:
    return importing.look_through(
        db, actor=actor(OLGA), team_id=SALES.id, rows=rows(db, sheet), now=NOW
    )


def intake(db: sqlite3.Connection, *lines: str) -> Intake:
    return seen(db, table(*lines)).intake


def enter(
    db: sqlite3.Connection,
    sheet: Table,
    *,
    fingerprint: str | None = None,
    with_doubtful: bool = True,
    document: Document = DOCUMENT,
) -> Imported | Preview:
    return importing.enter(
        db,
        actor=actor(OLGA),
        team_id=SALES.id,
        rows=rows(db, sheet),
        document=document,
        fingerprint=fingerprint or seen(db, sheet).fingerprint,
        with_doubtful=with_doubtful,
        now=NOW,
    )


def standing(db: sqlite3.Connection) -> list[tuple[int, NewEntry]]:
    assert differences(db) == []
    entries = ledger.of_team(db, SALES.id, date(2000, 1, 1), date(2100, 1, 1))
    return [(it.source.person_id, it.what) for it in entries if it.voided_at is None]
