"""What Telegram's menu button lists, and the keyboard of the commonest actions."""

from dataclasses import replace
from datetime import date
from sqlite3 import Connection

import pytest

from bot.menus import reachable
from handlers.command_menu import GROUP, described, private_commands
from handlers.greeting import keyboard
from handlers.menu import KEYBOARD_COMMANDS, acts, build_menu
from locales.lexicon import load_lexicon
from locales.texts import LANGUAGES, texts
from sales.entries import NewEntry
from sales.quick_entry import parse
from sales.rights import RULES, may
from sales.teams import Actor, Person, Place, Role
from storage import people
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, VIKTOR, actor, new_database

TODAY = date(2026, 11, 19)
BY_ROLE = {Role.HEAD: OLGA, Role.MANAGER: IVAN, Role.VIEWER: VIKTOR}
STRANGER = Actor(Person(9, "Никто"), "ru", Place.PRIVATE)
OWNER = replace(STRANGER, is_owner=True)
LONGEST = 12  # a longer list is not read; the rest is behind /menu


def acting(role: Role | None, place: Place = Place.PRIVATE) -> Actor:
    return replace(actor(BY_ROLE[role]), place=place) if role else STRANGER


@pytest.mark.parametrize("role", [*Role, None])
def test_the_menu_lists_only_what_the_role_may_do(role: Role | None) -> None:
    commands = private_commands(role)
    assert [it for it in commands if not may(acting(role), it)] == []
    assert len(set(commands)) == len(commands) <= LONGEST


def test_the_owner_without_a_team_is_shown_how_to_found_one() -> None:
    commands = private_commands(None, is_owner=True)
    assert "newteam" in commands
    assert all(may(OWNER, it) for it in commands)


def test_a_group_lists_what_works_in_it() -> None:
    assert all(may(acting(Role.HEAD, Place.BOUND), it) for it in GROUP)
    assert len(GROUP) <= LONGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_described(language: str) -> None:
    every = {it for role in (*Role, None) for it in private_commands(role, is_owner=True)}
    for command in described((*every, *GROUP), language):
        assert 1 <= len(command.description) <= 256


def said(word: str) -> object:
    return parse(word, today=TODAY, oldest=TODAY, lexicon=load_lexicon())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_of_the_keyboard_logs_one_thing_or_is_a_command(language: str) -> None:
    rows = keyboard(texts(language), Role.MANAGER)
    assert rows is not None
    words = [word for row in rows for word in row]
    logged = {word: said(word) for word in words if word not in KEYBOARD_COMMANDS}
    assert len(words) == 6
    assert {KEYBOARD_COMMANDS.get(word) for word in words} == {None, "today"}
    for entries in logged.values():
        assert isinstance(entries, tuple)
        assert len(entries) == 1
        assert isinstance(entries[0], NewEntry)
        assert entries[0].quantity == 1


def test_no_word_of_the_keyboard_means_a_command_and_a_log() -> None:
    assert [word for word in KEYBOARD_COMMANDS if said(word) is not None] == []


@pytest.mark.parametrize(("role", "has_one"), [(Role.HEAD, True), (Role.VIEWER, False)])
def test_those_who_sell_have_the_keyboard(role: Role, has_one: bool) -> None:
    assert (keyboard(texts("ru"), role) is not None) is has_one


def buttons(who: Actor) -> list[str]:
    post = build_menu(texts("ru"), who, "sales_bot")
    return [button.data for row in post.buttons for button in row if button.data]


def test_the_menu_opens_only_what_one_may_do() -> None:
    for who in (*map(acting, Role), STRANGER, OWNER):
        assert [act for act in acts(who) if act != "bind" and not may(who, act)] == []


def test_the_heads_menu_holds_everything_a_head_runs_a_team_with() -> None:
    assert {"target", "invite", "role", "remove", "bind", "team", "digest", "export"} <= set(
        acts(acting(Role.HEAD))
    )


def test_a_strangers_menu_tells_nothing_of_any_team() -> None:
    assert buttons(STRANGER) == ["menu:lang", "menu:help"]


def test_in_a_group_the_menu_holds_what_works_there_and_not_the_persons_role() -> None:
    in_chat = acting(Role.HEAD, Place.STRANGE)
    post = build_menu(texts("ru"), in_chat, "sales_bot")
    assert buttons(in_chat) == ["menu:help"]
    assert SALES.name not in post.text
    assert buttons(replace(in_chat, place=Place.BOUND)) == ["menu:top", "menu:help"]


def test_switching_is_offered_to_those_who_have_a_choice() -> None:
    one = acting(Role.MANAGER)
    assert "teams" not in acts(one)
    assert "teams" in acts(replace(one, teams=2))


def test_at_start_each_person_gets_the_menu_of_their_role_now(db: Connection) -> None:
    people.mark_blocked(db, MARIA.id, NOW)
    people.remove_member(db, SALES.id, VIKTOR.id, NOW)
    assert reachable(db) == [(OLGA, Role.HEAD), (IVAN, Role.MANAGER), (VIKTOR, None)]


@pytest.fixture
def db() -> Connection:
    return new_database()


def test_every_listed_command_has_a_rule() -> None:
    listed = {it for role in (*Role, None) for it in private_commands(role, is_owner=True)}
    assert listed | set(GROUP) <= set(RULES)
