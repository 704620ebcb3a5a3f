"""Absences in the fixed cast: who may enter what, who decides, and what it eases."""

import sqlite3
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from sales.absences import Absence, AbsenceEntered, AbsenceSaid, AbsenceState
from sales.errors import SalesError
from sales.periods import Period
from sales.teams import Actor, Person
from services.absence_changes import decide_absence, end_absence
from services.absences import enter_absence, load_absences
from services.capacities import capacity_of
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, VIKTOR, actor, new_database

TUESDAY, FRIDAY, NEXT_MONDAY = date(2026, 11, 17), date(2026, 11, 20), date(2026, 11, 23)
LONG = Period(NEXT_MONDAY, date(2026, 12, 5))


@pytest.fixture
def db() -> sqlite3.Connection:
    return new_database()


def enter(
    db: sqlite3.Connection, days: Period, person: Person = IVAN, by: Actor | None = None
) -> AbsenceEntered:
    said = AbsenceSaid(days)
    return enter_absence(db, actor=by or actor(person), person_id=person.id, said=said, now=NOW)


def stands(db: sqlite3.Connection, person: Person, day: date) -> bool:
    return capacity_of(db, SALES, TODAY).of(person.id).absence_on(day) is not None


def refused(key: str) -> AbstractContextManager[object]:
    return pytest.raises(SalesError, match=f"^{key}$")


def one(entered: AbsenceEntered) -> Absence:
    (absence,) = entered.absences
    return absence


def test_an_own_absence_ahead_stands_at_once_and_the_head_hears_of_it(
    db: sqlite3.Connection,
) -> None:
    entered = enter(db, LONG)
    assert one(entered).state is AbsenceState.STANDING
    assert entered.heads == ((OLGA, SALES),)
    assert entered.back_on == date(2026, 12, 7)  # the 5th is a Saturday
    assert stands(db, IVAN, NEXT_MONDAY)
    assert not stands(db, MARIA, NEXT_MONDAY)


def test_a_weekend_beside_a_known_absence_is_no_absence_of_its_own(
    db: sqlite3.Connection,
) -> None:
    saturday, monday_after = date(2026, 11, 28), date(2026, 11, 30)
    enter(db, Period(NEXT_MONDAY, saturday))
    with refused("absence.already"):
        enter(db, Period(NEXT_MONDAY, monday_after))
    longer = one(enter(db, Period(NEXT_MONDAY, date(2026, 12, 1))))
    assert longer.days == Period(saturday, date(2026, 12, 1))


def test_one_day_known_already_is_named_as_one(db: sqlite3.Connection) -> None:
    enter(db, Period(FRIDAY, FRIDAY + timedelta(days=1)))
    with refused("absence.already_day"):
        enter(db, Period(FRIDAY, FRIDAY + timedelta(days=1)))


def test_a_weekend_may_be_said_by_itself(db: sqlite3.Connection) -> None:
    weekend = Period(date(2026, 11, 28), date(2026, 11, 30))
    assert one(enter(db, weekend)).days == weekend


def test_own_days_already_past_wait_for_the_heads_yes(db: sqlite3.Connection) -> None:
    past, ahead = enter(db, Period(TUESDAY, NEXT_MONDAY)).absences
    assert (past.days, past.state) == (Period(TUESDAY, TODAY), AbsenceState.WAITING)
    assert (ahead.days, ahead.state) == (Period(TODAY, NEXT_MONDAY), AbsenceState.STANDING)
    assert not stands(db, IVAN, TUESDAY)
    decide_absence(db, actor=actor(OLGA), absence_id=past.id, agrees=True, now=NOW)
    assert stands(db, IVAN, TUESDAY)


def test_a_declined_absence_counts_no_more_and_stays_declined(db: sqlite3.Connection) -> None:
    absence = one(enter(db, LONG))
    decide_absence(db, actor=actor(OLGA), absence_id=absence.id, agrees=False, now=NOW)
    assert not stands(db, IVAN, NEXT_MONDAY)
    for agrees in (True, False):
        with refused("absence.decided"):
            decide_absence(db, actor=actor(OLGA), absence_id=absence.id, agrees=agrees, now=NOW)


def test_after_a_no_the_days_may_be_asked_for_again(db: sqlite3.Connection) -> None:
    absence = one(enter(db, LONG))
    decide_absence(db, actor=actor(OLGA), absence_id=absence.id, agrees=False, now=NOW)
    assert one(enter(db, LONG)).state is AbsenceState.STANDING


def test_only_a_head_of_the_team_decides(db: sqlite3.Connection) -> None:
    absence = one(enter(db, Period(TUESDAY, TODAY)))
    for person in (IVAN, MARIA, VIKTOR):
        with refused("people.not_head"):
            decide_absence(db, actor=actor(person), absence_id=absence.id, agrees=True, now=NOW)
    assert not stands(db, IVAN, TUESDAY)


