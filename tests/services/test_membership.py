"""Roles, leaving, and those who pressed «Я в команде»."""

from datetime import datetime, timedelta
from sqlite3 import Connection

import pytest

from sales.errors import SalesError
from sales.teams import Actor, Person, Place, Role
from services import membership
from services.membership import Asked, Changed
from storage import invites, people
from tests.cast import CAST, IVAN, MARIA, NOW, OLGA, SALES, VIKTOR, actor, new_database

PETR = Person(50, "Пётр Новый", "petr", "ru")
ZOYA = Person(51, "Зоя Новая", "", "ru")


def roles(db: Connection) -> dict[int, Role]:
    return {m.person.id: m.role for m in people.roster(db, SALES.id).members}


AT_FIRST = {person.id: role for person, role in CAST.items()}


def set_role(db: Connection, person: Person, role: Role, by: Person = OLGA) -> Changed:
    return membership.set_role(
        db, actor=actor(by), team_id=SALES.id, person_id=person.id, role=role, now=NOW
    )


def remove(db: Connection, person: Person, by: Person = OLGA) -> Changed:
    return membership.remove(db, actor=actor(by), team_id=SALES.id, person_id=person.id, now=NOW)


def ask(
    db: Connection, person: Person = PETR, at: datetime = NOW, *, started: bool = False
) -> Asked:
    people.see_person(db, person.id, person.name, person.username, person.language)
    if started:
        people.mark_started(db, person.id, NOW)
    in_chat = Actor(person, "ru", Place.BOUND, SALES)
    return membership.ask_in(db, actor=in_chat, team_id=SALES.id, now=at)


def let_in(db: Connection, person: Person | None = None, by: Person = OLGA) -> tuple[Changed, ...]:
    return membership.let_in(
        db,
        actor=actor(by),
        team_id=SALES.id,
        person_id=person.id if person else None,
        now=NOW,
    )


def test_a_head_gives_a_role() -> None:
    db = new_database()
    assert set_role(db, IVAN, Role.HEAD).speaks_as is Role.HEAD
    assert roles(db) == AT_FIRST | {IVAN.id: Role.HEAD}


def test_the_same_role_again_is_no_change() -> None:
    assert not set_role(new_database(), IVAN, Role.MANAGER).has_changed


def test_one_who_leaves_is_gone_from_the_roster_and_stays_in_the_names() -> None:
    db = new_database()
    assert remove(db, IVAN).speaks_as is None
    assert IVAN.id not in roles(db)
    assert people.names(db, SALES.id)[IVAN.id] == IVAN.name


@pytest.mark.parametrize("role", [Role.MANAGER, Role.VIEWER])
def test_the_last_head_is_not_demoted(role: Role) -> None:
    db = new_database()
    with pytest.raises(SalesError, match=r"people\.last_head"):
        set_role(db, OLGA, role)
    assert roles(db) == AT_FIRST


def test_the_last_head_is_not_removed() -> None:
    db = new_database()
    with pytest.raises(SalesError, match=r"people\.last_head"):
        remove(db, OLGA)
    assert roles(db) == AT_FIRST


def test_a_head_may_go_once_there_is_another() -> None:
    db = new_database()
    set_role(db, MARIA, Role.HEAD)
    remove(db, OLGA)
    assert roles(db)[MARIA.id] is Role.HEAD


@pytest.mark.parametrize("by", [IVAN, VIKTOR])
def test_whoever_heads_nothing_changes_nobody(by: Person) -> None:
    db = new_database()
    with pytest.raises(SalesError, match=r"people\.not_head"):
        set_role(db, MARIA, Role.VIEWER, by)
    with pytest.raises(SalesError, match=r"people\.not_head"):
        remove(db, MARIA, by)
    with pytest.raises(SalesError, match=r"people\.not_head"):
        let_in(db, None, by)
    assert roles(db) == AT_FIRST


