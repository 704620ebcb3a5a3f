"""What a closed month keeps is all that its reports show: what differs since is an amendment."""

import sqlite3
from datetime import UTC, date, datetime

import pytest

from jobs.closing import close_months
from locales.texts import texts
from reports.board import build_board, load_board
from reports.closed_month import Amended, What, load_closed_month
from reports.team import build_team_report, load_team_report
from reports.team_plan import build_team_plan, load_team_plan
from services.forgetting import part
from storage import ledger, people
from storage.closed_months import UNKNOWN
from tests.cast import IVAN, MARIA, OLGA, SALES, actor, new_database
from tests.reports.logged import ask, log
from tests.reports.planned import been_here_long, joined, plan
from tests.reports.test_absent import away
from tests.telegram_text import check_post

RU = texts("ru")
NOVEMBER = date(2026, 11, 1)
CLOSING = datetime(2026, 12, 3, 12, tzinfo=UTC)
LATER = datetime(2026, 12, 10, 9, tzinfo=UTC)
DAY = date(2026, 11, 10)


@pytest.fixture
def db() -> sqlite3.Connection:
    """Of November, closed: 10 calls of each of 20 workdays, 200 a month; Иван was away for two."""
    db = new_database()
    been_here_long(db)
    ask(db, "calls", 10)
    plan(db, "calls", 200)
    log(db, IVAN, DAY, "calls", 60)
    log(db, MARIA, DAY, "calls", 90)
    away(db, IVAN, date(2026, 11, 16), date(2026, 11, 18))
    close_months(db, CLOSING)
    return db


def amended(db: sqlite3.Connection) -> list[Amended]:
    found = load_closed_month(db, SALES, NOVEMBER)
    assert found is not None
    return list(found.amended)


def team_page(db: sqlite3.Connection) -> str:
    report = load_team_report(db, SALES, "month", LATER, back=1)
    return check_post(build_team_report(report, RU))


def plan_page(db: sqlite3.Connection) -> str:
    return check_post(build_team_plan(load_team_plan(db, SALES, LATER, day=NOVEMBER), RU))


def test_a_month_as_it_was_closed_has_no_amendments(db: sqlite3.Connection) -> None:
    assert amended(db) == []


def test_somebody_leaving_afterwards_amends_nothing(db: sqlite3.Connection) -> None:
    people.remove_member(db, SALES.id, IVAN.id, LATER)
    assert amended(db) == []
    for page in (team_page(db), plan_page(db)):
        assert "150 из 380" in page
        assert "исправлено" not in page


def test_nor_does_hiding_their_name(db: sqlite3.Connection) -> None:
    part(db, actor=actor(OLGA), team_id=SALES.id, person_id=IVAN.id, now=LATER)
    assert amended(db) == []


def test_what_was_asked_of_somebody_who_was_not_there_after_all_is_amended(
    db: sqlite3.Connection,
) -> None:
    joined(db, IVAN, LATER)
    assert amended(db) == [
        Amended(IVAN.name, "calls", What.PLAN, 180, 0),
        Amended(IVAN.name, "calls", What.ASKED, 180, 0),
        Amended(IVAN.name, UNKNOWN, What.UNKNOWN, 17, 0),
    ]
    page = team_page(db)
    assert "Иван Петров, Звонки, минимум 180 → 0" in page
    assert "Иван Петров, дней без записей 17 → 0" in page
    assert "план 180" not in page


def test_the_plans_page_tells_what_is_otherwise_of_plans(db: sqlite3.Connection) -> None:
    ledger.void(db, ledger.of_day(db, SALES.id, MARIA.id, DAY), OLGA.id, LATER)
    log(db, MARIA, DAY, "calls", 30)
    log(db, MARIA, DAY, "meetings", 3)
    joined(db, IVAN, LATER)
    page = plan_page(db)
    assert "Месяц закрыт 03.12" in page
    assert "Мария Смирнова, Звонки 90 → 30" in page
    assert "Иван Петров, Звонки, план 180 → 0" in page
    assert "минимум" not in page
    assert "Встречи" not in page


def test_a_day_without_its_only_entry_is_unknown_again(db: sqlite3.Connection) -> None:
    ledger.void(db, ledger.of_day(db, SALES.id, MARIA.id, DAY), OLGA.id, LATER)
    assert [(it.metric, it.closed, it.now) for it in amended(db)] == [
        ("calls", 90, 0),
        ("points", 40, 0),
        (UNKNOWN, 19, 20),
    ]


def test_the_board_of_points_tells_amended_points(db: sqlite3.Connection) -> None:
    ledger.void(db, ledger.of_day(db, SALES.id, MARIA.id, DAY), OLGA.id, LATER)
    board = build_board(load_board(db, SALES, "month", None, LATER, back=1), RU)
    assert "Мария Смирнова, Баллы 40 → 0" in check_post(board)


def test_of_a_month_closed_before_minimums_were_kept_only_the_rest_is_compared() -> None:
    db = new_database()
    been_here_long(db)
    ask(db, "calls", 10)
    db.execute(
        "INSERT INTO closed_months (team_id, month, person_id, metric, fact, closed_at)"
        " VALUES (?, ?, ?, 'calls', 60, ?)",
        (SALES.id, NOVEMBER.isoformat(), IVAN.id, int(CLOSING.timestamp())),
    )
    log(db, IVAN, DAY, "calls", 50)
    assert [(it.metric, it.closed, it.now) for it in amended(db)][:1] == [("calls", 60, 50)]
    assert {it.what for it in amended(db)} == {What.FACT}
