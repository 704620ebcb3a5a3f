"""The past month in a head's digest: what became of its plans, and whose week's theme it is."""

import sqlite3
from datetime import UTC, date, datetime

import pytest

from locales.texts import texts
from reports.board import Kind as PeriodKind
from reports.period_digest import build_period_digest, load_period_digest
from sales.targets import TEAM, Kind
from tests.cast import IVAN, MARIA, SALES, new_database
from tests.reports.logged import log
from tests.reports.planned import been_here_long, plan
from tests.telegram_text import check_post

RU = texts("ru")
DECEMBER = datetime(2026, 12, 1, 6, 10, tzinfo=UTC)
MONDAY = datetime(2026, 12, 7, 6, 10, tzinfo=UTC)


@pytest.fixture
def db() -> sqlite3.Connection:
    db = new_database()
    been_here_long(db)
    return db


def said(db: sqlite3.Connection, now: datetime = DECEMBER) -> str:
    kind: PeriodKind = "month" if now is DECEMBER else "week"
    told = check_post(build_period_digest(load_period_digest(db, SALES, kind, now), RU))
    return told.replace("\N{NO-BREAK SPACE}", " ")


def test_each_plan_is_told_with_both_numbers_and_who_has_met_theirs(
    db: sqlite3.Connection,
) -> None:
    plan(db, "calls", 100)
    plan(db, "won", 4, TEAM)
    log(db, IVAN, date(2026, 11, 18), "calls", 120)
    log(db, MARIA, date(2026, 11, 18), "calls", 40)
    log(db, MARIA, date(2026, 11, 18), "won", 3)

    told = said(db)

    assert "План месяца: Звонки 160 из 200 · 80 % · выполнили 1 из 2" in told
    assert "План месяца: Продажи 3 из 4 · 75 %\n" in told


def test_a_stretch_alone_is_nothing_that_was_missed(db: sqlite3.Connection) -> None:
    plan(db, "calls", 100, kind=Kind.STRETCH)

    assert "План месяца" not in said(db)


def test_a_week_tells_nothing_of_the_months_plan(db: sqlite3.Connection) -> None:
    plan(db, "calls", 100)

    assert "План месяца" not in said(db, MONDAY)
