"""Whose past work a table may hold."""

import sqlite3

import pytest

from sales.imports import Doubt
from sales.teams import Person
from storage import people
from tests.cast import IVAN, MARIA, NOW, SALES, TODAY, VIKTOR, new_database
from tests.reports.logged import join, log
from tests.services.imported import enter, intake, seen, standing, table


@pytest.fixture
def db() -> sqlite3.Connection:
    return new_database()


def test_whoever_was_ever_in_the_team_is_known_by_name(db: sqlite3.Connection) -> None:
    people.remove_member(db, SALES.id, MARIA.id, NOW)
    assert [it.person_id for it in intake(db, "19.11.2026;Мария;звонки;5;;;").sure] == [MARIA.id]


def test_strangers_and_namesakes_are_doubtful_and_left_out(db: sqlite3.Connection) -> None:
    join(db, Person(60, "Иван Сидоров"))
    sheet = table(
        "19.11.2026;Иван;звонки;5;;;", "19.11.2026;Пётр;звонки;5;;;", "19.11.2026;Мария;звонки;5;;;"
    )
    odd = seen(db, sheet).intake.odd
    assert [(it.number, it.doubt, it.said) for it in odd] == [
        (2, Doubt.UNKNOWN, "Иван"),
        (3, Doubt.UNKNOWN, "Пётр"),
    ]
    enter(db, sheet)
    assert [person_id for person_id, _ in standing(db)] == [MARIA.id]


def test_a_viewer_does_not_sell_and_is_left_out(db: sqlite3.Connection) -> None:
    sheet = table("19.11.2026;Виктор;звонки;5;;;", "19.11.2026;Петров Иван;звонки;5;;;")
    (odd,) = seen(db, sheet).intake.odd
    assert (odd.number, odd.doubt, odd.said) == (2, Doubt.VIEWER, VIKTOR.name)
    enter(db, sheet)
    assert [person_id for person_id, _ in standing(db)] == [IVAN.id]


def test_what_a_viewer_did_as_a_manager_stands_already(db: sqlite3.Connection) -> None:
    log(db, VIKTOR, TODAY, "calls", 5)
    found = intake(db, "19.11.2026;Виктор;звонки;5;;;")
    assert (found.odd, found.repeated) == ((), 1)
