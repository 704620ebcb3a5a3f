"""A month that was closed stays closed for every way in, though the calendar be changed later."""

import sqlite3
from datetime import UTC, date, datetime

import pytest

from jobs.closing import close_months
from locales.columns import column_names
from sales.absences import AbsenceSaid
from sales.errors import SalesError
from sales.imports import Doubt
from sales.periods import day_period
from services import importing
from services.absences import enter_absence
from services.import_rows import NEEDED, read_rows
from services.tables import read_table
from services.work_calendar import add_day_off
from tests.cast import IVAN, OLGA, SALES, actor, new_database
from tests.reports.logged import log

THIRD_WORKDAY = date(2026, 12, 3)
CLOSING = datetime(2026, 12, 3, 9, tzinfo=UTC)
DAY = date(2026, 11, 11)


@pytest.fixture
def db() -> sqlite3.Connection:
    """November was closed this morning, and today is made a day off: it would close tomorrow."""
    db = new_database()
    log(db, IVAN, date(2026, 11, 10), "calls", 5)
    close_months(db, CLOSING)
    add_day_off(db, actor=actor(OLGA), team_id=SALES.id, day=THIRD_WORKDAY, now=CLOSING)
    return db


def test_it_takes_no_absence(db: sqlite3.Connection) -> None:
    said = AbsenceSaid(day_period(DAY))
    with pytest.raises(SalesError, match=r"absence\.too_old"):
        enter_absence(db, actor=actor(OLGA), person_id=IVAN.id, said=said, now=CLOSING)


def test_past_work_is_imported_into_it_by_the_heads_yes_alone(db: sqlite3.Connection) -> None:
    text = "дата;сотрудник;показатель;количество\n11.11.2026;Иван;звонки;7\n"
    everyone = importing.everyone(db, actor=actor(OLGA), team_id=SALES.id)
    rows = read_rows(read_table(text.encode(), column_names(), NEEDED), everyone)
    found = importing.look_through(db, actor=actor(OLGA), team_id=SALES.id, rows=rows, now=CLOSING)
    assert [it.doubt for it in found.intake.odd] == [Doubt.CLOSED]