def test_a_head_enters_for_someone_and_past_days_stand_at_once(db: sqlite3.Connection) -> None:
    entered = enter(db, Period(TUESDAY, TODAY), by=actor(OLGA))
    assert one(entered).state is AbsenceState.STANDING
    assert (entered.is_own, entered.heads) == (False, ())


def test_nobody_else_enters_or_ends_for_another(db: sqlite3.Connection) -> None:
    with refused("gate.no_right"):
        enter(db, LONG, by=actor(MARIA))
    absence = one(enter(db, LONG))
    with refused("people.not_head"):
        end_absence(db, actor=actor(MARIA), absence_id=absence.id, now=NOW)
    with refused("people.unknown"):  # a viewer has no targets to be relieved of
        enter(db, LONG, VIKTOR, by=actor(OLGA))


def test_of_overlapping_days_only_the_new_ones_are_entered(db: sqlite3.Connection) -> None:
    enter(db, Period(NEXT_MONDAY, date(2026, 11, 26)))
    entered = enter(db, Period(FRIDAY, date(2026, 11, 28)))
    assert [it.days for it in entered.absences] == [
        Period(FRIDAY, NEXT_MONDAY),
        Period(date(2026, 11, 26), date(2026, 11, 28)),
    ]
    with refused("absence.already"):
        enter(db, Period(FRIDAY, date(2026, 11, 27)))


@pytest.mark.parametrize(
    ("days", "key"),
    [
        (Period(FRIDAY, FRIDAY), "absence.reversed"),
        (Period(FRIDAY, FRIDAY + timedelta(days=367)), "absence.too_long"),
        (Period(date(2027, 11, 21), date(2027, 11, 22)), "absence.too_long"),
        (Period(date(2026, 10, 30), TODAY), "absence.too_old"),
    ],
)
def test_impossible_days_are_refused_and_change_nothing(
    db: sqlite3.Connection, days: Period, key: str
) -> None:
    with refused(key):
        enter(db, days)
    assert load_absences(db, actor=actor(IVAN), person_id=IVAN.id, now=NOW).open == ()


def test_an_absence_that_has_not_begun_is_called_off(db: sqlite3.Connection) -> None:
    absence = one(enter(db, LONG))
    changed = end_absence(db, actor=actor(IVAN), absence_id=absence.id, now=NOW)
    assert changed.kept is None
    assert not stands(db, IVAN, NEXT_MONDAY)
    with refused("absence.decided"):
        end_absence(db, actor=actor(IVAN), absence_id=absence.id, now=NOW)


def test_one_under_way_ends_today_and_keeps_its_days_so_far(db: sqlite3.Connection) -> None:
    entered = enter(db, Period(TODAY, NEXT_MONDAY))
    changed = end_absence(
        db, actor=actor(IVAN), absence_id=one(entered).id, now=NOW + timedelta(days=1)
    )
    assert changed.kept is not None
    assert changed.kept.days == Period(TODAY, FRIDAY)
    assert (stands(db, IVAN, TODAY), stands(db, IVAN, FRIDAY)) == (True, False)


def test_what_is_over_only_a_head_can_take_back(db: sqlite3.Connection) -> None:
    absence = one(enter(db, Period(TODAY, FRIDAY)))
    later = NOW + timedelta(days=5)
    with refused("absence.over"):
        end_absence(db, actor=actor(IVAN), absence_id=absence.id, now=later)
    decide_absence(db, actor=actor(OLGA), absence_id=absence.id, agrees=False, now=later)
    assert not stands(db, IVAN, TODAY)


def test_a_head_sees_what_waits_and_others_see_their_own(db: sqlite3.Connection) -> None:
    waiting = one(enter(db, Period(TUESDAY, TODAY)))
    seen = load_absences(db, actor=actor(OLGA), person_id=OLGA.id, now=NOW)
    assert (seen.open, seen.waiting) == ((), ((IVAN, waiting),))
    assert load_absences(db, actor=actor(MARIA), person_id=MARIA.id, now=NOW).waiting == ()
    with refused("gate.no_right"):
        load_absences(db, actor=actor(MARIA), person_id=IVAN.id, now=NOW)


def test_absences_are_never_rewritten(db: sqlite3.Connection) -> None:
    absence = one(enter(db, LONG))
    for sql in (
        f"DELETE FROM absences WHERE id = {absence.id}",
        f"UPDATE absences SET ends_on = '2027-01-01' WHERE id = {absence.id}",
        f"UPDATE absences SET state = 'waiting' WHERE id = {absence.id}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(sql)
