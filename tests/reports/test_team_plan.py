"""The team against its plans: beside its people's sum, and who has confirmed theirs."""

import sqlite3
from datetime import UTC, date, datetime

import pytest

from charts.specs import BulletSpec, CourseSpec
from locales.texts import texts
from reports.own_plan import load_own_plan
from reports.team_plan import TeamPlanFacts, build_plan_post, build_team_plan, load_team_plan
from sales.periods import DAY
from sales.plans import TeamPlan
from sales.targets import TEAM
from services.acknowledging import accept
from tests.cast import IVAN, MARIA, OLGA, SALES, actor, new_database
from tests.reports.logged import log
from tests.reports.planned import been_here_long, plan
from tests.reports.test_absent import away
from tests.telegram_text import check_post

RU = texts("ru")
NOW = datetime(2026, 11, 13, 9, tzinfo=UTC)  # 8 of 20 workdays are over


@pytest.fixture
def db() -> sqlite3.Connection:
    """40 sales are asked of each; Иван has made 24 of them, Мария 8."""
    db = new_database()
    been_here_long(db)
    plan(db, "won", 40)
    log(db, IVAN, date(2026, 11, 10), "won", 24)
    log(db, MARIA, date(2026, 11, 10), "won", 8)
    return db


def facts(db: sqlite3.Connection, metric: str = "") -> TeamPlanFacts:
    return load_team_plan(db, SALES, NOW, metric=metric)


def test_without_a_plan_of_its_own_the_team_is_asked_for_its_peoples_sum(
    db: sqlite3.Connection,
) -> None:
    found = facts(db).of_team["won"]
    assert found.plan == TeamPlan(None, 80)
    assert (found.standing.fact, found.standing.asked) == (32, 80)
    assert found.standing.pace == 100


def test_the_teams_own_plan_stands_beside_its_peoples_sum(db: sqlite3.Connection) -> None:
    plan(db, "won", 100, TEAM)
    found = facts(db)
    assert found.of_team["won"].plan == TeamPlan(100, 80)
    assert found.of_team["won"].standing.asked == 100
    assert "на 20 меньше плана команды" in check_post(build_team_plan(found, RU))


def test_an_absence_takes_off_the_persons_plan_and_not_the_teams(db: sqlite3.Connection) -> None:
    plan(db, "won", 100, TEAM)
    away(db, IVAN, date(2026, 11, 16), date(2026, 11, 21))
    found = facts(db)
    assert found.of_team["won"].plan == TeamPlan(100, 70)


def test_the_bars_are_people_the_furthest_first(db: sqlite3.Connection) -> None:
    picture = build_team_plan(facts(db), RU).picture
    assert isinstance(picture, BulletSpec)
    assert [(row.name, row.fact, row.plan, row.due) for row in picture.rows] == [
        ("Иван Петров", 24, 40, 16),
        ("Мария Смирнова", 8, 40, 16),
    ]


def test_the_line_runs_to_the_plan_and_stops_before_today(db: sqlite3.Connection) -> None:
    picture = build_team_plan(facts(db), RU, "line").picture
    assert isinstance(picture, CourseSpec)
    assert (len(picture.days), len(picture.done)) == (20, 8)
    assert (picture.plan[0], picture.plan[-1], picture.done[-1]) == (4, 80, 32)


def test_only_heads_are_told_who_lags_and_who_has_not_confirmed(db: sqlite3.Connection) -> None:
    found = facts(db)
    for_heads = check_post(build_team_plan(found, RU))
    assert "отстают от темпа: Мария Смирнова 50" in for_heads
    assert "подтвердили 0 из 2. Ещё нет: Иван Петров, Мария Смирнова" in for_heads
    for_all = check_post(build_plan_post(found, RU))
    assert "отстают" not in for_all
    assert "подтвердили" not in for_all


def test_whoever_confirms_is_not_waited_for(db: sqlite3.Connection) -> None:
    shown = load_own_plan(db, SALES, IVAN, NOW).shown
    accept(db, actor=actor(IVAN), team_id=SALES.id, shown=shown, now=NOW)
    found = facts(db).acknowledged
    assert (found.yes, found.not_yet) == ((IVAN,), (MARIA,))


def test_who_is_away_all_month_is_waited_for_by_nobody(db: sqlite3.Connection) -> None:
    away(db, IVAN, date(2026, 11, 1), date(2026, 12, 1))
    assert facts(db).acknowledged.not_yet == (MARIA,)
    assert "подтвердили 0 из 1" in check_post(build_team_plan(facts(db), RU))


def test_buttons_lead_to_the_other_metrics(db: sqlite3.Connection) -> None:
    plan(db, "calls", 400)
    found = facts(db, "calls")
    assert found.metric == "calls"
    data = [button.data for row in build_team_plan(found, RU).buttons for button in row]
    assert f"plan:team:month:won:people@{SALES.id}" in data


def test_a_head_with_a_plan_of_their_own_finds_it(db: sqlite3.Connection) -> None:
    def leads_to_own() -> bool:
        post = build_team_plan(facts(db), RU, reader_id=OLGA.id)
        return any(button.data.startswith("plan:me:bars") for row in post.buttons for button in row)

    assert not leads_to_own()
    plan(db, "won", 5, OLGA.id)
    assert leads_to_own()


def test_a_month_that_is_over_has_neither_projection_nor_days_left(db: sqlite3.Connection) -> None:
    over = load_team_plan(db, SALES, NOW + 30 * DAY, day=NOW.date())
    standing = over.of_team["won"].standing
    assert (standing.progress.left, standing.needed) == ((), None)
    assert "прогноз" not in check_post(build_plan_post(over, RU))


def test_where_nothing_is_planned_the_head_is_told_how_to() -> None:
    post = build_team_plan(load_team_plan(new_database(), SALES, NOW), RU)
    assert "/target" in check_post(post)
    assert post.picture is None
