"""Someone away in what is posted of weeks and months: no last place, no silence, no average."""

import sqlite3
from datetime import date

import pytest

from charts.specs import BulletSpec, LeaderboardSpec, TeamDaySpec
from jobs.composers import compose_plans
from locales.texts import texts
from reports.board import build_board, load_board
from reports.month_pace import load_month_pace
from reports.news import have_all_met, load_day
from reports.norms import load_links
from reports.period_digest import build_period_digest, load_period_digest
from reports.team_period import capacity_of
from reports.team_plan import build_team_plan, load_team_plan
from reports.week_results import load_week_results
from sales.norms import Mean
from sales.periods import DAY, Period
from sales.teams import Person
from tests.cast import IVAN, MARIA, NOW, SALES, TODAY, new_database
from tests.delivery.post_office import TEAM_CHAT, bind
from tests.reports.logged import ask, join, log
from tests.reports.planned import been_here_long, plan
from tests.reports.test_absent import away
from tests.telegram_text import check_post

RU = texts("ru")
MONDAY, LAST_MONDAY = date(2026, 11, 16), date(2026, 11, 9)
NEXT_WEEK = date(2026, 11, 27)
PETR = Person(7, "Пётр Новиков", "", "ru")


@pytest.fixture
def db() -> sqlite3.Connection:
    """Three who sell, each asked for 10 calls a day; Мария makes them."""
    db = new_database()
    join(db, PETR)
    been_here_long(db)
    ask(db, "calls", 10)
    for day in Period(LAST_MONDAY, TODAY + DAY):
        log(db, MARIA, day, "calls", 10)
    return db


def test_who_was_away_all_week_has_no_place_in_its_results(db: sqlite3.Connection) -> None:
    away(db, IVAN, MONDAY, NEXT_WEEK)
    week = load_week_results(db, SALES, NOW).week

    assert [it.person_id for it in week.standings] == [MARIA.id, PETR.id]
    assert week.absent == (IVAN.id,)


def test_who_is_back_has_risen_over_nobody_and_is_no_newcomer(db: sqlite3.Connection) -> None:
    away(db, IVAN, LAST_MONDAY, MONDAY)
    log(db, IVAN, MONDAY, "calls", 50)
    picture = build_board(load_board(db, SALES, "week", "calls", NOW), RU).picture

    assert isinstance(picture, LeaderboardSpec)
    assert {it.name: it.movement for it in picture.rows} == {
        IVAN.name: 0,
        MARIA.name: -1,
        PETR.name: -1,
    }


def test_the_week_s_digest_neither_counts_nor_names_one_away(db: sqlite3.Connection) -> None:
    away(db, IVAN, LAST_MONDAY, MONDAY)
    facts = load_period_digest(db, SALES, "week", NOW)
    post = build_period_digest(facts, RU)

    assert facts.report.unknown[IVAN.id] == []
    assert facts.report.found.asked[IVAN.id] == {}
    assert IVAN.name not in check_post(post)
    assert isinstance(post.picture, TeamDaySpec)
    cells = {row.name: row.cells[0].text for row in post.picture.rows}
    assert (cells[IVAN.name], cells[PETR.name]) == ("—", "0")


def test_one_away_is_neither_behind_the_pace_nor_among_those_who_keep_it(
    db: sqlite3.Connection,
) -> None:
    everyone = load_month_pace(db, SALES, NOW, capacity_of(db, SALES, TODAY))
    away(db, IVAN)
    here = load_month_pace(db, SALES, NOW, capacity_of(db, SALES, TODAY))

    assert (everyone.count, here.count) == (3, 2)
    assert IVAN not in [it.person for it in here.behind]


def test_all_have_met_their_minimums_though_one_is_away(db: sqlite3.Connection) -> None:
    log(db, PETR, TODAY, "calls", 10)
    assert not have_all_met(load_day(db, SALES, TODAY))

    away(db, IVAN)
    assert have_all_met(load_day(db, SALES, TODAY))


def test_days_away_are_in_no_norm_even_where_something_was_logged(db: sqlite3.Connection) -> None:
    for day in (date(2026, 10, 5), date(2026, 10, 6)):
        log(db, IVAN, day, "calls", 20)
    log(db, IVAN, date(2026, 10, 7), "calls", 2)
    away(db, IVAN, date(2026, 10, 7), date(2026, 10, 21))
    links = load_links(db, SALES, [IVAN], TODAY, capacity_of(db, SALES, TODAY))

    (calls,) = [it for it in links[IVAN.id] if it.metric == "calls"]
    assert calls.norm == Mean(40, 2)


def test_in_the_plans_picture_one_away_stands_apart_below(db: sqlite3.Connection) -> None:
    plan(db, "calls", 100)
    log(db, IVAN, LAST_MONDAY, "calls", 30)
    bind(db, TEAM_CHAT, 7)
    away(db, IVAN)
    (outgoing,) = compose_plans(db, SALES, NOW)

    picture = outgoing.post.picture
    assert isinstance(picture, BulletSpec)
    assert [(it.name, it.is_absent) for it in picture.rows] == [
        (MARIA.name, False),
        (PETR.name, False),
        (IVAN.name, True),
    ]


def test_a_head_reads_of_nobody_away_that_they_lag(db: sqlite3.Connection) -> None:
    plan(db, "calls", 100)
    assert "Иван Петров 0" in check_post(build_team_plan(load_team_plan(db, SALES, NOW), RU))

    away(db, IVAN)
    shown = check_post(build_team_plan(load_team_plan(db, SALES, NOW), RU))
    assert "Иван Петров 0" not in shown
    assert "Пётр Новиков 0" in shown
