"""Whoever leaves was in the team up to that day: nothing that is over moves when they go."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from locales.texts import texts
from reports.board import load_board
from reports.digest import build_digest, load_digest
from reports.explanation import load_explanation
from reports.explanation_plan import load_plan_explanation
from reports.explanation_plan_text import build_plan_explanation
from reports.team import build_team_report, load_team_report
from reports.team_plan import TeamPlanFacts, build_team_plan, load_team_plan
from sales.attainment import asked_together
from sales.catalog import value
from sales.claims import Claim, Held
from sales.periods import month_period
from sales.plan_standing import PlanStanding
from services.forgetting import forget, part
from storage import people
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor, new_database
from tests.reports.logged import ask, log
from tests.reports.planned import been_here_long, part_explained, plan
from tests.telegram_text import check_post

RU = texts("ru")
NOVEMBER = month_period(TODAY)
FRIDAY = datetime(2026, 11, 13, 15, tzinfo=UTC)  # 9 of 20 workdays are over by the next one
DECEMBER = datetime(2026, 12, 10, 9, tzinfo=UTC)


@pytest.fixture
def db() -> sqlite3.Connection:
    """In November 10 calls a day are asked of Иван and of Мария, who makes 90 of them; he, 60."""
    db = new_database()
    been_here_long(db)
    ask(db, "calls", 10)
    plan(db, "calls", 200)
    log(db, IVAN, date(2026, 11, 10), "calls", 60)
    log(db, MARIA, date(2026, 11, 10), "calls", 90)
    return db


def team_sum(db: sqlite3.Connection, now: datetime, back: int = 0) -> tuple[int, int]:
    """The fact and the minimums of the team's month."""
    found = load_team_report(db, SALES, "month", now, back).found
    return value("calls", found.totals), asked_together(found.asked.values())["calls"]


def of_team(facts: TeamPlanFacts) -> tuple[int, int]:
    standing = facts.of_team["calls"].standing
    return standing.fact, standing.asked


def of_ivan(facts: TeamPlanFacts) -> PlanStanding:
    return facts.of_people[IVAN.id][0]


def november(db: sqlite3.Connection) -> tuple[object, ...]:
    """What the reports of December say of it, but for the names."""
    report = load_team_report(db, SALES, "month", DECEMBER, 1)
    unknown = sorted(len(it) for it in report.unknown.values())
    plans = load_team_plan(db, SALES, DECEMBER, day=NOVEMBER.start)
    board = load_board(db, SALES, "month", None, DECEMBER, 1)
    places = [(it.place, it.value) for it in board.standings]
    asked = sorted((it["calls"] for it in report.found.asked.values()), reverse=True)
    return report.found.totals, asked, unknown, of_team(plans), places


def test_a_month_that_is_over_stays_as_it_was(db: sqlite3.Connection) -> None:
    before = november(db)
    people.remove_member(db, SALES.id, IVAN.id, datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert november(db) == before
    assert of_team(load_team_plan(db, SALES, DECEMBER, day=NOVEMBER.start)) == (150, 400)


def test_hiding_the_name_moves_no_figure_of_a_month_that_is_over(db: sqlite3.Connection) -> None:
    before = november(db)
    part(db, actor=actor(OLGA), team_id=SALES.id, person_id=IVAN.id, now=DECEMBER)
    assert november(db) == before
    report = build_team_report(load_team_report(db, SALES, "month", DECEMBER, 1), RU)
    assert "Иван" not in check_post(report) + str(report.picture)
    plans = build_team_plan(load_team_plan(db, SALES, DECEMBER, day=NOVEMBER.start), RU)
    assert "Бывший менеджер 1" in str(plans.picture)


def test_who_has_left_is_not_reproached_with_a_month_that_is_over(db: sqlite3.Connection) -> None:
    people.remove_member(db, SALES.id, IVAN.id, FRIDAY)
    report = build_team_report(load_team_report(db, SALES, "month", DECEMBER, 1), RU)
    plans = build_team_plan(load_team_plan(db, SALES, DECEMBER, day=NOVEMBER.start), RU)
    assert "Иван" not in check_post(report)
    assert "Иван" not in check_post(plans)
    assert "Иван" in str(plans.picture)


def test_nor_does_being_forgotten(db: sqlite3.Connection) -> None:
    before = november(db)
    forget(db, actor=actor(IVAN), update_id=1, now=DECEMBER)
    assert november(db) == before


@pytest.mark.parametrize("hides", [False, True])
def test_in_mid_month_the_days_until_then_are_asked_and_count(
    db: sqlite3.Connection, hides: bool
) -> None:
    if hides:
        part(db, actor=actor(OLGA), team_id=SALES.id, person_id=IVAN.id, now=FRIDAY)
    else:
        people.remove_member(db, SALES.id, IVAN.id, FRIDAY)
    # by the 19th Мария had 13 workdays and he 9; of his 200 for 20 workdays 9 are asked
    assert team_sum(db, NOW) == (150, 130 + 90)
    assert of_team(load_team_plan(db, SALES, NOW)) == (150, 200 + 90)


def test_their_unknown_days_end_with_the_last_one(db: sqlite3.Connection) -> None:
    people.remove_member(db, SALES.id, IVAN.id, FRIDAY)
    unknown = load_team_report(db, SALES, "month", NOW).unknown[IVAN.id]
    assert (min(unknown), max(unknown)) == (date(2026, 11, 2), FRIDAY.date())


def test_what_is_asked_of_them_is_explained(db: sqlite3.Connection) -> None:
    people.remove_member(db, SALES.id, IVAN.id, FRIDAY)
    claim = Claim(held=Held.PASSED, team_id=SALES.id, period=NOVEMBER, metric="calls")
    facts = load_explanation(db, actor(OLGA), claim)
    assert facts.asked_in_all["calls"] == team_sum(db, DECEMBER, 1)[1]

    claim = replace(claim.about_plan(NOVEMBER), shown_at=DECEMBER)
    (found,) = load_plan_explanation(db, actor(OLGA), claim).plans
    assert found.parts[IVAN.id] == of_ivan(load_team_plan(db, SALES, DECEMBER, day=TODAY))
    assert sum(it.less for it in found.reliefs) == 110


def test_why_a_part_of_the_plan_is_asked_is_told_to_the_head(db: sqlite3.Connection) -> None:
    people.remove_member(db, SALES.id, IVAN.id, FRIDAY)
    facts = part_explained(db, IVAN, NOW)
    said = check_post(build_plan_explanation(facts, RU))
    assert "В команде до 13.11" in said
    assert "−110" in said


def test_nobody_who_has_left_is_called_behind_while_the_month_goes_on(
    db: sqlite3.Connection,
) -> None:
    people.remove_member(db, SALES.id, IVAN.id, FRIDAY)
    facts = load_team_plan(db, SALES, NOW)
    assert of_ivan(facts).pace is not None
    shown = check_post(build_team_plan(facts, RU))
    assert "Иван" not in next(it for it in shown.splitlines() if "отстают" in it)


def test_the_digest_counts_what_was_asked_on_their_last_day(db: sqlite3.Connection) -> None:
    log(db, IVAN, TODAY, "calls", 12)
    people.remove_member(db, SALES.id, IVAN.id, NOW)
    digest = load_digest(db, SALES, NOW + timedelta(days=1))
    assert (digest.met, digest.with_minimums) == ((IVAN.id,), 2)
    assert digest.silent == (MARIA.id,)
    assert "12 из 20" in check_post(build_digest(digest, RU))
