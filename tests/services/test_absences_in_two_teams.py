"""People are away, not teams: one who sells for two is away from both, and heads of both hear."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from sales.absences import AbsenceSaid, AbsenceState
from sales.errors import SalesError
from sales.periods import Period
from sales.teams import Actor, Person, Role, Team
from services.absence_changes import decide_absence, end_absence
from services.absences import enter_absence, load_absences
from services.capacities import capacity_of
from storage import people
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor, new_database

SECOND = Team(2, "Вторая", "Asia/Almaty", "ru")
ANNA = Person(5, "Анна Белова", "", "ru")  # heads the second team
TUESDAY, FRIDAY, MONDAY = date(2026, 11, 17), date(2026, 11, 20), date(2026, 11, 23)
NEXT_WEEK = AbsenceSaid(Period(MONDAY, date(2026, 11, 28)))


@pytest.fixture
def db() -> sqlite3.Connection:
    """Иван sells for both teams."""
    db = new_database()
    people.see_person(db, ANNA.id, ANNA.name, "", "ru")
    people.mark_started(db, ANNA.id, NOW)
    people.add_team(db, SECOND.name, SECOND.timezone, "ru", ANNA.id, NOW)
    people.add_member(db, SECOND.id, ANNA.id, Role.HEAD, NOW)
    people.add_member(db, SECOND.id, IVAN.id, Role.MANAGER, NOW)
    return db


def anna() -> Actor:
    return replace(actor(OLGA), person=ANNA, team=SECOND)


def away(db: sqlite3.Connection, day: date = MONDAY) -> list[bool]:
    """In the first team, in the second."""
    teams = (SALES, SECOND)
    return [capacity_of(db, it, TODAY).of(IVAN.id).absence_on(day) is not None for it in teams]


def test_an_absence_said_once_holds_in_both_and_both_heads_hear(db: sqlite3.Connection) -> None:
    entered = enter_absence(db, actor=actor(IVAN), person_id=IVAN.id, said=NEXT_WEEK, now=NOW)
    assert away(db) == [True, True]
    assert entered.heads == ((OLGA, SALES), (ANNA, SECOND))
    assert [it.name for it in entered.teams] == ["Продажи", "Вторая"]


def test_called_off_it_is_called_off_in_both(db: sqlite3.Connection) -> None:
    entered = enter_absence(db, actor=actor(IVAN), person_id=IVAN.id, said=NEXT_WEEK, now=NOW)
    speaking_of_second = replace(actor(IVAN), team=SECOND)
    (known,) = load_absences(db, actor=speaking_of_second, person_id=IVAN.id, now=NOW).open
    assert known == entered.absences[0]
    changed = end_absence(db, actor=speaking_of_second, absence_id=known.id, now=NOW)
    assert away(db) == [False, False]
    assert changed.heads == ((OLGA, SALES), (ANNA, SECOND))


def test_a_heads_word_is_news_to_the_head_of_the_other_team(db: sqlite3.Connection) -> None:
    entered = enter_absence(db, actor=anna(), person_id=IVAN.id, said=NEXT_WEEK, now=NOW)
    assert entered.heads == ((OLGA, SALES),)
    absence_id = entered.absences[0].id
    no = decide_absence(db, actor=actor(OLGA), absence_id=absence_id, agrees=False, now=NOW)
    assert away(db) == [False, False]
    assert (no.team, no.heads) == (SALES, ((ANNA, SECOND),))


def test_days_already_past_wait_for_a_head_of_either(db: sqlite3.Connection) -> None:
    said = AbsenceSaid(Period(TUESDAY, TODAY))
    entered = enter_absence(db, actor=actor(IVAN), person_id=IVAN.id, said=said, now=NOW)
    absence_id = entered.absences[0].id
    for head, seen in ((actor(OLGA), True), (anna(), True)):
        waiting = load_absences(db, actor=head, person_id=head.person.id, now=NOW).waiting
        assert bool(waiting) is seen
    decide_absence(db, actor=anna(), absence_id=absence_id, agrees=True, now=NOW)
    assert away(db, TUESDAY) == [True, True]


def test_who_heads_one_team_and_sells_for_another_waits_for_the_others_head(
    db: sqlite3.Connection,
) -> None:
    people.add_member(db, SALES.id, ANNA.id, Role.MANAGER, NOW)
    said = AbsenceSaid(Period(TUESDAY, TODAY))
    entered = enter_absence(db, actor=anna(), person_id=ANNA.id, said=said, now=NOW)
    assert [it.state for it in entered.absences] == [AbsenceState.WAITING]


def test_who_joins_while_away_is_away_there_too(db: sqlite3.Connection) -> None:
    said = AbsenceSaid(Period(TODAY, MONDAY))
    enter_absence(db, actor=actor(MARIA), person_id=MARIA.id, said=said, now=NOW)
    people.add_member(db, SECOND.id, MARIA.id, Role.MANAGER, NOW)
    assert capacity_of(db, SECOND, TODAY).of(MARIA.id).absence_on(FRIDAY) is not None


def test_a_head_of_neither_team_decides_nothing(db: sqlite3.Connection) -> None:
    said = AbsenceSaid(Period(TODAY, MONDAY))
    entered = enter_absence(db, actor=actor(MARIA), person_id=MARIA.id, said=said, now=NOW)
    with pytest.raises(SalesError, match=r"^press\.old$"):
        decide_absence(db, actor=anna(), absence_id=entered.absences[0].id, agrees=False, now=NOW)
