"""Targets of weeks and months ahead: typed, dated, and apart from what holds now."""

from datetime import date, datetime, timedelta
from sqlite3 import Connection

import pytest

from sales.errors import SalesError
from sales.targets import EACH, Aim, Amounts, Kind, held_on
from services.target_entry import read_target
from services.targets import TargetSet, load_targets, set_target
from storage import targets
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor, new_database
from tests.services.targeted import no_more_calls

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
TOMORROW = date(2026, 11, 20)
NEXT_MONDAY = date(2026, 11, 23)
CALLS = Aim(IVAN.id, "calls", "month", Kind.PLAN)


def put(
    db: Connection,
    amount: int | None,
    first: date | None = None,
    *,
    aim: Aim = CALLS,
    now: datetime = NOW,
) -> TargetSet:
    amounts = None if amount is None else Amounts(amount)
    return set_target(
        db, actor=actor(OLGA), team_id=SALES.id, aim=aim, amounts=amounts, now=now, first=first
    )


def held(db: Connection, day: date, aim: Aim = CALLS) -> int | None:
    found = held_on(targets.all_targets(db, SALES.id, SALES.timezone), aim, day)
    return found.lower if found else None


@pytest.mark.parametrize(
    ("said", "period", "first"),
    [
        ("Иван calls 400 декабрь", "month", DECEMBER),
        ("Иван calls 400 на декабрь", "month", DECEMBER),
        ("Иван calls 400 month 12.2026", "month", DECEMBER),
        ("Иван calls 400 2026-12", "month", DECEMBER),
        ("Иван calls 400 декабрь 2026 года", "month", DECEMBER),
        ("Иван calls 1 400 с декабря", "month", DECEMBER),
        ("Иван calls 400 в декабре", "month", DECEMBER),
        ("Иван calls 400 december minimum", "month", DECEMBER),
        ("Иван calls 400 следующий месяц", "month", DECEMBER),
        ("Иван calls 400 на следующий месяц", "month", DECEMBER),
        ("Иван calls 400 next month", "month", DECEMBER),
        ("Иван calls 400 январь", "month", date(2027, 1, 1)),
        ("Иван calls 400 октябрь", "month", date(2026, 10, 1)),
        ("Иван calls 400 ноябрь", "month", NOVEMBER),
        ("Иван calls 100 следующая неделя", "week", NEXT_MONDAY),
        ("Иван calls 100 на следующую неделю", "week", NEXT_MONDAY),
        ("Иван calls 100 next week", "week", NEXT_MONDAY),
        ("Иван calls 20 завтра", "day", TOMORROW),
        ("Иван calls 20 с завтра", "day", TOMORROW),
        ("Иван calls 20 day from tomorrow", "day", TOMORROW),
        ("all avg_talk 4-7 мин с завтра", "day", TOMORROW),
        ("Иван calls нет декабрь", "month", DECEMBER),
        ("Иван calls 400 этот месяц", "month", None),
        ("Иван calls 400 month", "month", None),
    ],
)
def test_a_period_ahead_as_a_head_types_it(said: str, period: str, first: date | None) -> None:
    wanted = read_target(said, TODAY)
    assert (wanted.period, wanted.first) == (period, first)


@pytest.mark.parametrize(
    "said",
    [
        "Иван calls 400 декабрь неделя",
        "Иван calls 400 завтра месяц",
        "Иван calls 400 декабрь январь",
        "Иван calls 400 13.2026",
        "Иван calls нет следующий",
    ],
)
def test_what_says_no_period_or_two_is_refused(said: str) -> None:
    with pytest.raises(SalesError, match=r"target\.how"):
        read_target(said, TODAY)


def test_a_plan_of_december_leaves_november_as_it_is() -> None:
    db = new_database()
    put(db, 300)
    outcome = put(db, 400, DECEMBER)
    assert (outcome.before, outcome.since) == (Amounts(300), DECEMBER)
    assert [held(db, it) for it in (TODAY, date(2026, 11, 30), DECEMBER)] == [300, 300, 400]


def test_a_slip_of_this_month_is_put_right_though_the_next_one_is_planned() -> None:
    db = new_database()
    put(db, 3000)
    put(db, 400, DECEMBER)
    assert put(db, 300).since == NOVEMBER
    assert [held(db, it) for it in (NOVEMBER, DECEMBER)] == [300, 400]


def test_any_day_of_a_week_ahead_means_that_week() -> None:
    db = new_database()
    week = Aim(IVAN.id, "calls", "week", Kind.PLAN)
    assert put(db, 100, NEXT_MONDAY + timedelta(days=2), aim=week).since == NEXT_MONDAY


@pytest.mark.parametrize(
    ("period", "first"),
    [("month", date(2026, 10, 1)), ("week", date(2026, 11, 15)), ("day", date(2026, 11, 18))],
)
def test_what_is_over_takes_no_target(period: str, first: date) -> None:
    db = new_database()
    with pytest.raises(SalesError) as refused:
        put(db, 10, first, aim=Aim(IVAN.id, "calls", period, Kind.PLAN))
    assert refused.value.key == "target.past"
    last = refused.value.params["last"]
    assert isinstance(last, date)
    assert last < TODAY
    assert targets.all_targets(db, SALES.id, SALES.timezone) == ()


def test_nobody_plans_ten_years_ahead() -> None:
    with pytest.raises(SalesError, match=r"target\.too_far"):
        put(new_database(), 10, date(2036, 1, 1))


def test_a_month_ahead_for_all_leaves_ones_own() -> None:
    db = new_database()
    put(db, 500, DECEMBER)
    each = Aim(EACH, "calls", "month", Kind.PLAN)
    put(db, 400, DECEMBER, aim=each)
    of_maria = Aim(MARIA.id, "calls", "month", Kind.PLAN)
    assert (held(db, DECEMBER), held(db, DECEMBER, of_maria)) == (500, 400)


def test_no_more_of_it_means_the_months_ahead_too() -> None:
    db = new_database()
    put(db, 300)
    put(db, 400, DECEMBER)
    put(db, None)
    assert [held(db, it) for it in (TODAY, DECEMBER)] == [None, None]


def test_one_month_ahead_can_be_left_without() -> None:
    db = new_database()
    put(db, 300)
    put(db, None, DECEMBER)
    assert [held(db, it) for it in (TODAY, DECEMBER)] == [300, None]


def test_what_is_only_ahead_is_found_and_removed() -> None:
    db = new_database()
    put(db, 400, DECEMBER)
    facts = load_targets(db, actor=actor(OLGA), team_id=SALES.id, now=NOW)
    assert [(it.starts_on, it.amount) for it in facts.ahead(IVAN.id)] == [(DECEMBER, 400)]
    outcome = no_more_calls(db)
    assert [it.period for it in outcome.aims] == ["month"]
    assert held(db, DECEMBER) is None
