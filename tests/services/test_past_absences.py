"""Absences that are past: a head takes them back and says them anew, until the month is closed."""

import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from jobs.closing import close_months
from reports.team_plan import load_team_plan
from sales.absences import Absence, AbsenceSaid, AbsenceState
from sales.errors import SalesError
from sales.periods import Period
from sales.teams import Actor, Person, Role
from services.absence_changes import decide_absence, end_absence, end_said
from services.absences import Reworded, enter_absence, load_absences, reword_absence
from storage import absences, people
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, actor, new_database
from tests.reports.logged import log
from tests.reports.planned import been_here_long, plan

MESSAGE = 77
LATER = datetime(2026, 12, 10, 9, tzinfo=UTC)  # November was closed on the 3rd


@pytest.fixture
def db() -> sqlite3.Connection:
    return new_database()


def november(first: int, last: int) -> Period:
    return Period(date(2026, 11, first), date(2026, 11, last) + timedelta(days=1))


def refused(key: str) -> "pytest.RaisesExc[SalesError]":
    return pytest.raises(SalesError, match=rf"^absence\.{key}$")


def away(
    db: sqlite3.Connection, days: Period, person: Person = IVAN, by: Actor | None = None
) -> Absence:
    entered = enter_absence(
        db, actor=by or actor(OLGA), person_id=person.id, said=AbsenceSaid(days), now=NOW
    )
    return entered.absences[0]


def say(
    db: sqlite3.Connection, by: Person, days: Period, *, person: Person = IVAN, now: datetime = NOW
) -> Reworded:
    return reword_absence(
        db,
        actor=actor(by),
        person_id=person.id,
        said=AbsenceSaid(days),
        now=now,
        message_id=MESSAGE,
    )


def days_away(db: sqlite3.Connection, person: Person = IVAN) -> set[int]:
    """The days of November that a person is away, or waits to be."""
    found = absences.open_absences(db, person.id, date(2026, 11, 1))
    return {day.day for it in found for day in it.days if day.month == 11}


def test_a_head_takes_back_an_absence_that_is_past(db: sqlite3.Connection) -> None:
    past = away(db, november(10, 13))
    changed = end_absence(db, actor=actor(OLGA), absence_id=past.id, now=NOW)
    assert (changed.absence.days, changed.kept) == (past.days, None)
    assert days_away(db) == set()


def test_a_head_finds_what_is_past_and_the_person_does_not(db: sqlite3.Connection) -> None:
    past = away(db, november(10, 13))
    seen = load_absences(db, actor=actor(OLGA), person_id=IVAN.id, now=NOW)
    assert (seen.open, seen.past) == ((), (past,))
    assert load_absences(db, actor=actor(IVAN), person_id=IVAN.id, now=NOW).past == ()
    assert load_absences(db, actor=actor(OLGA), person_id=IVAN.id, now=LATER).past == ()


def test_a_head_takes_back_an_own_one_unless_there_is_another_head_to_ask(
    db: sqlite3.Connection,
) -> None:
    own = away(db, november(10, 13), OLGA)
    second = people.add_team(db, "Опт", SALES.timezone, "ru", MARIA.id, NOW)
    people.add_member(db, second, OLGA.id, Role.MANAGER, NOW)
    with refused("over"):
        end_absence(db, actor=actor(OLGA), absence_id=own.id, now=NOW)
    people.remove_member(db, second, OLGA.id, NOW)
    end_absence(db, actor=actor(OLGA), absence_id=own.id, now=NOW)
    assert days_away(db, OLGA) == set()


@pytest.mark.parametrize(
    ("anew", "left"),
    [
        (november(17, 20), {17, 18, 19, 20}),
        (november(18, 24), {18, 19, 20, 21, 22, 23, 24}),
        (november(16, 17), {16, 17}),
    ],
)
def test_a_heads_edit_replaces_what_is_past_too(
    db: sqlite3.Connection, anew: Period, left: set[int]
) -> None:
    say(db, OLGA, november(17, 24))
    say(db, OLGA, anew)
    assert days_away(db) == left


