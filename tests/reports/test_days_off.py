"""What /today and the goals say where nothing is asked: why, not that there are no minimums."""

import sqlite3
from datetime import date, datetime

import pytest

from locales.texts import LANGUAGES, texts
from reports.board import Kind
from reports.goals import build_goals, load_goals
from reports.own import build_own, load_own
from sales.absences import AbsenceKind, AbsenceSaid, AbsenceState
from sales.capacity import Schedule
from sales.periods import DAY, Period
from storage import absences, calendars
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, new_database
from tests.reports.logged import ask
from tests.telegram_text import check_post

RU = texts("ru")
SATURDAY = NOW + 2 * DAY
NO_MINIMUMS = "их задаёт руководитель"


@pytest.fixture
def db() -> sqlite3.Connection:
    db = new_database()
    db.execute("UPDATE members SET joined_at = 0")
    ask(db, "calls", 20)
    return db


def own(db: sqlite3.Connection, kind: Kind = "day", now: datetime = NOW) -> str:
    return check_post(build_own(load_own(db, SALES, IVAN, kind, now), RU))


def away(db: sqlite3.Connection, start: date, end: date) -> None:
    said = AbsenceSaid(Period(start, end), AbsenceKind.VACATION)
    absences.add_absence(
        db,
        team_id=SALES.id,
        person_id=IVAN.id,
        said=said,
        state=AbsenceState.STANDING,
        entered_by=OLGA.id,
        now=NOW,
    )


def test_on_a_weekend_today_says_that_the_team_is_off(db: sqlite3.Connection) -> None:
    shown = own(db, now=SATURDAY)
    assert "у команды выходной" in shown
    assert NO_MINIMUMS not in shown


def test_a_holiday_is_told_from_a_weekend(db: sqlite3.Connection) -> None:
    shown = own(db, now=NOW.replace(day=4))
    assert "праздник" in shown
    assert NO_MINIMUMS not in shown


def test_a_day_off_of_the_own_week_is_said_to_be_the_persons_own(db: sqlite3.Connection) -> None:
    schedule = Schedule(date(2026, 1, 1), frozenset({0, 2}))
    calendars.set_schedule(db, SALES.id, IVAN.id, schedule, OLGA.id, NOW)
    assert "по вашему графику" in own(db)
    assert "по вашему графику" in check_post(build_goals(load_goals(db, SALES, IVAN.id, NOW), RU))


def test_an_absence_is_told_once_with_its_days(db: sqlite3.Connection) -> None:
    away(db, TODAY, TODAY + 2 * DAY)
    shown = own(db)
    assert shown.count("19–20 ноября · отпуск") == 1
    assert NO_MINIMUMS not in shown


def test_a_week_away_has_no_workdays_rather_than_no_minimums(db: sqlite3.Connection) -> None:
    away(db, date(2026, 11, 16), date(2026, 11, 23))
    shown = own(db, "week")
    assert "16–22 ноября · отпуск" in shown
    assert NO_MINIMUMS not in shown
    assert "Рабочие дни прошли" not in shown


def test_on_a_workday_without_minimums_it_is_the_head_who_sets_them() -> None:
    assert NO_MINIMUMS in own(new_database())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_off_reads_in_both_languages(db: sqlite3.Connection, language: str) -> None:
    for kind in ("day", "week"):
        check_post(build_own(load_own(db, SALES, IVAN, kind, SATURDAY), texts(language)))
    check_post(build_goals(load_goals(db, SALES, IVAN.id, SATURDAY), texts(language)))
