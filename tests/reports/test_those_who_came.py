"""Whoever joins is asked from their first day in the team, and for nothing of the days before."""

import sqlite3
from datetime import UTC, date, datetime

import pytest

from charts.specs import TeamDaySpec
from locales.numbers import NO_VALUE
from locales.texts import texts
from reports.board import load_board
from reports.team import build_team_report, load_team_report
from sales.teams import Person
from tests.cast import IVAN, MARIA, NOW, SALES, new_database
from tests.reports.logged import ask, join, log
from tests.reports.planned import been_here_long

ANNA = Person(11, "Анна Ковалёва")
MONDAY = date(2026, 11, 16)


@pytest.fixture
def db() -> sqlite3.Connection:
    """Of each 10 calls a day are asked; Анна has been there since Monday, and it is Thursday."""
    db = new_database()
    been_here_long(db)
    ask(db, "calls", 10)
    join(db, ANNA, at=datetime(2026, 11, 16, 7, tzinfo=UTC))
    for person in (IVAN, MARIA):
        log(db, person, date(2026, 10, 20), "calls", 5)
    return db


def test_minimums_and_unknown_days_are_those_since_then(db: sqlite3.Connection) -> None:
    report = load_team_report(db, SALES, "month", NOW)
    assert report.found.asked == {
        IVAN.id: {"calls": 130},
        MARIA.id: {"calls": 130},
        ANNA.id: {"calls": 40},
    }
    assert report.unknown[ANNA.id] == [MONDAY, date(2026, 11, 17), date(2026, 11, 18)]


def test_the_table_of_a_month_before_has_no_zeros_of_theirs(db: sqlite3.Connection) -> None:
    post = build_team_report(load_team_report(db, SALES, "month", NOW, back=1), texts("ru"))
    assert isinstance(post.picture, TeamDaySpec)
    (row,) = [row for row in post.picture.rows if row.name == ANNA.name]
    assert {cell.text for cell in row.cells} == {NO_VALUE}


def test_the_board_of_a_month_before_has_no_place_for_them(db: sqlite3.Connection) -> None:
    assert ANNA.id in load_board(db, SALES, "month", None, NOW).names
    earlier = load_board(db, SALES, "month", None, NOW, back=1)
    assert earlier.names.keys() == {IVAN.id, MARIA.id}
