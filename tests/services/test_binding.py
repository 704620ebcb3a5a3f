"""Which chat a team's posts go to."""

from sqlite3 import Connection

import pytest

from sales.errors import SalesError
from sales.teams import Actor, Person, Place, Role, Team
from services.binding import Bound, Spot, WhichTeam, bind
from storage import binding, people
from tests.cast import IVAN, NOW, OLGA, SALES, actor, new_database

CHAT = Spot(chat_id=-100, thread_id=0, title="Чат продаж")
TOPIC = Spot(chat_id=-100, thread_id=7, title="Чат продаж")
ELSEWHERE = Spot(chat_id=-200, thread_id=0, title="Другой чат")
BORIS = Person(70, "Борис", "", "ru")


def bound(
    db: Connection, spot: Spot = CHAT, who: Person = OLGA, team_id: int | None = None
) -> Bound | WhichTeam:
    acting = actor(who, Place.STRANGE) if who in (OLGA, IVAN) else Actor(who, "ru", Place.STRANGE)
    return bind(db, actor=acting, spot=spot, team_id=team_id, now=NOW)


def second_team(db: Connection, head: Person = OLGA) -> Team:
    people.see_person(db, head.id, head.name, head.username, head.language)
    team_id = people.add_team(db, "Вторая", "Europe/Moscow", "ru", head.id, NOW)
    people.add_member(db, team_id, head.id, Role.HEAD, NOW)
    return Team(team_id, "Вторая", "Europe/Moscow", "ru")


def test_a_head_of_one_team_binds_it_here() -> None:
    db = new_database()
    assert bound(db) == Bound(team=SALES)
    assert people.bound_team(db, CHAT.chat_id, 0) == SALES


def test_a_topic_is_bound_apart_from_its_chat() -> None:
    db = new_database()
    bound(db, TOPIC)
    assert people.bound_team(db, TOPIC.chat_id, TOPIC.thread_id) == SALES
    assert people.bound_team(db, TOPIC.chat_id, 0) is None


def test_a_team_has_one_place_and_says_where_it_was() -> None:
    db = new_database()
    bound(db, CHAT)
    assert bound(db, ELSEWHERE) == Bound(team=SALES, moved_from="Чат продаж")
    assert people.bound_team(db, CHAT.chat_id, 0) is None


def test_binding_again_in_place_changes_nothing() -> None:
    db = new_database()
    bound(db)
    assert bound(db) == Bound(team=SALES)


def test_a_head_of_several_teams_is_asked_which() -> None:
    db = new_database()
    other = second_team(db)
    assert bound(db) == WhichTeam((SALES, other))
    assert binding.of_team(db, SALES.id) is None
    assert bound(db, team_id=other.id) == Bound(team=other)


def test_a_head_of_both_puts_one_team_in_the_others_place() -> None:
    db = new_database()
    other = second_team(db)
    bound(db, team_id=SALES.id)
    assert bound(db, team_id=other.id) == Bound(team=other, instead_of=SALES)
    assert binding.of_team(db, SALES.id) is None


def test_a_chat_of_somebody_elses_team_stays_theirs() -> None:
    db = new_database()
    bound(db)
    second_team(db, BORIS)
    with pytest.raises(SalesError, match=r"people\.not_head"):
        bound(db, who=BORIS)
    assert people.bound_team(db, CHAT.chat_id, 0) == SALES


def test_a_manager_binds_nothing() -> None:
    db = new_database()
    with pytest.raises(SalesError, match=r"people\.not_head"):
        bound(db, who=IVAN)
    assert binding.at(db, CHAT.chat_id, 0) is None


def test_nobody_binds_a_team_they_do_not_head() -> None:
    db = new_database()
    other = second_team(db, BORIS)
    with pytest.raises(SalesError, match=r"people\.not_head"):
        bound(db, team_id=other.id)
    assert binding.of_team(db, other.id) is None
