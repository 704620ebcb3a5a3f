"""Whoever stops selling is asked up to that day, like one who leaves; who begins, from theirs."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.closing import close_months
from locales.texts import texts
from reports.board import load_board
from reports.closed_month import load_closed_month
from reports.digest import load_digest
from reports.explanation import load_explanation
from reports.explanation_plan import load_plan_explanation
from reports.export import load_export
from reports.export_sheets import all_sheets
from reports.team import load_team_report
from reports.team_plan import build_team_plan, load_team_plan
from sales.claims import Claim, Held
from sales.teams import Person, Role
from services import membership
from services.forgetting import forget
from storage import people
from storage.presence import stays
from tests.cast import IVAN, MARIA, OLGA, SALES, VIKTOR, actor
from tests.reports.logged import log
from tests.reports.planned import NOVEMBER
from tests.reports.test_those_who_came_back import figures, new_team
from tests.reports.test_those_who_left import november, of_team, team_sum
from tests.telegram_text import check_post

RU = texts("ru")
STOPS = datetime(2026, 11, 13, 15, tzinfo=UTC)  # the ninth of 20 workdays
NEXT = datetime(2026, 11, 19, 9, tzinfo=UTC)
CLOSING = datetime(2026, 12, 3, 12, tzinfo=UTC)
LATER = datetime(2026, 12, 21, 9, tzinfo=UTC)


def turn(db: sqlite3.Connection, person: Person, role: Role, at: datetime) -> None:
    membership.set_role(
        db, actor=actor(OLGA), team_id=SALES.id, person_id=person.id, role=role, now=at
    )


@pytest.fixture
def db() -> sqlite3.Connection:
    """10 calls a day and 200 a month are asked of Иван and of Мария; he makes 40, she 90."""
    return new_team()


@pytest.fixture
def stopped(db: sqlite3.Connection) -> sqlite3.Connection:
    turn(db, MARIA, Role.VIEWER, STOPS)
    return db


def test_the_days_until_then_are_asked_and_count(stopped: sqlite3.Connection) -> None:
    # by the 19th Иван had 13 workdays and she 9; of her 200 for 20 workdays 9 are asked
    assert team_sum(stopped, NEXT) == (130, 130 + 90)
    plans = load_team_plan(stopped, SALES, NEXT)
    assert of_team(plans) == (130, 200 + 90)
    said = check_post(build_team_plan(plans, RU))
    assert "Мария" not in next(it for it in said.splitlines() if "отста" in it)


def test_what_is_asked_of_them_is_explained(stopped: sqlite3.Connection) -> None:
    claim = Claim(held=Held.PASSED, team_id=SALES.id, period=NOVEMBER, metric="calls")
    facts = load_explanation(stopped, actor(OLGA), claim)
    assert facts.asked_in_all["calls"] == 200 + 90
    claim = replace(claim.about_plan(NOVEMBER), shown_at=CLOSING)
    (found,) = load_plan_explanation(stopped, actor(OLGA), claim).plans
    assert found.parts[MARIA.id].asked == 90


def test_the_digest_counts_their_last_day(db: sqlite3.Connection) -> None:
    log(db, MARIA, STOPS.date(), "calls", 12)
    turn(db, MARIA, Role.VIEWER, STOPS)
    digest = load_digest(db, SALES, STOPS + timedelta(days=3))
    assert (digest.met, digest.with_minimums) == ((MARIA.id,), 2)
    assert digest.silent == (IVAN.id,)
    after = load_digest(db, SALES, STOPS + timedelta(days=4))
    assert (after.with_minimums, after.silent) == (1, (IVAN.id,))


def test_a_month_that_is_over_stays_as_it_was(db: sqlite3.Connection) -> None:
    before = november(db)
    turn(db, MARIA, Role.VIEWER, datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert november(db) == before


def test_a_closed_month_shows_no_amendment_when_they_sell_again(
    stopped: sqlite3.Connection,
) -> None:
    close_months(stopped, CLOSING)
    before = november(stopped)
    turn(stopped, MARIA, Role.MANAGER, LATER)
    assert november(stopped) == before
    closed = load_closed_month(stopped, SALES, NOVEMBER.start)
    assert closed is not None
    assert closed.amended == ()
    assert MARIA.id in load_board(stopped, SALES, "month", None, LATER, 1).names


def test_nor_when_a_head_stops(db: sqlite3.Connection) -> None:
    turn(db, IVAN, Role.HEAD, NEXT)
    before = figures(db)
    turn(db, IVAN, Role.VIEWER, LATER)
    assert figures(db) == before


def test_who_sells_again_within_a_week_has_never_stopped(stopped: sqlite3.Connection) -> None:
    turn(stopped, MARIA, Role.MANAGER, STOPS + timedelta(days=6))
    assert of_team(load_team_plan(stopped, SALES, NEXT)) == (130, 400)
    assert len(stays(stopped, SALES.id, SALES.timezone)[MARIA.id].periods) == 1


def test_who_began_as_a_viewer_is_asked_since_they_sell(db: sqlite3.Connection) -> None:
    turn(db, VIKTOR, Role.MANAGER, NEXT)  # the thirteenth of 20 workdays
    found = load_team_report(db, SALES, "month", CLOSING, 1).found
    assert found.asked[VIKTOR.id] == {"calls": 80}
    standings = load_team_plan(db, SALES, CLOSING, day=NOVEMBER.start).of_people[VIKTOR.id]
    assert [it.asked for it in standings] == [80]


def test_who_was_a_manager_for_a_moment_was_none(db: sqlite3.Connection) -> None:
    before = figures(db)
    turn(db, VIKTOR, Role.MANAGER, NEXT)
    turn(db, VIKTOR, Role.VIEWER, NEXT + timedelta(hours=1))
    assert figures(db) == before


def test_but_not_who_said_anything_that_day(db: sqlite3.Connection) -> None:
    turn(db, VIKTOR, Role.MANAGER, NEXT)
    log(db, VIKTOR, NEXT.date(), "calls", 3, at=NEXT)
    turn(db, VIKTOR, Role.VIEWER, NEXT + timedelta(hours=1))
    assert load_team_report(db, SALES, "month", CLOSING, 1).found.asked[VIKTOR.id]["calls"] == 10


def test_a_viewer_who_leaves_takes_nothing_along(stopped: sqlite3.Connection) -> None:
    before = november(stopped)
    membership.remove(stopped, actor=actor(OLGA), team_id=SALES.id, person_id=MARIA.id, now=CLOSING)
    assert november(stopped) == before
    people.add_member(stopped, SALES.id, MARIA.id, Role.VIEWER, LATER)
    assert november(stopped) == before


def test_who_leaves_and_comes_back_to_look_on_is_asked_until_they_left(
    db: sqlite3.Connection,
) -> None:
    people.remove_member(db, SALES.id, MARIA.id, STOPS)
    people.add_member(db, SALES.id, MARIA.id, Role.VIEWER, STOPS + timedelta(days=3))
    assert of_team(load_team_plan(db, SALES, NEXT)) == (130, 200 + 90)


def test_nor_does_being_forgotten_move_anything(stopped: sqlite3.Connection) -> None:
    before = november(stopped)
    forget(stopped, actor=actor(MARIA), update_id=1, now=LATER)
    assert november(stopped) == before


def test_what_they_sold_as_is_taken_along_in_the_export(stopped: sqlite3.Connection) -> None:
    sheets = all_sheets(load_export(stopped, SALES, None, NEXT), RU)
    (rows,) = [it.rows for it in sheets if it.name == RU("export.sheet.past_stays")]
    assert rows == ((MARIA.name, MARIA.id, date(1970, 1, 1), STOPS.date(), RU("role.manager")),)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(7, 40), min_size=1, max_size=8), st.sampled_from(Role))
def test_no_other_role_afterwards_moves_a_month(days: list[int], first: Role) -> None:
    db = new_team()
    october = datetime(2026, 10, 1, 9, tzinfo=UTC)
    moments = [october + timedelta(days=it) for it in accumulate(days)]
    seller = Role.HEAD if first is Role.HEAD else Role.MANAGER
    turn(db, IVAN, first, october)
    order = (seller, Role.VIEWER) if first is Role.VIEWER else (Role.VIEWER, seller)
    moves = [*zip(moments, cycle(order), strict=False)]
    for at, role in moves:
        if at.date() < NOVEMBER.end:
            turn(db, IVAN, role, at)
    before = figures(db)
    for at, role in moves:
        if at.date() >= NOVEMBER.end:
            turn(db, IVAN, role, at)
            assert figures(db) == before