def test_an_own_edit_leaves_what_is_over_and_changes_the_rest(db: sqlite3.Connection) -> None:
    say(db, IVAN, november(19, 24))
    say(db, IVAN, november(19, 27), now=NOW + timedelta(days=2))
    assert days_away(db) == {19, 20, 21, 22, 23, 24, 25, 26, 27}
    reworded = say(db, IVAN, november(19, 21), now=NOW + timedelta(days=3))
    assert reworded.entered is None
    assert days_away(db) == {19, 20, 21}


def test_an_own_edit_of_days_that_are_all_over_adds_the_new_ones(db: sqlite3.Connection) -> None:
    say(db, IVAN, november(19, 19))
    say(db, IVAN, november(19, 25), now=NOW + timedelta(days=2))
    states = {it.state for it in absences.open_absences(db, IVAN.id, date(2026, 11, 20))}
    assert days_away(db) == {19, 20, 21, 22, 23, 24, 25}
    assert states == {AbsenceState.WAITING, AbsenceState.STANDING}  # the 20th is past


def test_a_no_in_the_place_of_an_absence_ends_what_is_not_over(db: sqlite3.Connection) -> None:
    say(db, OLGA, november(17, 24))
    end_said(db, actor=actor(OLGA), message_id=MESSAGE, now=NOW)
    assert days_away(db) == {17, 18}
    end_said(db, actor=actor(OLGA), message_id=MESSAGE, now=NOW)
    assert days_away(db) == set()


def test_nothing_is_entered_agreed_to_declined_or_ended_in_a_closed_month(
    db: sqlite3.Connection,
) -> None:
    standing = away(db, november(2, 16))
    waiting = away(db, november(17, 17), by=actor(IVAN))
    for by in (OLGA, IVAN):
        with refused("too_old"):
            end_absence(db, actor=actor(by), absence_id=standing.id, now=LATER)
    for absence, agrees in ((standing, False), (waiting, True)):
        with refused("too_old"):
            decide_absence(db, actor=actor(OLGA), absence_id=absence.id, agrees=agrees, now=LATER)
    with refused("too_old"):
        say(db, OLGA, november(20, 20), now=LATER)
    assert days_away(db) == set(range(2, 18))


def test_what_waits_in_a_closed_month_can_still_be_declined(db: sqlite3.Connection) -> None:
    waiting = away(db, november(17, 17), by=actor(IVAN))
    decide_absence(db, actor=actor(OLGA), absence_id=waiting.id, agrees=False, now=LATER)
    assert days_away(db) == set()


@pytest.mark.parametrize("agreeing", [True, False])
def test_an_absence_over_the_end_of_a_closed_month_keeps_its_days_there(
    db: sqlite3.Connection, *, agreeing: bool
) -> None:
    long = away(db, Period(date(2026, 11, 25), date(2026, 12, 12)))
    if agreeing:
        later = LATER + timedelta(days=5)
        changed = end_absence(db, actor=actor(OLGA), absence_id=long.id, now=later)
    else:
        changed = decide_absence(db, actor=actor(OLGA), absence_id=long.id, agrees=False, now=LATER)
    assert changed.absence.days == Period(date(2026, 12, 1), date(2026, 12, 12))
    (kept,) = absences.open_absences(db, IVAN.id, date(2026, 11, 1))
    assert kept.days == november(25, 30)


def test_what_a_closed_month_asked_stays_what_it_was(db: sqlite3.Connection) -> None:
    been_here_long(db)
    plan(db, "calls", 100, IVAN.id)
    absence = away(db, november(2, 16))
    log(db, IVAN, date(2026, 11, 20), "calls", 5)
    close_months(db, LATER)
    before = asked(db)
    with refused("too_old"):
        decide_absence(db, actor=actor(OLGA), absence_id=absence.id, agrees=False, now=LATER)
    assert asked(db) == before < 100


def asked(db: sqlite3.Connection) -> int:
    found = load_team_plan(db, SALES, LATER, day=date(2026, 11, 1)).of_people[IVAN.id][0].asked
    assert found is not None
    return found
