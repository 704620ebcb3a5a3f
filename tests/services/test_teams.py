"""Founding teams and choosing between them."""

from dataclasses import replace
from functools import partial
from sqlite3 import Connection

import pytest

from sales.errors import SalesError
from sales.teams import Actor, Person, Place, Role, Team
from services import teams
from storage import people, settings
from tests.cast import IVAN, NOW, OLGA, SALES, actor, new_database

ANNA = Person(9, "Анна Админ", "anna", "ru")
OWNER = Actor(ANNA, "ru", Place.PRIVATE, is_owner=True)


def found(db: Connection, name: str = "Отдел продаж", owner: Actor = OWNER) -> Team:
    people.see_person(db, owner.person.id, owner.person.name, "", "ru")
    return teams.create_team(db, actor=owner, name=name, timezone="Asia/Omsk", now=NOW)


def test_a_new_team_exists_at_once_and_its_creator_heads_it() -> None:
    db = new_database()
    team = found(db)
    assert people.memberships(db, ANNA.id) == [(team, Role.HEAD)]
    assert team.timezone == "Asia/Omsk"


def test_the_creators_private_chat_speaks_of_the_new_team() -> None:
    db = new_database()
    team = found(db, owner=replace(actor(OLGA), is_owner=True))
    assert people.memberships(db, OLGA.id)[0] == (team, Role.HEAD)


def test_spaces_in_a_name_are_tidied() -> None:
    assert found(new_database(), "  Отдел \n продаж ").name == "Отдел продаж"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("", "newteam.name_wanted"),
        (" \n", "newteam.name_wanted"),
        ("я" * 65, "newteam.name_too_long"),
    ],
)
def test_a_team_without_a_usable_name_is_not_founded(name: str, key: str) -> None:
    db = new_database()
    with pytest.raises(SalesError, match=key):
        found(db, name)
    assert people.all_teams(db) == [SALES]


def test_nobody_but_an_owner_founds_a_team() -> None:
    db = new_database()
    with pytest.raises(SalesError, match="no_right"):
        found(db, owner=actor(OLGA))
    assert people.all_teams(db) == [SALES]


def test_a_head_moves_the_teams_clock() -> None:
    db = new_database()
    teams.set_timezone(db, actor=actor(OLGA), team_id=SALES.id, timezone="Asia/Kamchatka")
    assert people.load_team(db, SALES.id) == replace(SALES, timezone="Asia/Kamchatka")


def test_the_zone_asked_for_at_the_founding_does_not_undo_a_later_one() -> None:
    db = new_database()
    choose = partial(
        teams.set_first_timezone,
        db,
        actor=actor(OLGA),
        team_id=SALES.id,
        founded_in=SALES.timezone,
        now=NOW,
    )
    for zone in ("Asia/Omsk", "Asia/Omsk"):  # the second: the same press, delivered twice
        assert choose(timezone=zone).timezone == "Asia/Omsk"
    with pytest.raises(SalesError, match=r"press\.old"):
        choose(timezone="Asia/Kamchatka")
    assert people.load_team(db, SALES.id) == replace(SALES, timezone="Asia/Omsk")
    assert settings.load_version(db, SALES.id).number == 2


@pytest.mark.parametrize(
    ("who", "zone", "key"),
    [(IVAN, "Asia/Omsk", "people.not_head"), (OLGA, "Mars/Olympus", "newteam.unknown_zone")],
)
def test_nobody_else_moves_it_and_nowhere_else(who: Person, zone: str, key: str) -> None:
    db = new_database()
    with pytest.raises(SalesError, match=key):
        teams.set_timezone(db, actor=actor(who), team_id=SALES.id, timezone=zone)
    assert people.load_team(db, SALES.id) == SALES


def test_the_team_chosen_is_the_one_spoken_of() -> None:
    db = new_database()
    found(db, owner=replace(actor(OLGA), is_owner=True))
    mine = teams.switch_team(db, actor=actor(OLGA), team_id=SALES.id)
    assert [team.id for team, _ in mine] == [SALES.id, 2]


def test_nobody_switches_to_a_team_they_are_not_in() -> None:
    db = new_database()
    team = found(db)
    with pytest.raises(SalesError, match=r"teams\.not_yours"):
        teams.switch_team(db, actor=actor(OLGA), team_id=team.id)
    assert teams.load_my_teams(db, actor(OLGA)) == ((SALES, Role.HEAD),)
