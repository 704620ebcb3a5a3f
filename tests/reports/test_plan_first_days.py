"""The first days of a month: a projection outside its own interval is shown nowhere."""

import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from charts.specs import CourseSpec
from locales.texts import texts
from reports.own import build_own, load_own
from reports.own_plan import build_own_plan, load_own_plan
from reports.post import Post
from reports.team_plan import build_team_plan, load_team_plan
from tests.cast import IVAN, MARIA, SALES, new_database
from tests.reports.explained import claims_of, explained
from tests.reports.logged import log
from tests.reports.planned import been_here_long, plan
from tests.telegram_text import check_post

RU = texts("ru")
NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)  # one workday is over


@pytest.fixture
def db() -> sqlite3.Connection:
    """Ten calls on each workday of eight weeks, and none on the first day of November."""
    db = new_database()
    been_here_long(db)
    plan(db, "calls", 200)
    for back in range(2, 60):
        day = NOW.date() - timedelta(days=back)
        if day.weekday() < 5:
            log(db, IVAN, day, "calls", 9 + back % 3)
            log(db, MARIA, day, "calls", 9 + back % 3)
    return db


def pages(db: sqlite3.Connection) -> list[Post]:
    own = build_own_plan(load_own_plan(db, SALES, IVAN, NOW), RU)
    team = build_team_plan(load_team_plan(db, SALES, NOW), RU, "line")
    of_claims = [explained(db, it, RU) for post in (own, team) for it in claims_of(post, NOW)]
    month = build_own(load_own(db, SALES, IVAN, "month", NOW), RU)
    whys = [explained(db, it, RU) for post in of_claims for it in claims_of(post, NOW)]
    return [own, team, month, *of_claims, *whys]


def test_a_projection_outside_its_interval_is_nowhere_and_the_interval_is_there(
    db: sqlite3.Connection,
) -> None:
    (standing,) = load_own_plan(db, SALES, IVAN, NOW).standings
    assert standing.projection.value == 0
    assert standing.projection.told is None
    for post in pages(db):
        shown = check_post(post)
        assert "рогноз 0" not in shown
    for post in pages(db)[:4]:
        assert "скорее всего от " in check_post(post)


def test_the_picture_draws_the_interval_alone(db: sqlite3.Connection) -> None:
    picture = build_team_plan(load_team_plan(db, SALES, NOW), RU, "line").picture
    assert isinstance(picture, CourseSpec)
    assert picture.fan is not None
    assert picture.fan.value is None
    assert "прогноз" not in picture.fan_key


def test_inside_its_interval_it_is_told_with_it(db: sqlite3.Connection) -> None:
    log(db, IVAN, date(2026, 11, 2), "calls", 10)
    assert "прогноз 200 (от 1" in check_post(
        build_own_plan(load_own_plan(db, SALES, IVAN, NOW), RU)
    ).replace("\xa0", " ")
