"""Which chat a team's posts go to."""

from dataclasses import replace
from sqlite3 import Connection

import pytest

from sales.errors import SalesError
from sales.teams import Actor, Person, Place, Role, Team
from services.binding import Bound, Spot, WhichTeam, bind
from services.settings_deeds import Deed
from services.settings_posts import choose_topic, set_post_topic
from storage import binding, people, settings
from tests.cast import IVAN, NOW, OLGA, SALES, actor, new_database

CHAT = Spot(chat_id=-100, thread_id=0, title="Чат продаж")
TOPIC = Spot(chat_id=-100, thread_id=7, title="Чат продаж")
ELSEWHERE = Spot(chat_id=-200, thread_id=0, title="Другой чат")
FLOOD = Spot(chat_id=-100, thread_id=8, title="Чат продаж")
BORIS = Person(70, "Борис", "", "ru")


def bound(
    db: Connection, spot: Spot = CHAT, who: Person = OLGA, team_id: int | None = None
) -> Bound | WhichTeam:
    acting = actor(who, Place.STRANGE) if who in (OLGA, IVAN) else Actor(who, "ru", Place.STRANGE)
    return bind(db, actor=acting, spot=spot, team_id=team_id, now=NOW)


def choose(db: Connection, spot: Spot, who: Person = OLGA) -> Team:
    """For the board."""
    acting = Actor(who, "ru", Place.STRANGE)
    return choose_topic(db, actor=acting, kind="board", spot=spot, now=NOW)


def second_team(db: Connection, head: Person = OLGA) -> Team:
    people.see_person(db, head.id, head.name, head.username, head.language)
    team_id = people.add_team(db, "Вторая", "Europe/Moscow", "ru", head.id, NOW)
    people.add_member(db, team_id, head.id, Role.HEAD, NOW)
    return Team(team_id, "Вторая", "Europe/Moscow", "ru")


def test_a_head_of_one_team_binds_it_here() -> None:
    db = new_database()
    assert bound(db) == Bound(team=SALES)
    assert binding.spoken_of(db, CHAT.chat_id, 0) == SALES.id


def test_a_topic_is_bound_apart_from_its_chat() -> None:
    db = new_database()
    bound(db, TOPIC)
    assert binding.spoken_of(db, TOPIC.chat_id, TOPIC.thread_id) == SALES.id
    assert binding.spoken_of(db, TOPIC.chat_id, 0) is None


def test_a_team_has_one_place_and_says_where_it_was() -> None:
    db = new_database()
    bound(db, CHAT)
    assert bound(db, ELSEWHERE) == Bound(team=SALES, moved_from=CHAT)
    assert binding.spoken_of(db, CHAT.chat_id, 0) is None


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
    assert binding.spoken_of(db, CHAT.chat_id, 0) == SALES.id


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


def test_the_topic_of_before_is_told_by_its_name() -> None:
    db = new_database()
    bound(db, replace(TOPIC, topic_name="Отчёты"))
    moved = bound(db, ELSEWHERE)
    assert isinstance(moved, Bound)
    assert moved.moved_from == replace(TOPIC, topic_name="Отчёты")


def test_a_topic_that_one_post_has_for_its_own_is_the_teams() -> None:
    db = new_database()
    bound(db, TOPIC)
    choose(db, FLOOD)
    assert binding.spoken_of(db, FLOOD.chat_id, FLOOD.thread_id) == SALES.id
    assert binding.spoken_of(db, FLOOD.chat_id, 9) is None
    bound(db, ELSEWHERE)  # of a chat that was left no topic means anything
    assert binding.spoken_of(db, FLOOD.chat_id, FLOOD.thread_id) is None


def test_the_own_topic_of_a_post_goes_before_the_team_of_the_whole_chat() -> None:
    db = new_database()
    bound(db, TOPIC)
    choose(db, FLOOD)
    other = second_team(db, BORIS)
    bound(db, CHAT, BORIS)
    assert binding.spoken_of(db, FLOOD.chat_id, FLOOD.thread_id) == SALES.id
    assert binding.spoken_of(db, FLOOD.chat_id, 9) == other.id


def test_nobody_takes_a_topic_where_a_post_of_another_team_goes() -> None:
    db = new_database()
    bound(db, TOPIC)
    choose(db, FLOOD)
    second_team(db, BORIS)
    with pytest.raises(SalesError, match=r"people\.not_head"):
        bound(db, FLOOD, BORIS)
    bound(db, CHAT, BORIS)
    for taken in (TOPIC, FLOOD):
        with pytest.raises(SalesError, match=r"settings\.topic_taken"):
            choose(db, taken, BORIS)


def test_nor_does_a_button_of_the_settings_give_it_away() -> None:
    db = new_database()
    bound(db, replace(TOPIC, topic_name="Отчёты"))
    other = second_team(db, BORIS)
    bound(db, CHAT, BORIS)
    deed = Deed(db, Actor(BORIS, "ru", Place.PRIVATE), other, NOW)
    with pytest.raises(SalesError, match=r"settings\.topic_taken"):
        set_post_topic(deed, "board", str(TOPIC.thread_id))


def test_a_head_of_both_means_the_team_of_the_topic() -> None:
    db = new_database()
    other = second_team(db)
    bound(db, TOPIC, team_id=SALES.id)
    bound(db, FLOOD, team_id=other.id)
    assert choose(db, FLOOD) == other


def test_a_topic_given_to_another_team_is_no_posts_own_any_more() -> None:
    db = new_database()
    other = second_team(db)
    bound(db, TOPIC, team_id=SALES.id)
    choose(db, FLOOD)
    bound(db, FLOOD, team_id=other.id)
    assert settings.load_posting(db, SALES.id).plan("board").topic is None
