"""By whose days a plan is shared out: newcomers, a new team, those away, those without a plan."""

import sqlite3
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.texts import texts
from reports.explanation_reliefs import reliefs_of
from reports.own_plan import build_own_plan, load_own_plan
from reports.plan_facts import TeamStanding, load_plan_sources, main_plan, plans_held
from reports.plan_shares import shares_of
from reports.team_plan import load_team_plan
from sales.periods import DAY
from sales.plan_standing import PlanStanding
from sales.plans import asked
from sales.targets import EACH, TEAM, Aim, Kind, Target
from storage import calendars, targets
from tests.cast import IVAN, MARIA, OLGA, SALES, new_database
from tests.reports.logged import log
from tests.reports.planned import NOVEMBER, been_here_long, joined, plan
from tests.reports.test_absent import away, half_time
from tests.telegram_text import check_post

RU = texts("ru")
NOW = datetime(2026, 11, 13, 9, tzinfo=UTC)  # 8 of 20 workdays are over
MILLION = 1_000_000_00


@pytest.fixture
def db() -> sqlite3.Connection:
    db = new_database()
    been_here_long(db)
    return db


def of_ivan(db: sqlite3.Connection, metric: str = "revenue", now: datetime = NOW) -> PlanStanding:
    standings = load_own_plan(db, SALES, IVAN, now).standings
    return next(it for it in standings if it.metric == metric)


def of_team(
    db: sqlite3.Connection, metric: str = "revenue", now: datetime = NOW, kind: str = "month"
) -> TeamStanding:
    return load_team_plan(db, SALES, now, kind=kind).of_team[metric]


def founded(db: sqlite3.Connection, day: date) -> None:
    at = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    db.execute("UPDATE members SET joined_at = ?", (int(at.timestamp()),))


def said_on(db: sqlite3.Connection, day: date, person_id: int, amount: int) -> None:
    """The first of the month: it holds from the month's start."""
    target = Target(
        Aim(person_id, "revenue", "month", Kind.PLAN), NOVEMBER.start, amount, None, day
    )
    targets.set_target(db, SALES.id, target, OLGA.id, NOW)


@pytest.mark.parametrize("metric", ["calls", "revenue"])
def test_a_team_founded_in_mid_month_is_asked_for_all_that_was_said(
    db: sqlite3.Connection, metric: str
) -> None:
    founded(db, NOW.date())
    plan(db, metric, 150)
    found = load_team_plan(db, SALES, NOW)

    assert of_ivan(db, metric).asked == 150
    assert found.of_team[metric].standing.asked == 300
    assert found.line is not None
    assert found.line.workdays[0] == NOW.date()
    assert found.line.plan[-1] == 300


