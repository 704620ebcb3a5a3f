"""What heads set of the work calendar: from today on, checked, and felt by what is asked."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from sales.capacity import OwnCalendar
from sales.errors import SalesError
from sales.periods import WorkCalendar, week_period
from sales.teams import Person
from sales.work_hours import WorkHours
from services.capacities import capacity_of
from services.work_calendar import (
    add_day_off,
    add_working_day,
    clear_day,
    set_country,
    set_schedule,
    set_shrinking,
    set_work_hours,
    set_work_week,
)
from storage import people
from storage.calendars import load_hours
from storage.due import Due, all_due, plan
from tests.cast import IVAN, NOW, OLGA, SALES, TODAY, VIKTOR, actor, new_database

HEAD = actor(OLGA)
SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 23)


@pytest.fixture
def db() -> sqlite3.Connection:
    return new_database()


def calendar(db: sqlite3.Connection) -> WorkCalendar:
    team = people.load_team(db, SALES.id)
    assert team is not None
    return capacity_of(db, team, TODAY).calendar


def own(db: sqlite3.Connection) -> OwnCalendar:
    return capacity_of(db, SALES, TODAY).of(IVAN.id)


def refused(key: str) -> AbstractContextManager[object]:
    return pytest.raises(SalesError, match=f"^{key}$")


def test_a_new_work_week_holds_from_today_and_leaves_the_past(db: sqlite3.Connection) -> None:
    set_work_week(db, actor=HEAD, team_id=SALES.id, week=[1, 2, 3, 4, 5], now=NOW)
    assert calendar(db).is_workday(SATURDAY)
    assert not calendar(db).is_workday(MONDAY)
    assert calendar(db).is_workday(date(2026, 11, 16))
    assert not calendar(db).is_workday(date(2026, 11, 14))


def test_the_last_work_week_said_on_a_day_counts(db: sqlite3.Connection) -> None:
    set_work_week(db, actor=HEAD, team_id=SALES.id, week=[5], now=NOW)
    set_work_week(db, actor=HEAD, team_id=SALES.id, week=[6], now=NOW + timedelta(hours=1))
    assert calendar(db).workdays(week_period(MONDAY)) == [date(2026, 11, 29)]


def test_an_own_day_off_and_an_own_working_day_beat_week_and_holidays(
    db: sqlite3.Connection,
) -> None:
    new_year = date(2027, 1, 4)
    assert not calendar(db).is_workday(new_year)
    add_working_day(db, actor=HEAD, team_id=SALES.id, day=new_year, now=NOW)
    add_working_day(db, actor=HEAD, team_id=SALES.id, day=SATURDAY, now=NOW)
    add_day_off(db, actor=HEAD, team_id=SALES.id, day=MONDAY, now=NOW)
    found = calendar(db)
    assert [found.is_workday(it) for it in (new_year, SATURDAY, MONDAY)] == [True, True, False]
    clear_day(db, actor=HEAD, team_id=SALES.id, day=MONDAY, now=NOW)
    assert calendar(db).is_workday(MONDAY)


def test_the_last_word_on_a_day_counts(db: sqlite3.Connection) -> None:
    add_day_off(db, actor=HEAD, team_id=SALES.id, day=MONDAY, now=NOW)
    add_working_day(db, actor=HEAD, team_id=SALES.id, day=MONDAY, now=NOW)
    assert calendar(db).is_workday(MONDAY)


def test_another_country_brings_its_holidays_from_today_on(db: sqlite3.Connection) -> None:
    republic_day, unity_day = date(2026, 10, 26), date(2026, 11, 4)  # theirs, moved; Russia's
    independence_day, moved = date(2026, 12, 16), date(2026, 12, 31)  # theirs; Russia's
    days = (republic_day, unity_day, independence_day, moved)
    assert [calendar(db).is_workday(it) for it in days] == [True, False, True, False]
    set_country(db, actor=HEAD, team_id=SALES.id, country="KZ", now=NOW)
    assert [calendar(db).is_workday(it) for it in days] == [True, False, False, True]


def test_each_country_holds_its_own_days(db: sqlite3.Connection) -> None:
    set_country(db, actor=HEAD, team_id=SALES.id, country="US", now=NOW - timedelta(days=12))
    set_country(db, actor=HEAD, team_id=SALES.id, country="BY", now=NOW)
    set_country(db, actor=HEAD, team_id=SALES.id, country="KZ", now=NOW)
    unity_day, veterans_day = date(2026, 11, 4), date(2026, 11, 11)
    thanksgiving, catholic_christmas = date(2026, 11, 26), date(2026, 12, 25)
    assert [calendar(db).is_workday(it) for it in (unity_day, veterans_day)] == [False, False]
    assert [calendar(db).is_workday(it) for it in (thanksgiving, catholic_christmas)] == [True] * 2


def test_work_hours_are_dated(db: sqlite3.Connection) -> None:
    hours = WorkHours(10 * 60, 19 * 60)
    set_work_hours(db, actor=HEAD, team_id=SALES.id, hours=hours, now=NOW)
    assert load_hours(db, SALES.id, TODAY) == hours
    assert load_hours(db, SALES.id, TODAY - timedelta(days=1)) == WorkHours()


def test_a_part_timer_with_a_ramp_carries_a_share_from_today_on(db: sqlite3.Connection) -> None:
    set_schedule(
        db,
        actor=HEAD,
        team_id=SALES.id,
        person_id=IVAN.id,
        week=[0, 1, 3],
        load=50,
        ramp=(40, 60),
        ramp_from=date(2026, 11, 16),
        now=NOW,
    )
    found = own(db)
    assert [found.capacity(day) for day in week_period(TODAY)] == [100, 100, 100, 20, 0, 0, 0]
    assert [found.capacity(day) for day in week_period(MONDAY)] == [30, 30, 0, 30, 0, 0, 0]
    assert found.capacity(date(2026, 11, 30)) == 50


def test_a_schedule_taken_back_leaves_the_full_load(db: sqlite3.Connection) -> None:
    schedule = partial(set_schedule, db, actor=HEAD, team_id=SALES.id, person_id=IVAN.id, now=NOW)
    schedule(week=[0], load=50)
    schedule(week=None, load=100)
    assert own(db).capacity(TODAY) == 100


def test_a_team_may_let_money_shrink_too(db: sqlite3.Connection) -> None:
    set_shrinking(db, actor=HEAD, team_id=SALES.id, metric="revenue", shrinks=True, now=NOW)
    capacity = capacity_of(db, SALES, TODAY)
    assert capacity.shrinks("revenue", TODAY)
    assert not capacity.shrinks("revenue", TODAY - timedelta(days=1))


Set = Callable[[sqlite3.Connection], object]
HERE: dict[str, Any] = {"actor": HEAD, "team_id": SALES.id, "now": NOW}
REFUSED: dict[str, tuple[str, Set]] = {
    "no days": ("calendar.week", partial(set_work_week, **HERE, week=[])),
    "an eighth day": ("calendar.week", partial(set_work_week, **HERE, week=[7])),
    "hours that end first": (
        "calendar.hours",
        partial(set_work_hours, **HERE, hours=WorkHours(9, 9)),
    ),
    "no such country": ("calendar.country", partial(set_country, **HERE, country="XX")),
    "a past day": ("calendar.day", partial(add_day_off, **HERE, day=TODAY - timedelta(days=1))),
    "a far day": (
        "calendar.day",
        partial(add_working_day, **HERE, day=TODAY + timedelta(days=400)),
    ),
    "no load": ("calendar.load", partial(set_schedule, **HERE, person_id=2, week=None, load=0)),
    "too much": ("calendar.load", partial(set_schedule, **HERE, person_id=2, week=None, load=101)),
    "a steep ramp": (
        "calendar.load",
        partial(set_schedule, **HERE, person_id=2, week=None, load=100, ramp=(120,)),
    ),
    "a stranger": (
        "people.unknown",
        partial(set_schedule, **HERE, person_id=99, week=None, load=50),
    ),
    "no such metric": ("target.how", partial(set_shrinking, **HERE, metric="x", shrinks=True)),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_makes_no_calendar_is_refused(db: sqlite3.Connection, what: str) -> None:
    key, work = REFUSED[what]
    with refused(key):
        work(db)
    assert calendar(db) == calendar(new_database())
    assert own(db).schedules == ()


@pytest.mark.parametrize("person", [IVAN, VIKTOR])
def test_only_heads_set_the_calendar(db: sqlite3.Connection, person: Person) -> None:
    who = actor(person)
    with refused("people.not_head"):
        set_work_week(db, actor=who, team_id=SALES.id, week=[0], now=NOW)
    with refused("people.not_head"):
        set_schedule(db, actor=who, team_id=SALES.id, person_id=IVAN.id, week=None, load=1, now=NOW)


def test_the_posts_of_changed_workdays_are_planned_anew_but_for_what_is_due(
    db: sqlite3.Connection,
) -> None:
    for kind, hours in (("digest", -1), ("board", 6)):
        at = NOW + timedelta(hours=hours)
        plan(
            db,
            Due(team_id=SALES.id, kind=kind, day=TODAY, timezone=SALES.timezone, run_at=at),
        )
    add_day_off(db, actor=HEAD, team_id=SALES.id, day=MONDAY, now=NOW)
    assert [it.kind for it in all_due(db)] == ["digest"]
