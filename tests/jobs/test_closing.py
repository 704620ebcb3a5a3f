"""Months close on the third workday after their end, once, and stay as they were."""

import contextlib
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jobs.closing import Closing, close_months
from locales.texts import texts
from reports.closed_month import load_closed_month
from reports.team import build_team_report, load_team_report
from sales.targets import TEAM
from storage import closed_months, ledger
from storage.closed_months import ClosedFigure
from storage.db import Database, connect
from tests.cast import IVAN, MARIA, SALES, add_cast, new_database
from tests.reports.logged import ask, log
from tests.reports.planned import been_here_long, plan
from tests.telegram_text import check_post

NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)
SECOND_WORKDAY = datetime(2026, 12, 2, 12, tzinfo=UTC)
THIRD_WORKDAY = datetime(2026, 12, 3, 12, tzinfo=UTC)


@pytest.fixture
def db() -> sqlite3.Connection:
    """In November Иван makes 7 of 10 calls, Мария none; 2 are asked on each of 20 workdays."""
    db = new_database()
    been_here_long(db)
    plan(db, "calls", 10)
    ask(db, "calls", 2)
    log(db, IVAN, date(2026, 11, 10), "calls", 7)
    return db


def closed(db: sqlite3.Connection, metric: str = "calls") -> dict[int, ClosedFigure]:
    figures = closed_months.figures(db, SALES.id, NOVEMBER)
    return {it.person_id: it for it in figures if it.metric == metric}


def test_a_month_is_open_until_the_third_workday_after_it(db: sqlite3.Connection) -> None:
    close_months(db, SECOND_WORKDAY)
    assert closed(db) == {}
    close_months(db, THIRD_WORKDAY)
    assert closed(db) == {
        IVAN.id: ClosedFigure(IVAN.id, "calls", 7, 10, 40),
        MARIA.id: ClosedFigure(MARIA.id, "calls", 0, 10, 40),
        TEAM: ClosedFigure(TEAM, "calls", 7, 20, 80),
    }


def test_closing_again_changes_nothing(db: sqlite3.Connection) -> None:
    close_months(db, THIRD_WORKDAY)
    log(db, IVAN, date(2026, 11, 11), "calls", 5)
    close_months(db, THIRD_WORKDAY)
    assert closed(db)[IVAN.id].fact == 7


def test_after_a_long_rest_every_month_that_is_due_is_closed(db: sqlite3.Connection) -> None:
    log(db, MARIA, date(2026, 9, 10), "won", 1)
    close_months(db, THIRD_WORKDAY)
    for month in (date(2026, 9, 1), OCTOBER, NOVEMBER):
        assert closed_months.closed_at(db, SALES.id, month) == THIRD_WORKDAY
    assert closed_months.closed_at(db, SALES.id, date(2026, 12, 1)) is None


def test_where_nobody_has_logged_anything_there_is_nothing_to_close() -> None:
    db = new_database()
    close_months(db, THIRD_WORKDAY)
    assert closed_months.last_closed(db, SALES.id) is None


def test_a_closed_month_can_be_neither_changed_nor_deleted(db: sqlite3.Connection) -> None:
    close_months(db, THIRD_WORKDAY)
    for statement in ("UPDATE closed_months SET fact = 0", "DELETE FROM closed_months"):
        with pytest.raises(sqlite3.IntegrityError, match="closed month"):
            db.execute(statement)


def test_later_corrections_are_shown_against_it(db: sqlite3.Connection) -> None:
    close_months(db, THIRD_WORKDAY)
    entries = ledger.of_day(db, SALES.id, IVAN.id, date(2026, 11, 10))
    ledger.void(db, entries, IVAN.id, THIRD_WORKDAY)
    log(db, IVAN, date(2026, 11, 10), "calls", 4)
    found = load_closed_month(db, SALES, NOVEMBER)
    assert found is not None
    assert [(it.name, it.metric, it.closed, it.now) for it in found.amended] == [
        (IVAN.name, "calls", 7, 4),
        (IVAN.name, "points", 7, 4),
    ]
    report = load_team_report(db, SALES, "month", THIRD_WORKDAY, back=1)
    shown = check_post(build_team_report(report, texts("ru")))
    assert "Месяц закрыт 03.12" in shown
    assert "Иван Петров, Звонки 7 → 4" in shown


def test_an_open_month_says_nothing_of_it(db: sqlite3.Connection) -> None:
    assert load_closed_month(db, SALES, NOVEMBER) is None


async def test_the_clock_closes_it_and_keeps_no_writer_waiting_before(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "salesbeat.db")
    try:
        await database.write(add_cast)
        await database.write(lambda db: log(db, IVAN, date(2026, 11, 10), "calls", 7))
        closing = Closing(database)
        with contextlib.closing(connect(tmp_path / "salesbeat.db")) as other:
            other.execute("BEGIN IMMEDIATE")  # nobody else can write
            await closing.run(SECOND_WORKDAY)
        await closing.run(THIRD_WORKDAY)
        month = await database.read(lambda db: closed_months.last_closed(db, SALES.id))
        assert month == NOVEMBER
    finally:
        await database.close()
