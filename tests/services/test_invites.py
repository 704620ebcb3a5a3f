"""Invite links: seven days, so many uses, each person once."""

from datetime import datetime, timedelta
from sqlite3 import Connection

import pytest

from sales.errors import SalesError
from sales.teams import Actor, Person, Place, Role
from services.invites import Joined, accept_invite, create_invite
from storage import invites, people
from tests.cast import IVAN, NOW, OLGA, SALES, VIKTOR, actor, new_database

PETR = Person(50, "Пётр Новый", "petr", "ru")
ZOYA = Person(51, "Зоя Новая", "", "ru")
WEEK = timedelta(days=7)


def stranger(db: Connection, person: Person = PETR) -> Actor:
    people.see_person(db, person.id, person.name, person.username, person.language)
    people.mark_started(db, person.id, NOW)
    return Actor(person, "ru", Place.PRIVATE)


def with_invite(role: Role = Role.MANAGER, uses: int = 1, who: Person = OLGA) -> Connection:
    db = new_database()
    create_invite(
        db, actor=actor(who), team_id=SALES.id, role=role, uses=uses, code="code", now=NOW
    )
    return db


def join(db: Connection, person: Person = PETR, at: datetime = NOW, code: str = "code") -> Joined:
    return accept_invite(db, actor=stranger(db, person), code=code, now=at)


def uses_left(db: Connection) -> int:
    invite = invites.load(db, "code")
    assert invite is not None
    return invite.uses_left


@pytest.mark.parametrize("role", Role)
def test_the_link_brings_its_role(role: Role) -> None:
    db = with_invite(role)
    assert join(db).role is role
    assert people.memberships(db, PETR.id) == [(SALES, role)]


def test_the_heads_are_told_who_joined() -> None:
    assert join(with_invite()).heads == (OLGA,)


def test_a_link_for_two_takes_two_and_no_third() -> None:
    db = with_invite(uses=2)
    join(db, PETR)
    join(db, ZOYA)
    with pytest.raises(SalesError, match=r"invite\.used_up"):
        join(db, Person(52, "Третий"))


def test_one_person_pressing_twice_takes_one_use() -> None:
    db = with_invite(uses=2)
    join(db)
    with pytest.raises(SalesError, match=r"invite\.member_already"):
        join(db)
    assert uses_left(db) == 1


def test_a_member_keeps_their_role_and_the_link_its_use() -> None:
    db = with_invite(Role.HEAD)
    with pytest.raises(SalesError, match=r"invite\.member_already"):
        accept_invite(db, actor=actor(VIKTOR), code="code", now=NOW)
    assert people.memberships(db, VIKTOR.id) == [(SALES, Role.VIEWER)]
    assert uses_left(db) == 1


def test_a_link_holds_up_to_but_not_at_its_last_second() -> None:
    second = timedelta(seconds=1)
    assert join(with_invite(), at=NOW + WEEK - second).team == SALES
    with pytest.raises(SalesError, match=r"invite\.expired"):
        join(with_invite(), at=NOW + WEEK)


def test_an_unknown_code_opens_nothing() -> None:
    db = with_invite()
    with pytest.raises(SalesError, match=r"invite\.unknown"):
        join(db, code="cod")
    assert people.memberships(db, PETR.id) == []


def test_one_who_was_removed_comes_back_by_a_new_link() -> None:
    db = with_invite(Role.VIEWER)
    people.remove_member(db, SALES.id, IVAN.id, NOW)
    joined = accept_invite(db, actor=stranger(db, IVAN), code="code", now=NOW)
    assert joined.has_returned
    assert people.memberships(db, IVAN.id) == [(SALES, Role.VIEWER)]


def test_the_private_chat_speaks_of_the_team_just_joined() -> None:
    db = with_invite()
    newcomer = stranger(db)
    other = people.add_team(db, "Первая", "Europe/Moscow", "ru", OLGA.id, NOW)
    people.add_member(db, other, PETR.id, Role.MANAGER, NOW)
    joined = accept_invite(db, actor=newcomer, code="code", now=NOW)
    assert joined.teams == 2
    assert people.memberships(db, PETR.id)[0] == (SALES, Role.MANAGER)


@pytest.mark.parametrize("uses", [0, -1, 51])
def test_a_link_has_one_to_fifty_uses(uses: int) -> None:
    with pytest.raises(SalesError, match=r"invite\.uses"):
        with_invite(uses=uses)


@pytest.mark.parametrize("who", [IVAN, VIKTOR])
def test_only_a_head_makes_links(who: Person) -> None:
    with pytest.raises(SalesError, match=r"people\.not_head"):
        with_invite(who=who)
