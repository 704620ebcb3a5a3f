"""What is taken off a plan, as /plan tells it: to the person, to the head, never to the chat."""

import sqlite3
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.texts import texts
from reports.own_plan import build_own_plan, load_own_plan
from reports.team_plan import build_plan_post, build_team_plan, load_team_plan
from sales.capacity import Schedule
from storage import calendars
from tests.cast import IVAN, MARIA, OLGA, SALES, new_database
from tests.reports.logged import ask
from tests.reports.planned import been_here_long, plan
from tests.reports.test_absent import away, half_time, only_on
from tests.telegram_text import check_post

RU = texts("ru")
NOW = datetime(2026, 11, 13, 9, tzinfo=UTC)  # 20 workdays in the month
MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)


@pytest.fixture
def db() -> sqlite3.Connection:
    db = new_database()
    been_here_long(db)
    plan(db, "calls", 160)
    plan(db, "revenue", 100_000_000)
    return db


def own_page(db: sqlite3.Connection, now: datetime = NOW) -> str:
    return (
        check_post(build_own_plan(load_own_plan(db, SALES, IVAN, now), RU))
        .replace("\xa0", " ")
        .replace("\u202f", " ")
    )


def heads_page(db: sqlite3.Connection, metric: str = "calls") -> str:
    facts = load_team_plan(db, SALES, NOW, metric=metric)
    return check_post(build_team_plan(facts, RU)).replace("\xa0", " ").replace("\u202f", " ")


def test_an_absence_takes_calls_off_and_leaves_the_revenue_asked(db: sqlite3.Connection) -> None:
    away(db, IVAN, MONDAY, SATURDAY)
    shown = own_page(db)

    assert "0 из 120 (полный план 160)" in shown
    (line,) = [it for it in shown.splitlines() if "отпуск" in it]
    assert OLGA.name in line
    assert "40 звонков" in line
    assert "Не уменьшается: Выручка" in shown


def test_where_the_team_lets_revenue_shrink_it_is_taken_off_too(db: sqlite3.Connection) -> None:
    calendars.set_shrinking(db, SALES.id, "revenue", date(2026, 1, 1), OLGA.id, NOW, shrinks=True)
    away(db, IVAN, MONDAY, SATURDAY)
    shown = own_page(db)

    assert "выручка 250 000 ₽" in shown
    assert "Не уменьшается" not in shown


def test_who_has_no_relief_reads_of_none(db: sqlite3.Connection) -> None:
    shown = own_page(db)

    assert "снято" not in shown
    assert "Не уменьшается" not in shown


def test_each_reason_is_a_line_with_what_it_takes_off(db: sqlite3.Connection) -> None:
    half_time(db, IVAN)
    away(db, IVAN, MONDAY, SATURDAY)
    lines = [it for it in own_page(db).splitlines() if "снято" in it]

    assert ["60 звонков" in lines[0], "40 звонков" in lines[1]] == [True, True]


def test_an_own_week_that_takes_something_off_is_told(db: sqlite3.Connection) -> None:
    only_on(db, IVAN, 0, 1, 2, 3)  # Fridays off: four of them

    assert "Своя рабочая неделя · снято из плана: 32 звонка" in own_page(db)


def test_the_minimum_of_the_day_is_the_one_that_will_be_asked(db: sqlite3.Connection) -> None:
    ask(db, "calls", 20)
    ask(db, "meetings", 1)
    assert "Минимум на день: 20 звонков, 1 встреча" in own_page(db)

    half_time(db, IVAN)
    assert "Минимум на день: 10 звонков, 1 встреча (полный: 20 звонков)" in own_page(db)


def test_a_head_reads_whose_plan_is_less_and_the_chat_does_not(db: sqlite3.Connection) -> None:
    away(db, IVAN, MONDAY, SATURDAY)

    assert "Иван Петров: 🌴" in heads_page(db)
    assert "снято из плана: 40 звонков" in heads_page(db)
    assert "🌴" not in heads_page(db, "revenue")  # nothing is taken off it
    post = build_plan_post(load_team_plan(db, SALES, NOW, metric="calls"), RU)
    assert "отпуск" not in check_post(post)


@given(
    load=st.integers(10, 100),
    ramp=st.lists(st.integers(10, 100), max_size=3),
    days=st.lists(st.integers(1, 30), min_size=2, max_size=2, unique=True),
    changed=st.dictionaries(st.integers(2, 30), st.sampled_from((50, 90, 300)), max_size=2),
)
def test_what_the_lines_take_off_is_what_the_plan_is_less(
    load: int, ramp: list[int], days: list[int], changed: dict[int, int]
) -> None:
    db = new_database()
    been_here_long(db)
    plan(db, "calls", 160, IVAN.id)
    for day, amount in changed.items():
        plan(db, "calls", amount, IVAN.id, since=date(2026, 11, day))
    schedule = Schedule(date(2026, 1, 1), None, load, tuple(ramp), date(2026, 11, 2))
    calendars.set_schedule(db, SALES.id, IVAN.id, schedule, OLGA.id, NOW)
    away(db, IVAN, date(2026, 11, min(days)), date(2026, 11, max(days)))
    facts = load_own_plan(db, SALES, IVAN, NOW)
    told = [sum(it.less.values()) for it in facts.reliefs]

    if facts.standings:
        (found,) = facts.standings
        assert found.full - found.asked == sum(told)
    assert load_own_plan(db, SALES, MARIA, NOW).reliefs == ()
