"""A stretch or a minimum of a month without a plan beside it is named as what it is."""

import sqlite3
from datetime import UTC, date, datetime

import pytest

from charts.specs import BulletSpec
from locales.texts import texts
from reports.month_pace import load_month_pace
from reports.own_plan import build_own_plan, load_own_plan
from reports.team_period import capacity_of
from reports.team_plan import TeamPlanFacts, build_team_plan, load_team_plan
from sales.plans import Level
from sales.targets import Kind
from tests.cast import IVAN, MARIA, SALES, new_database
from tests.reports.logged import log
from tests.reports.planned import been_here_long, plan
from tests.telegram_text import check_post

RU = texts("ru")
NOW = datetime(2026, 11, 13, 9, tzinfo=UTC)
IN_DECEMBER = datetime(2026, 12, 7, 9, tzinfo=UTC)
NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def db() -> sqlite3.Connection:
    db = new_database()
    been_here_long(db)
    return db


def own_text(db: sqlite3.Connection) -> str:
    return check_post(build_own_plan(load_own_plan(db, SALES, IVAN, NOW), RU))


def team(db: sqlite3.Connection, now: datetime = NOW) -> TeamPlanFacts:
    return load_team_plan(db, SALES, now, day=NOVEMBER)


def test_a_stretch_alone_is_named_one_and_has_neither_pace_nor_chance(
    db: sqlite3.Connection,
) -> None:
    plan(db, "meetings", 4, IVAN.id, kind=Kind.STRETCH)
    told = own_text(db)
    assert "➖ Встречи (вызов) 0 из 4" in told.replace("<b>", "").replace("</b>", "")
    assert "темп" not in told
    assert "вероятность" not in told
    picture = build_own_plan(load_own_plan(db, SALES, IVAN, NOW), RU).picture
    assert isinstance(picture, BulletSpec)
    assert picture.rows[0].due is None


def test_nobody_is_behind_a_stretch(db: sqlite3.Connection) -> None:
    plan(db, "meetings", 4, IVAN.id, kind=Kind.STRETCH)
    told = check_post(build_team_plan(team(db), RU))
    assert "Встречи (вызов)" in told
    assert "отстают" not in told
    assert "не выполнен" not in check_post(build_team_plan(team(db, IN_DECEMBER), RU))
    assert load_month_pace(db, SALES, NOW, capacity_of(db, SALES, NOVEMBER)).count == 0


def test_a_stretch_alone_is_no_part_of_the_plans_of_others(db: sqlite3.Connection) -> None:
    plan(db, "won", 15, kind=Kind.STRETCH)
    plan(db, "won", 10, MARIA.id)
    log(db, IVAN, date(2026, 11, 10), "won", 3)
    found = team(db).of_team["won"].standing
    assert (found.level, found.fact, found.asked) == (Level.PLAN, 0, 10)


def test_a_minimum_of_a_month_alone_is_named_one_and_who_missed_it_missed_a_minimum(
    db: sqlite3.Connection,
) -> None:
    plan(db, "meetings", 4, IVAN.id, kind=Kind.MINIMUM)
    told = own_text(db)
    assert "➖ Встречи (минимум) 0 из 4" in told.replace("<b>", "").replace("</b>", "")
    assert "вероятность минимума" in told
    assert "отстают от темпа: Иван" in check_post(build_team_plan(team(db), RU))
    over = check_post(build_team_plan(team(db, IN_DECEMBER), RU))
    assert "минимум не выполнен: Иван" in over