def test_a_head_of_one_team_does_not_reach_into_another() -> None:
    db = new_database()
    other = people.add_team(db, "Чужая", "Europe/Moscow", "ru", OLGA.id, NOW)
    people.see_person(db, PETR.id, PETR.name, "", "ru")
    people.add_member(db, other, PETR.id, Role.HEAD, NOW)
    with pytest.raises(SalesError, match=r"people\.not_head"):
        membership.remove(db, actor=actor(OLGA), team_id=other, person_id=PETR.id, now=NOW)
    with pytest.raises(SalesError, match=r"people\.unknown"):
        membership.find_people(db, actor(OLGA), "Пётр Новый")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("иван", [IVAN]),
        ("ИВАН ПЕТРОВ", [IVAN]),
        ("@Ivan", [IVAN]),
        ("Мария", [MARIA]),
    ],
)
def test_people_are_named_in_any_case(said: str, meant: list[Person]) -> None:
    assert membership.find_people(new_database(), actor(OLGA), said) == meant


def test_a_name_that_two_share_means_both() -> None:
    db = new_database()
    people.see_person(db, 60, "Иван Сидоров", "", "ru")
    people.add_member(db, SALES.id, 60, Role.MANAGER, NOW)
    found = membership.find_people(db, actor(OLGA), "Иван")
    assert {person.id for person in found} == {IVAN.id, 60}


def test_one_who_asks_waits_and_the_heads_are_told() -> None:
    db = new_database()
    asked = ask(db)
    assert (asked.is_new, asked.heads, asked.waiting) == (True, (OLGA,), (PETR,))
    assert roles(db) == AT_FIRST


def test_pressing_again_while_waiting_tells_nobody_again() -> None:
    db = new_database()
    ask(db)
    again = ask(db)
    assert not again.is_new
    assert again.waiting == (PETR,)


@pytest.mark.parametrize("started", [True, False])
def test_the_bot_can_write_only_to_those_who_started_it(started: bool) -> None:
    assert ask(new_database(), started=started).can_write is started


def test_a_member_does_not_wait() -> None:
    db = new_database()
    with pytest.raises(SalesError, match=r"join\.member_already"):
        membership.ask_in(db, actor=actor(VIKTOR, Place.BOUND), team_id=SALES.id, now=NOW)
    assert invites.waiting(db, SALES.id) == []


def test_a_button_of_a_team_that_left_the_chat_asks_for_nothing() -> None:
    db = new_database()
    in_chat = Actor(PETR, "ru", Place.BOUND, SALES)
    with pytest.raises(SalesError, match=r"join\.not_here"):
        membership.ask_in(db, actor=in_chat, team_id=77, now=NOW)


def test_one_tap_takes_one_as_a_manager() -> None:
    db = new_database()
    ask(db, PETR)
    ask(db, ZOYA)
    (taken,) = let_in(db, PETR)
    assert (taken.person, taken.role) == (PETR, Role.MANAGER)
    assert roles(db) == AT_FIRST | {PETR.id: Role.MANAGER}
    assert invites.waiting(db, SALES.id) == [ZOYA]


def test_one_tap_takes_all_who_wait() -> None:
    db = new_database()
    ask(db, PETR)
    ask(db, ZOYA, NOW + timedelta(seconds=5))
    assert [change.person for change in let_in(db)] == [PETR, ZOYA]
    assert invites.waiting(db, SALES.id) == []


def test_a_second_tap_takes_nobody_twice() -> None:
    db = new_database()
    ask(db)
    let_in(db, PETR)
    assert let_in(db, PETR) == ()


def test_one_who_is_declined_waits_no_more_and_may_ask_again() -> None:
    db = new_database()
    ask(db)
    for expected in (PETR, None):
        declined = membership.turn_down(db, actor=actor(OLGA), team_id=SALES.id, person_id=PETR.id)
        assert declined == expected
    assert roles(db) == AT_FIRST
    assert ask(db).is_new
