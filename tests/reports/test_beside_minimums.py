"""A percent is of what was asked: work that nobody asked for stands beside it, in every report."""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from locales.texts import texts
from reports.digest import build_digest, load_digest
from reports.explanation import load_explanation
from reports.explanation_text import build_explanation
from reports.news import build_celebration, load_day
from reports.overview import build_overview
from reports.post import Post
from reports.team import build_team_report, load_team_report
from sales.claims import Claim, Held
from sales.periods import DAY, day_period
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor, new_database
from tests.reports.logged import ask, log
from tests.reports.planned import been_here_long
from tests.reports.test_absent import away
from tests.telegram_text import check_post

RU = texts("ru")
TOMORROW = NOW + timedelta(days=1)


def why(db: sqlite3.Connection) -> Post:
    claim = Claim(
        held=Held.PASSED,
        team_id=SALES.id,
        period=day_period(TODAY),
        metric="calls",
        shown_at=NOW,
    )
    return build_explanation(load_explanation(db, actor(OLGA), claim), RU)


REPORTS: dict[str, Callable[[sqlite3.Connection], Post]] = {
    "/team": lambda db: build_team_report(load_team_report(db, SALES, "day", NOW), RU),
    "/digest": lambda db: build_digest(load_digest(db, SALES, TOMORROW), RU),
    "overview": lambda db: build_overview([load_digest(db, SALES, TOMORROW)], RU),
    "celebration": lambda db: build_celebration(load_day(db, SALES, TODAY), RU),
    "/why": why,
}


@pytest.fixture
def db() -> sqlite3.Connection:
    """Today 80 calls are asked of each; Иван makes 120 and Мария 28."""
    db = new_database()
    been_here_long(db)
    ask(db, "calls", 80)
    log(db, IVAN, TODAY, "calls", 120)
    log(db, MARIA, TODAY, "calls", 28)
    return db


@pytest.mark.parametrize("name", REPORTS)
def test_of_whom_nothing_is_asked(db: sqlite3.Connection, name: str) -> None:
    ask(db, "calls", None, MARIA, since=date(2026, 11, 2))
    assert "120 из 80 · 150 %, +28 без минимума" in said(db, name)


@pytest.mark.parametrize("name", REPORTS)
def test_of_whom_is_absent(db: sqlite3.Connection, name: str) -> None:
    away(db, MARIA, TODAY, TODAY + DAY)
    assert "120 из 80 · 150 %, +28 без минимума" in said(db, name)


@pytest.mark.parametrize("name", REPORTS)
def test_where_it_is_asked_of_all_there_is_nothing_beside(
    db: sqlite3.Connection, name: str
) -> None:
    assert "148 из 160" in said(db, name)
    assert "без минимума" not in said(db, name)


def test_work_of_a_day_away_counts_in_a_week_of_which_something_is_asked(
    db: sqlite3.Connection,
) -> None:
    """As on any day off: in the row of the one who did it, and so in the sum."""
    away(db, MARIA, TODAY, TODAY + DAY)
    week = load_team_report(db, SALES, "week", NOW)
    assert "148 из 560" in check_post(build_team_report(week, RU)).replace("\xa0", " ")


def said(db: sqlite3.Connection, name: str) -> str:
    return check_post(REPORTS[name](db)).replace("\xa0", " ")
