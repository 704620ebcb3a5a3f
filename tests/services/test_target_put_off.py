"""A minimum given in the afternoon may wait till tomorrow: today stays as it was until then."""

from datetime import date, timedelta
from sqlite3 import Connection

import pytest

from sales.errors import SalesError
from sales.targets import EACH, Aim, Amounts, Kind
from services.targets import TargetSet, put_off, set_target
from storage import targets
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor, new_database

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LAST_WEEK = NOW - timedelta(days=7)
MINIMUM = Aim(IVAN.id, "calls", "day", Kind.MINIMUM)
FOR_EACH = Aim(EACH, "calls", "day", Kind.MINIMUM)


def put(db: Connection, amount: int | None, aim: Aim = MINIMUM, *, ago: bool = False) -> TargetSet:
    return set_target(
        db,
        actor=actor(OLGA),
        team_id=SALES.id,
        aim=aim,
        amounts=None if amount is None else Amounts(amount),
        now=LAST_WEEK if ago else NOW,
    )


def move(db: Connection, amount: int | None, aim: Aim = MINIMUM, since: date = TODAY) -> TargetSet:
    amounts = None if amount is None else Amounts(amount)
    return put_off(
        db, actor=actor(OLGA), team_id=SALES.id, aim=aim, amounts=amounts, since=since, now=NOW
    )


def held(db: Connection, person_id: int = IVAN.id) -> list[int | None]:
    """Of yesterday, today and tomorrow."""
    days = (YESTERDAY, TODAY, TOMORROW)
    return [targets.minimums_of(db, SALES.id, person_id, it).get("calls") for it in days]


def test_today_stays_as_it_was_and_tomorrow_is_as_was_said() -> None:
    db = new_database()
    put(db, 20, ago=True)
    put(db, 30)
    assert held(db) == [20, 30, 30]
    outcome = move(db, 30)
    assert (outcome.before, outcome.now, outcome.since) == (Amounts(20), Amounts(30), TOMORROW)
    assert held(db) == [20, 20, 30]


def test_a_first_minimum_leaves_today_without_one() -> None:
    db = new_database()
    put(db, 30)
    move(db, 30)
    assert held(db) == [None, None, 30]


def test_a_removal_waits_too() -> None:
    db = new_database()
    put(db, 20, ago=True)
    put(db, None)
    move(db, None)
    assert held(db) == [20, 20, None]


def test_for_all_only_the_word_for_all_is_put_off() -> None:
    db = new_database()
    put(db, 10, FOR_EACH, ago=True)
    put(db, 20, ago=True)
    put(db, 30, FOR_EACH)
    move(db, 30, FOR_EACH)
    assert held(db) == [20, 20, 20]
    assert held(db, MARIA.id) == [10, 10, 30]


def test_and_back_again_from_today() -> None:
    db = new_database()
    put(db, 20, ago=True)
    put(db, 30)
    move(db, 30)
    put(db, 30)
    assert held(db) == [20, 30, 30]


@pytest.mark.parametrize(("amount", "since"), [(30, YESTERDAY), (25, TODAY)])
def test_what_has_changed_since_the_button_was_shown_is_not_moved(amount: int, since: date) -> None:
    db = new_database()
    put(db, 20, ago=True)
    put(db, 30)
    with pytest.raises(SalesError, match=r"press\.old"):
        move(db, amount, since=since)
    assert held(db) == [20, 30, 30]


def test_pressed_twice_it_is_moved_once() -> None:
    db = new_database()
    put(db, 20, ago=True)
    put(db, 30)
    move(db, 30)
    with pytest.raises(SalesError, match=r"press\.old"):
        move(db, 30)
    assert held(db) == [20, 20, 30]


def test_until_tomorrow_the_word_for_all_holds_on_and_may_change() -> None:
    db = new_database()
    put(db, 20, FOR_EACH, ago=True)
    put(db, 25)
    move(db, 25)
    assert held(db) == [20, 20, 25]
    put(db, 10, FOR_EACH)
    assert held(db) == [20, 10, 25]
