"""The schema says where people are named: no table may name them where nobody looks."""

import sqlite3

import pytest

from sales.catalog import Figures
from storage import ledger
from storage.forgetting import FIRST_NAMELESS, hand_over
from storage.rebuild import differences
from tests.cast import IVAN, NOW, SALES, TODAY, new_database
from tests.reports.logged import log


@pytest.fixture
def db() -> sqlite3.Connection:
    return new_database()


def former_figures(db: sqlite3.Connection) -> list[Figures]:
    """Today's figures of those without a name."""
    rows = db.execute("SELECT id FROM people WHERE id < ?", (FIRST_NAMELESS,)).fetchall()
    return [ledger.day_figures(db, SALES.id, row[0], TODAY) for row in rows]


def columns(db: sqlite3.Connection) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for table, column in db.execute(
        "SELECT tables.name, columns.name FROM sqlite_master AS tables,"
        " pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'"
    ):
        found.setdefault(table, set()).add(column)
    return found


def test_every_row_that_refers_to_a_person_says_whose_team_it_is(db: sqlite3.Connection) -> None:
    referring = {
        table
        for table in columns(db)
        if db.execute(
            "SELECT 1 FROM pragma_foreign_key_list(?) WHERE \"table\" = 'people'", (table,)
        ).fetchone()
    }
    assert {"entries", "members", "messages"} <= referring
    assert {it for it in referring - {"teams"} if "team_id" not in columns(db)[it]} == set()


def test_what_is_handed_over_keeps_its_sums_and_its_guards(db: sqlite3.Connection) -> None:
    log(db, IVAN, TODAY, "calls", 5)
    before = db.execute("SELECT sum(count), sum(total) FROM daily").fetchone()[:]
    guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()

    nameless = hand_over(db, IVAN.id, SALES.id, "Бывший менеджер 1")

    assert db.execute("SELECT sum(count), sum(total) FROM daily").fetchone()[:] == before
    assert differences(db) == []
    assert {row[0] for row in db.execute("SELECT person_id FROM entries")} == {nameless}
    left = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert left == guards
    for change in ("DELETE FROM entries", "UPDATE entries SET quantity = 9"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(change)


def test_another_teams_rows_stay_the_persons(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO teams (id, name, timezone, language, created_by, created_at)"
        " VALUES (2, 'Вторая', 'Europe/Moscow', 'ru', 1, ?)",
        (int(NOW.timestamp()),),
    )
    db.execute("INSERT INTO zeros VALUES (2, ?, ?, 0)", (IVAN.id, TODAY.isoformat()))
    hand_over(db, IVAN.id, SALES.id, "Бывший менеджер 1")
    assert db.execute("SELECT person_id FROM zeros").fetchone()[0] == IVAN.id


def test_a_closed_month_goes_over_too_and_stays_closed(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO closed_months (team_id, month, person_id, metric, fact, closed_at)"
        " VALUES (?, '2026-10-01', ?, 'calls', 5, 0)",
        (SALES.id, IVAN.id),
    )
    nameless = hand_over(db, IVAN.id, SALES.id, "Бывший менеджер 1")
    assert db.execute("SELECT person_id, fact FROM closed_months").fetchone()[:] == (nameless, 5)
    with pytest.raises(sqlite3.IntegrityError, match="stays as it was"):
        db.execute("UPDATE closed_months SET fact = 9")
