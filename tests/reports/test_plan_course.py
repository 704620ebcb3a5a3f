"""The line of a team, and the edges: a changed plan, a month away, a month that is over."""

import sqlite3
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.specs import BulletSpec, CourseSpec, MonthSpec
from locales.texts import texts
from reports.own_plan import build_own_plan, load_own_plan
from reports.team_plan import build_plan_post, load_team_plan
from sales.targets import TEAM
from tests.cast import IVAN, MARIA, SALES, new_database
from tests.reports.logged import ask, log
from tests.reports.planned import NOVEMBER, been_here_long, plan
from tests.reports.test_absent import away, half_time
from tests.telegram_text import check_post

RU = texts("ru")
NOW = datetime(2026, 11, 19, 9, tzinfo=UTC)  # 12 of 20 workdays are over
CHANGED = date(2026, 11, 17)  # ten workdays lie before it


@pytest.fixture
def db() -> sqlite3.Connection:
    db = new_database()
    been_here_long(db)
    plan(db, "calls", 200)
    return db


def line(db: sqlite3.Connection) -> list[float]:
    """The plan's, at the end of each workday."""
    found = load_team_plan(db, SALES, NOW).line
    assert found is not None
    return [float(it) for it in found.plan]


@pytest.mark.parametrize("whose", [TEAM, 0])
def test_a_plan_changed_in_mid_month_bends_the_line_there(
    db: sqlite3.Connection, whose: int
) -> None:
    """Of each, it is 2 people's; of the team, its own."""
    people = 2 if whose == 0 else 1
    plan(db, "calls", 200, whose)
    plan(db, "calls", 300, whose, since=CHANGED)

    assert line(db)[9:11] == [100 * people, 120 * people]
    assert line(db)[-1] == 300 * people


def test_a_plan_cut_below_what_was_asked_by_then_levels_off(db: sqlite3.Connection) -> None:
    plan(db, "calls", 50, since=CHANGED)

    assert line(db)[5:] == [100] * 15


def test_a_plan_raised_after_the_last_workday_ends_where_it_was_raised_to(
    db: sqlite3.Connection,
) -> None:
    plan(db, "calls", 300, since=date(2026, 10, 31))
    over = load_team_plan(db, SALES, NOW, day=date(2026, 10, 31))

    assert over.of_team["calls"].standing.asked == 600
    assert over.line is not None
    assert over.line.plan[-1] == 600


def test_an_absence_lies_in_the_line_where_it_is(db: sqlite3.Connection) -> None:
    away(db, IVAN, date(2026, 11, 1), date(2026, 11, 14))  # 9 of his workdays

    assert line(db)[8:10] == [90, 110]
    assert line(db)[-1] == 310


@given(
    amounts=st.lists(st.integers(0, 400), min_size=1, max_size=3),
    days=st.lists(st.integers(1, 30), min_size=2, max_size=2, unique=True),
)
def test_the_line_goes_through_what_is_due_and_ends_at_what_is_asked(
    amounts: list[int], days: list[int]
) -> None:
    db = new_database()
    been_here_long(db)
    for week, amount in enumerate(amounts):
        plan(db, "calls", amount or None, since=date(2026, 11, 1 + 9 * week))
    away(db, IVAN, date(2026, 11, min(days)), date(2026, 11, max(days)))
    half_time(db, MARIA)
    facts = load_team_plan(db, SALES, NOW)

    if facts.line is not None:
        standing = facts.of_team["calls"].standing
        assert facts.line.plan[len(facts.line.done) - 1] == standing.due
        assert 0 <= standing.asked - facts.line.plan[-1] < 2  # each person's is rounded up


def test_a_month_that_is_over_has_no_place_to_be_by_now(db: sqlite3.Connection) -> None:
    log(db, IVAN, date(2026, 10, 14), "calls", 150)
    facts = load_team_plan(db, SALES, NOW, day=date(2026, 10, 1))
    bars, course = (build_plan_post(facts, RU, view).picture for view in ("people", "line"))

    assert isinstance(bars, BulletSpec)
    assert all(row.due == row.plan for row in bars.rows)
    assert isinstance(course, CourseSpec)
    assert (course.fan, course.today, len(course.done)) == (None, None, 22)


def test_a_plan_of_parts_ends_at_the_whole_that_is_asked(db: sqlite3.Connection) -> None:
    plan(db, "won", 3, IVAN.id)
    away(db, IVAN, date(2026, 10, 1), date(2026, 10, 4))  # 2 of 22 workdays
    facts = load_team_plan(db, SALES, NOW, day=date(2026, 10, 1), metric="won")
    bars = build_plan_post(facts, RU).picture

    assert isinstance(bars, BulletSpec)
    assert [(row.plan, row.due) for row in bars.rows if row.plan] == [(3, 3)]


def test_who_is_away_all_month_is_told_that_nothing_applies(db: sqlite3.Connection) -> None:
    ask(db, "calls", 10)
    away(db, IVAN, NOVEMBER.start, NOVEMBER.end)
    post = build_own_plan(load_own_plan(db, SALES, IVAN, NOW), RU)

    assert "не действуют" in check_post(post)
    assert "Минимум на день" not in check_post(post)
    assert isinstance(post.picture, MonthSpec)
    assert {it.state for it in post.picture.days} == {"absent", "off"}
    team = build_plan_post(load_team_plan(db, SALES, NOW), RU).picture
    assert isinstance(team, BulletSpec)
    assert [(it.name, it.label) for it in team.rows][-1] == (IVAN.name, "не работает")
