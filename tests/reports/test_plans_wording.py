"""How plans read in the middle of a month, in both languages."""

import sqlite3
from datetime import UTC, date, datetime

import pytest
from syrupy.assertion import SnapshotAssertion

from locales.texts import LANGUAGES, texts
from reports.own_plan import build_own_plan, load_own_plan
from reports.team_plan import build_plan_post, build_team_plan, load_team_plan
from sales.targets import TEAM, Kind
from tests.cast import IVAN, MARIA, SALES, new_database
from tests.reports.logged import ask, log
from tests.reports.planned import been_here_long, plan
from tests.reports.test_absent import away
from tests.telegram_text import check_post

NOW = datetime(2026, 11, 13, 9, tzinfo=UTC)
EIGHT_DAYS = [date(2026, 11, day) for day in (2, 3, 5, 6, 9, 10, 11, 12)]


def a_usual_month() -> sqlite3.Connection:
    """Half time for nobody, a week's holiday for Иван, a plan of the team beyond its people's."""
    db = new_database()
    been_here_long(db)
    plan(db, "won", 10)
    plan(db, "revenue", 3_000_000_00)
    plan(db, "revenue", 7_000_000_00, TEAM)
    plan(db, "won", 14, kind=Kind.STRETCH)
    plan(db, "meetings", 8, period="week")
    plan(db, "avg_talk", 4, period="day", kind=Kind.BAND, upper=7)
    ask(db, "calls", 20)
    away(db, IVAN, date(2026, 11, 23), date(2026, 11, 28))
    for day in EIGHT_DAYS:
        log(db, IVAN, day, "won", amount=(300_000 + day.day * 10_000) * 100)
        log(db, IVAN, day, "calls", 21, minutes=60)
    log(db, MARIA, EIGHT_DAYS[3], "won", 2, amount=250_000_00)
    return db


@pytest.mark.parametrize("language", LANGUAGES)
def test_plans_in_the_middle_of_a_month(language: str, snapshot: SnapshotAssertion) -> None:
    db, words = a_usual_month(), texts(language)
    team = load_team_plan(db, SALES, NOW)
    pages = {
        "Ivan's plan": build_own_plan(load_own_plan(db, SALES, IVAN, NOW), words),
        "the team's plan for its head": build_team_plan(team, words),
        "the post in the chat": build_plan_post(team, words),
    }
    told = [f"== {name}\n{check_post(post)}" for name, post in pages.items()]
    assert "\n\n".join(told) == snapshot
