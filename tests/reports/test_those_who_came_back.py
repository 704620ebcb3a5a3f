"""Whoever comes back has been in the team twice: what was asked the first time is asked still."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.closing import close_months
from locales.texts import texts
from reports.board import load_board
from reports.closed_month import figures_to_close, load_closed_month
from reports.explanation_plan_text import build_plan_explanation
from reports.export import load_export
from reports.export_sheets import all_sheets
from reports.own import load_own
from reports.own_plan import load_own_plan
from reports.team import build_team_report, load_team_report
from sales.targets import Aim, Kind, Target
from sales.teams import Role
from services.forgetting import part
from storage import people, targets
from storage.closed_months import ClosedFigure
from tests.cast import IVAN, MARIA, OLGA, SALES, actor, new_database
from tests.reports.logged import ask, log
from tests.reports.planned import NOVEMBER, been_here_long, part_explained, plan
from tests.reports.test_those_who_left import november
from tests.telegram_text import check_post

LEFT = datetime(2026, 11, 5, 15, tzinfo=UTC)  # the third of 20 workdays
BACK = datetime(2026, 11, 20, 7, tzinfo=UTC)  # seven more
WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=UTC)
CLOSING = datetime(2026, 12, 3, 12, tzinfo=UTC)
LATER = datetime(2026, 12, 21, 9, tzinfo=UTC)


@pytest.fixture
def db() -> sqlite3.Connection:
    """10 calls a day and 200 a month are asked of Иван and of Мария; he makes 40, she 90."""
    return new_team()


def new_team() -> sqlite3.Connection:
    db = new_database()
    been_here_long(db)
    ask(db, "calls", 10)
    plan(db, "calls", 200)
    log(db, IVAN, date(2026, 11, 3), "calls", 40, at=LEFT)
    log(db, MARIA, date(2026, 11, 10), "calls", 90)
    return db


def leave(db: sqlite3.Connection, at: datetime) -> None:
    people.remove_member(db, SALES.id, IVAN.id, at)


def come_back(db: sqlite3.Connection, at: datetime) -> None:
    people.add_member(db, SALES.id, IVAN.id, Role.MANAGER, at)


@pytest.fixture
def came_back(db: sqlite3.Connection) -> sqlite3.Connection:
    leave(db, LEFT)
    come_back(db, BACK)
    return db


def asked_of_ivan(db: sqlite3.Connection) -> tuple[int, int]:
    """The minimums of November, and the part of the plan."""
    minimums = load_team_report(db, SALES, "month", CLOSING, 1).found.asked[IVAN.id]["calls"]
    return minimums, load_own_plan(db, SALES, IVAN, CLOSING, day=NOVEMBER.start).standings[0].asked


def test_the_workdays_of_both_stays_are_asked(came_back: sqlite3.Connection) -> None:
    assert asked_of_ivan(came_back) == (30 + 70, 200 * (3 + 7) // 20)


def test_the_days_between_are_not_unknown(came_back: sqlite3.Connection) -> None:
    report = load_team_report(came_back, SALES, "month", WEDNESDAY)
    assert [it.day for it in report.unknown[IVAN.id]] == [2, 5, 20, 23, 24]
    assert report.found.asked[IVAN.id] == {"calls": 30 + 40}
    said = check_post(build_team_report(report, texts("ru")))
    assert "130 из 240" in said


def test_their_own_month_is_that_of_both_stays(came_back: sqlite3.Connection) -> None:
    own = load_own(came_back, SALES, IVAN, "month", WEDNESDAY)
    assert [day.day for day in own.asked] == [2, 3, 5, 20, 23, 24, 25, 26, 27, 30]
    of_plan = load_own_plan(came_back, SALES, IVAN, WEDNESDAY)
    assert [*of_plan.asked] == [*own.asked]
    assert of_plan.joined is None


def test_what_was_not_asked_between_is_told_to_the_head(came_back: sqlite3.Connection) -> None:
    facts = part_explained(came_back, IVAN, WEDNESDAY)
    assert [it.less for it in facts.plans[0].reliefs] == [100]
    said = check_post(build_plan_explanation(facts, texts("ru")))
    assert "до 05.11 и снова с 20.11" in said


def test_a_plan_said_to_them_once_they_are_back_is_meant_as_said(
    came_back: sqlite3.Connection,
) -> None:
    aim = Aim(IVAN.id, "calls", "month", Kind.PLAN)
    target = Target(aim, NOVEMBER.start, 150, None, BACK.date())
    targets.set_target(came_back, SALES.id, target, OLGA.id, BACK)
    assert asked_of_ivan(came_back)[1] == 150


def test_a_plan_said_to_them_before_they_left_is_shared_out_over_the_month(
    came_back: sqlite3.Connection,
) -> None:
    aim = Aim(IVAN.id, "calls", "month", Kind.PLAN)
    target = Target(aim, NOVEMBER.start, 150, None, LEFT.date())
    targets.set_target(came_back, SALES.id, target, OLGA.id, LEFT)
    assert asked_of_ivan(came_back)[1] == 75


def test_who_is_back_within_a_week_has_never_left(db: sqlite3.Connection) -> None:
    leave(db, LEFT)
    come_back(db, LEFT + timedelta(days=6))
    assert asked_of_ivan(db) == (200, 200)


def test_what_is_logged_since_for_the_first_stay_fills_no_gap(
    came_back: sqlite3.Connection,
) -> None:
    log(came_back, IVAN, date(2026, 11, 5), "calls", 5, at=WEDNESDAY)
    assert asked_of_ivan(came_back) == (100, 100)


def test_a_closed_month_shows_no_amendment_when_they_come_back(db: sqlite3.Connection) -> None:
    leave(db, LEFT)
    close_months(db, CLOSING)
    before = november(db)
    come_back(db, LATER)
    assert november(db) == before
    closed = load_closed_month(db, SALES, NOVEMBER.start)
    assert closed is not None
    assert closed.amended == ()
    assert IVAN.id in load_board(db, SALES, "month", None, LATER, 1).names


def test_a_board_of_the_days_between_has_no_place_for_them(came_back: sqlite3.Connection) -> None:
    of_week = datetime(2026, 11, 13, 15, tzinfo=UTC)
    assert IVAN.id not in load_board(came_back, SALES, "week", None, of_week).names


def test_hiding_the_name_takes_both_stays_along(came_back: sqlite3.Connection) -> None:
    before = november(came_back)
    part(came_back, actor=actor(OLGA), team_id=SALES.id, person_id=IVAN.id, now=LATER)
    assert november(came_back) == before
    assert came_back.execute(
        "SELECT count(*) FROM past_stays WHERE person_id = ?", (IVAN.id,)
    ).fetchone()[:] == (0,)


def test_the_earlier_stay_is_taken_along_in_the_export(came_back: sqlite3.Connection) -> None:
    sheets = all_sheets(load_export(came_back, SALES, None, WEDNESDAY), texts("ru"))
    (rows,) = [it.rows for it in sheets if it.name == texts("ru")("export.sheet.past_stays")]
    assert rows == ((IVAN.name, IVAN.id, date(1970, 1, 1), LEFT.date(), "менеджер"),)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(7, 40), min_size=1, max_size=8))
def test_no_leaving_or_coming_back_afterwards_moves_a_month(days: list[int]) -> None:
    db = new_team()
    october = datetime(2026, 10, 1, 9, tzinfo=UTC)
    moments = [october + timedelta(days=it) for it in accumulate(days)]
    moves = [*zip(moments, cycle((leave, come_back)), strict=False)]
    for at, move in moves:
        if at.date() < NOVEMBER.end:
            move(db, at)
    before = figures(db)
    for at, move in moves:
        if at.date() >= NOVEMBER.end:
            move(db, at)
            assert figures(db) == before


def figures(db: sqlite3.Connection) -> list[ClosedFigure]:
    """All of November that is more than nothing."""
    found = figures_to_close(db, SALES, NOVEMBER.start, LATER)
    return [it for it in found if it.fact or it.plan or it.asked]
