"""Targets: dated, for one, for each, for the team; what was stays as it was."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from sqlite3 import Connection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sales.errors import SalesError
from sales.plans import Level
from sales.targets import (
    EACH,
    TEAM,
    Aim,
    Amounts,
    Band,
    Kind,
    Target,
    band_of,
    held_on,
    personal,
    plans_of,
)
from sales.teams import Person
from services.targets import Kept, TargetSet, load_targets, set_target
from storage import people, targets
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, VIKTOR, actor, new_database
from tests.services.targeted import no_more_calls

FIRST = date(2026, 11, 1)
LATER = NOW + timedelta(days=4)
MONTHS_PLAN = Aim(IVAN.id, "won", "month", Kind.PLAN)


def put(
    db: Connection,
    aim: Aim,
    amount: int | None,
    upper: int | None = None,
    *,
    by: Person = OLGA,
    now: datetime = NOW,
    with_own: bool = False,
) -> TargetSet:
    return set_target(
        db,
        actor=actor(by),
        team_id=SALES.id,
        aim=aim,
        amounts=None if amount is None else Amounts(amount, upper),
        now=now,
        with_own=with_own,
    )


def minimum(person_id: int, metric: str = "calls") -> Aim:
    return Aim(person_id, metric, "day", Kind.MINIMUM)


def held(db: Connection, person: Person, day: date = TODAY) -> dict[str, int]:
    return targets.minimums_of(db, SALES.id, person.id, day)


def changes(db: Connection, person_id: int, metric: str = "won") -> list[tuple[date, int | None]]:
    plans = plans_of(targets.all_targets(db, SALES.id, SALES.timezone), person_id)
    return [(it.starts_on, it.amount) for it in plans["month", metric][Level.PLAN].changes]


def test_a_minimum_holds_from_today_on_and_not_before() -> None:
    db = new_database()
    put(db, minimum(IVAN.id), 20)
    assert held(db, IVAN) == {"calls": 20}
    assert held(db, MARIA) == {}
    assert held(db, IVAN, TODAY - timedelta(days=1)) == {}


def test_one_for_all_leaves_alone_who_has_their_own_and_says_who() -> None:
    db = new_database()
    put(db, minimum(IVAN.id), 40)
    put(db, minimum(MARIA.id), None)
    put(db, minimum(OLGA.id), 20)
    outcome = put(db, minimum(EACH), 20)
    assert outcome.person is None
    assert [held(db, it) for it in (IVAN, MARIA, OLGA)] == [{"calls": 40}, {}, {"calls": 20}]
    assert outcome.kept == (
        Kept(IVAN, "calls", Amounts(40), is_heads=False),
        Kept(MARIA, "calls", None, is_heads=False),
    )


def test_managers_own_gives_way_where_it_is_said_and_a_heads_never() -> None:
    db = new_database()
    put(db, minimum(IVAN.id), 40)
    put(db, minimum(OLGA.id), 50)
    outcome = put(db, minimum(EACH), 20, with_own=True)
    assert [held(db, it)["calls"] for it in (IVAN, MARIA, OLGA)] == [20, 20, 50]
    assert outcome.kept == (Kept(OLGA, "calls", Amounts(50), is_heads=True),)


def test_own_words_of_former_people_and_of_later_days_are_not_told_of() -> None:
    db = new_database()
    put(db, minimum(IVAN.id), 40)
    people.remove_member(db, SALES.id, IVAN.id, NOW)
    put(db, minimum(MARIA.id), 30, now=LATER)
    assert put(db, minimum(EACH), 20).kept == ()


@given(
    words=st.dictionaries(
        st.tuples(st.sampled_from((EACH, IVAN.id, MARIA.id)), st.integers(0, 9)),
        st.none() | st.integers(1, 9),
    )
)
def test_a_day_and_a_history_tell_the_same_of_whose_word_counts(
    words: dict[tuple[int, int], int | None],
) -> None:
    said = [
        Target(minimum(person_id), TODAY + timedelta(days=day), amount, None, TODAY)
        for (person_id, day), amount in sorted(words.items(), key=lambda it: it[0][1])
    ]
    last: dict[tuple[int, str], int | None] = {}
    for it in said:
        last[it.aim.person_id, "calls"] = it.amount
    for person_id in (IVAN.id, MARIA.id):
        asked = held_on(said, minimum(person_id), TODAY + timedelta(days=9))
        assert personal(last, person_id) == ({"calls": asked.lower} if asked else {})


def test_none_of_ones_own_lifts_the_one_for_all() -> None:
    db = new_database()
    put(db, minimum(EACH), 20)
    assert put(db, minimum(IVAN.id), None).before == Amounts(20)
    assert (held(db, IVAN), held(db, MARIA)) == ({}, {"calls": 20})


def test_the_first_plan_of_a_month_is_for_all_of_it() -> None:
    db = new_database()
    assert put(db, MONTHS_PLAN, 60).since == FIRST
    assert changes(db, IVAN.id) == [(FIRST, 60)]


def test_a_slip_put_right_the_same_day_is_no_change_of_the_plan() -> None:
    db = new_database()
    put(db, MONTHS_PLAN, 600)
    put(db, MONTHS_PLAN, 60)
    assert changes(db, IVAN.id) == [(FIRST, 60)]


def test_a_change_in_mid_month_keeps_what_was() -> None:
    db = new_database()
    put(db, MONTHS_PLAN, 60)
    outcome = put(db, MONTHS_PLAN, 80, now=LATER)
    assert (outcome.before, outcome.since) == (Amounts(60), LATER.date())
    assert changes(db, IVAN.id) == [(FIRST, 60), (LATER.date(), 80)]


def test_ones_own_plan_follows_upon_the_one_for_all() -> None:
    db = new_database()
    put(db, replace(MONTHS_PLAN, person_id=EACH), 40)
    put(db, MONTHS_PLAN, 60, now=LATER)
    assert changes(db, IVAN.id) == [(FIRST, 40), (LATER.date(), 60)]
    assert changes(db, MARIA.id) == [(FIRST, 40)]


def test_the_teams_own_plan_is_nobodys() -> None:
    db = new_database()
    put(db, replace(MONTHS_PLAN, person_id=TEAM), 100)
    assert changes(db, TEAM) == [(FIRST, 100)]
    assert plans_of(targets.all_targets(db, SALES.id, SALES.timezone), IVAN.id) == {}


def test_three_levels_stand_side_by_side_and_are_no_minimums_of_the_day() -> None:
    db = new_database()
    for kind, amount in ((Kind.MINIMUM, 30), (Kind.PLAN, 40), (Kind.STRETCH, 50)):
        put(db, replace(MONTHS_PLAN, kind=kind), amount)
    put(db, Aim(IVAN.id, "calls", "day", Kind.STRETCH), 30)
    assert held(db, IVAN) == {}
    facts = load_targets(db, actor=actor(OLGA), team_id=SALES.id, now=NOW)
    assert [it.lower for it in facts.held(IVAN.id).values()] == [30, 40, 50, 30]


def test_a_band_holds_from_today_and_is_lifted_again() -> None:
    db = new_database()
    aim = Aim(EACH, "avg_talk", "day", Kind.BAND)
    put(db, aim, 4, 7)
    said = targets.all_targets(db, SALES.id, SALES.timezone)
    assert band_of(said, IVAN.id, "avg_talk", TODAY) == Band(4, 7)
    assert held(db, IVAN) == {}
    put(db, aim, None)
    said = targets.all_targets(db, SALES.id, SALES.timezone)
    assert band_of(said, IVAN.id, "avg_talk", TODAY) is None


def test_no_more_of_a_metric_lifts_all_that_is_asked_of_it() -> None:
    db = new_database()
    put(db, minimum(IVAN.id), 20)
    put(db, Aim(IVAN.id, "calls", "month", Kind.PLAN), 400)
    outcome = no_more_calls(db)
    assert [it.period for it in outcome.aims] == ["month", "day"]
    facts = load_targets(db, actor=actor(OLGA), team_id=SALES.id, now=NOW)
    assert facts.held(IVAN.id) == {}


@pytest.mark.parametrize(
    ("aim", "amount", "upper", "key"),
    [
        (minimum(IVAN.id), 0, None, "target.zero"),
        (minimum(IVAN.id), 501, None, "target.too_big"),
        (Aim(IVAN.id, "calls", "week", Kind.PLAN), 3501, None, "target.too_big"),
        (minimum(IVAN.id, "talk_minutes"), 1441, None, "target.too_big"),
        (minimum(IVAN.id, "elephants"), 1, None, "target.how"),
        (minimum(IVAN.id, "avg_talk"), 1, None, "target.how"),
        (minimum(TEAM), 100, None, "target.team_day"),
        (Aim(IVAN.id, "avg_talk", "day", Kind.BAND), 7, 4, "target.band_how"),
        (minimum(VIKTOR.id), 20, None, "target.viewer"),
        (minimum(99), 20, None, "people.unknown"),
    ],
)
def test_nothing_is_asked_that_nobody_can_meet(
    aim: Aim, amount: int, upper: int | None, key: str
) -> None:
    db = new_database()
    with pytest.raises(SalesError) as refused:
        put(db, aim, amount, upper)
    assert refused.value.key == key
    assert targets.all_targets(db, SALES.id, SALES.timezone) == ()


@pytest.mark.parametrize("by", [IVAN, VIKTOR])
def test_only_a_head_sets_and_sees_them(by: Person) -> None:
    db = new_database()
    with pytest.raises(SalesError, match=r"people\.not_head"):
        put(db, minimum(IVAN.id), 20, by=by)
    with pytest.raises(SalesError, match=r"people\.not_head"):
        load_targets(db, actor=actor(by), team_id=SALES.id, now=NOW)
    assert targets.all_targets(db, SALES.id, SALES.timezone) == ()