def test_its_own_plan_is_as_whole_as_its_peoples(db: sqlite3.Connection) -> None:
    founded(db, NOW.date())
    plan(db, "revenue", 3 * MILLION, TEAM)
    plan(db, "revenue", 3 * MILLION // 2)

    assert of_team(db).plan.uncovered == 0


def test_the_first_workday_of_a_month_is_no_late_start(db: sqlite3.Connection) -> None:
    plan(db, "calls", 100)
    joined(db, IVAN, datetime(2026, 11, 2, 6, tzinfo=UTC))  # a Monday
    assert load_own_plan(db, SALES, IVAN, NOW).joined is None
    joined(db, IVAN, datetime(2026, 11, 3, 6, tzinfo=UTC))
    assert load_own_plan(db, SALES, IVAN, NOW).joined == date(2026, 11, 3)


def test_who_joins_a_team_later_carries_their_days_share_of_money_too(
    db: sqlite3.Connection,
) -> None:
    joined(db, IVAN, NOW)  # with 12 of 20 workdays left
    plan(db, "revenue", 2 * MILLION)

    assert of_ivan(db).asked == 12 * MILLION // 10


def test_what_a_newcomer_is_told_themselves_is_meant_as_said(db: sqlite3.Connection) -> None:
    joined(db, IVAN, NOW)
    said_on(db, date(2026, 11, 2), EACH, MILLION)
    said_on(db, NOW.date(), IVAN.id, 2 * MILLION)

    assert of_ivan(db).asked == 2 * MILLION
    assert of_ivan(db).due == 0
    assert load_own_plan(db, SALES, IVAN, NOW).reliefs == ()


def test_a_new_team_has_no_past_to_rest_on(db: sqlite3.Connection) -> None:
    founded(db, date(2026, 11, 12))
    plan(db, "calls", 400)
    plan(db, "won", 40, TEAM)
    log(db, IVAN, date(2026, 11, 12), "calls", 17)
    for metric in ("calls", "won"):
        projection = of_team(db, metric).standing.projection
        assert (len(projection.progress.days), projection.interval) == (1, None)


def test_a_sum_of_plans_is_projected_by_the_days_of_those_who_have_one(
    db: sqlite3.Connection,
) -> None:
    plan(db, "calls", 200, IVAN.id)
    away(db, IVAN, date(2026, 11, 16), date(2026, 12, 1))
    for day in (2, 3, 5, 6, 9, 10, 11, 12):
        log(db, IVAN, date(2026, 11, day), "calls", 10)
    team, own = of_team(db, "calls").standing, of_ivan(db, "calls")

    assert team.projection.value == own.projection.value
    assert team.needed == own.needed
    line = load_team_plan(db, SALES, NOW).line
    assert line is not None
    assert len(line.workdays) == 9


def test_a_head_with_a_plan_counts_by_their_days(db: sqlite3.Connection) -> None:
    plan(db, "calls", 200, OLGA.id)

    assert of_team(db, "calls").standing.progress.left == (100,) * 12


def test_revenue_stays_whole_whoever_is_away_all_month(db: sqlite3.Connection) -> None:
    plan(db, "revenue", 2 * MILLION)
    plan(db, "calls", 100)
    away(db, IVAN, NOVEMBER.start, NOVEMBER.end)

    assert of_ivan(db).asked == 2 * MILLION
    assert of_team(db).standing.asked == 4 * MILLION
    assert of_team(db, "calls").standing.asked == 100
    assert "Выручка" in check_post(build_own_plan(load_own_plan(db, SALES, IVAN, NOW), RU))


def test_a_teams_money_stays_though_everyone_is_away(db: sqlite3.Connection) -> None:
    plan(db, "revenue", 2 * MILLION)
    for person in (IVAN, MARIA):
        away(db, person, NOVEMBER.start, NOVEMBER.end)

    assert of_team(db).standing.asked == 4 * MILLION
    assert of_team(db).standing.due == Fraction(4 * MILLION * 8, 20)


@pytest.mark.parametrize("whose", [EACH, TEAM])
def test_a_weeks_money_stays_in_a_week_without_workdays(db: sqlite3.Connection, whose: int) -> None:
    plan(db, "revenue", MILLION, whose, period="week")
    plan(db, "calls", 50, whose, period="week")
    for day in range(9, 14):
        calendars.set_day(db, SALES.id, date(2026, 11, day), OLGA.id, NOW, is_workday=False)
    people = 2 if whose == EACH else 1

    assert of_team(db, kind="week").standing.asked == people * MILLION
    assert "calls" not in load_team_plan(db, SALES, NOW, kind="week").of_team


def lets_revenue_shrink(db: sqlite3.Connection, since: date) -> None:
    calendars.set_shrinking(db, SALES.id, "revenue", since, OLGA.id, NOW, shrinks=True)


def test_a_choice_to_shrink_holds_from_its_day(db: sqlite3.Connection) -> None:
    plan(db, "revenue", 2 * MILLION)
    away(db, IVAN, date(2026, 11, 23), date(2026, 11, 28))  # 5 of 20 workdays
    lets_revenue_shrink(db, date(2026, 11, 2))
    assert of_ivan(db).asked == 15 * MILLION // 10


def test_what_was_asked_whole_before_a_choice_stays_whole(db: sqlite3.Connection) -> None:
    plan(db, "revenue", 2 * MILLION)
    away(db, IVAN, date(2026, 11, 9), date(2026, 11, 14))
    lets_revenue_shrink(db, date(2026, 11, 16))
    assert of_ivan(db).asked == 2 * MILLION


@settings(max_examples=30, deadline=None)
@given(
    metric=st.sampled_from(("calls", "revenue")),
    at=st.integers(1, 30),
    days=st.lists(st.integers(1, 30), min_size=2, max_size=2, unique=True),
    changed=st.dictionaries(st.integers(2, 30), st.sampled_from((0, 50, 90, 300)), max_size=2),
    shrinks=st.none() | st.integers(1, 30),
)
def test_all_reliefs_together_are_what_the_plan_is_less(
    metric: str, at: int, days: list[int], changed: dict[int, int], shrinks: int | None
) -> None:
    db = new_database()
    been_here_long(db)
    joined(db, IVAN, datetime(2026, 11, at, 6, tzinfo=UTC))
    half_time(db, IVAN)
    away(db, IVAN, date(2026, 11, min(days)), date(2026, 11, max(days)))
    plan(db, metric, 210)
    for day, amount in changed.items():
        plan(db, metric, amount or None, since=date(2026, 11, day))
    if shrinks:
        lets_revenue_shrink(db, date(2026, 11, shrinks))
    found = load_plan_sources(db, SALES, "month", NOVEMBER.end - DAY, NOW, IVAN.id)

    for held, plans in plans_held(found, IVAN.id):
        shares, whole = shares_of(found, IVAN.id, held), main_plan(plans)
        left = asked(whole, NOVEMBER, shares.full, shares.own)
        taken = sum(it.less for it in reliefs_of(found, IVAN.id, held, whole))
        assert whole.amount_on(NOVEMBER.end - DAY) - taken == left
        assert left >= 0
