"""What heads and owners say: teams, roles, minimums, and the words and buttons they get back."""

import json
from functools import partial
from sqlite3 import Connection

import pytest

from sales.teams import Role
from sandbox.model import Message
from sandbox.testing import Person
from storage import people, targets
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY
from tests.handlers.world import World


async def minimums(world: World, person_id: int) -> dict[str, int]:
    return await world.database.read(lambda db: targets.minimums_of(db, SALES.id, person_id, TODAY))


async def roles(world: World) -> dict[int, Role]:
    members = await world.database.read(lambda db: people.roster(db, SALES.id).members)
    return {it.person.id: it.role for it in members}


def shown_commands(world: World, person: Person) -> list[str]:
    """The commands last shown to the person."""
    for call in reversed(world.sandbox.calls("setMyCommands")):
        if json.loads(call.arguments["scope"]).get("chat_id") == person.id:
            return [it["command"] for it in json.loads(call.arguments["commands"])]
    return []


async def tap(world: World, person: Person, on: Message, *labels: str) -> None:
    """Press one button after the other, each once the message shows it."""
    for label in labels:
        await world.sandbox.until(partial(_shows, on, label))
        await person.presses(label, on=on)


def _shows(message: Message, label: str) -> bool:
    return label in [button["text"] for button in message.buttons]


async def test_the_owner_founds_a_team_and_sets_its_clock(world: World) -> None:
    await world.olga.says("/newteam Вторая <команда> & Ко")
    assert "Вторая <команда> & Ко" in (await world.olga.hears()).text
    zones = await world.olga.hears()
    await world.olga.presses("Омск +6", on=zones)
    await world.shows(zones, "Омск")
    team, role = (await world.database.read(lambda db: people.memberships(db, OLGA.id)))[0]
    assert (team.name, team.timezone, role) == ("Вторая <команда> & Ко", "Asia/Omsk", Role.HEAD)


async def test_the_other_team_is_chosen_by_its_button(world: World) -> None:
    await world.olga.says("/newteam Вторая")
    await world.olga.hears()
    await world.olga.hears()
    await world.olga.says("/teams")
    now = await world.olga.hears()
    assert "Вторая" in now.text
    await world.olga.presses(SALES.name, on=now)
    await world.shows(now, SALES.name)


async def test_a_typed_minimum_holds_from_today(world: World) -> None:
    await world.olga.says("/target Иван calls 20 day")
    assert "20" in (await world.olga.hears()).text
    assert await minimums(world, IVAN.id) == {"calls": 20}


async def test_buttons_lead_to_a_minimum_without_a_word_typed(world: World) -> None:
    await world.olga.says("/target")
    guide = await world.olga.hears()
    await tap(world, world.olga, guide, "Всем", "Минимум на день", "Встречи", "2")
    assert await minimums(world, IVAN.id) == await minimums(world, MARIA.id) == {"meetings": 2}
    await tap(world, world.olga, guide, "Ещё цель", "Минимум на день", "Встречи", "Не задавать")
    assert await minimums(world, IVAN.id) == {}


async def test_where_two_are_called_so_buttons_ask_which(world: World) -> None:
    def namesake(db: Connection) -> None:
        people.see_person(db, 60, "Иван Сидоров", "", "ru")
        people.add_member(db, SALES.id, 60, Role.MANAGER, NOW)

    await world.database.write(namesake)
    await world.olga.says("/target Иван calls 20")
    question = await world.olga.hears()
    assert await minimums(world, IVAN.id) == await minimums(world, 60) == {}
    await world.olga.presses("Иван Сидоров", on=question)
    assert (await minimums(world, IVAN.id), await minimums(world, 60)) == ({}, {"calls": 20})


@pytest.mark.parametrize("said", ["Прохожий", "@nobody", "Аристарх"])
async def test_who_is_not_in_the_team_is_not_confirmed_to_exist(world: World, said: str) -> None:
    await world.olga.says(f"/target {said} calls 20")
    assert said not in (await world.olga.hears()).text


async def test_a_new_role_comes_with_its_commands(world: World) -> None:
    await world.olga.says("/role Иван руководитель")
    await world.olga.hears()
    assert "руководитель" in (await world.ivan.hears()).text
    assert (await roles(world))[IVAN.id] is Role.HEAD
    await world.sandbox.until(lambda: "digest" in shown_commands(world, world.ivan))


async def test_a_role_is_chosen_by_buttons(world: World) -> None:
    await world.olga.says("/role")
    await tap(world, world.olga, await world.olga.hears(), "Иван Петров", "Наблюдатель")
    await world.ivan.hears()
    assert (await roles(world))[IVAN.id] is Role.VIEWER
    assert world.ivan.keyboard() == []


async def test_one_who_leaves_leaves_their_work_behind(world: World) -> None:
    await world.ivan.says("5 звонков")
    await world.ivan.hears()
    await world.olga.says("/remove Иван")
    question = await world.olga.hears()
    assert IVAN.id in await roles(world)
    await world.olga.presses("Убрать", on=question)
    assert IVAN.id not in await roles(world)
    assert await world.counts(world.ivan) == {"calls": 5}
    await world.ivan.says("5 звонков")
    await world.ivan.hears()
    assert await world.counts(world.ivan) == {"calls": 5}


async def test_a_removal_called_off_removes_nobody(world: World) -> None:
    await world.olga.says("/remove Иван Петров")
    await world.olga.presses("Оставить", on=await world.olga.hears())
    assert IVAN.id in await roles(world)


async def test_a_removal_pressed_twice_is_told_plainly(world: World) -> None:
    await world.olga.says("/remove Иван")
    question = await world.olga.hears()
    data = f"remove:{SALES.id}:{IVAN.id}:yes"
    await world.olga.presses(data, on=question)
    over = await world.press_again(world.olga, question, data)
    assert over
    assert "<" not in over
    assert len(await roles(world)) == 3


@pytest.mark.parametrize("said", ["/remove Ольга", "/role Ольга менеджер"])
async def test_the_last_head_stays(world: World, said: str) -> None:
    await world.olga.says(said)
    await world.olga.hears()
    assert (await roles(world))[OLGA.id] is Role.HEAD


async def test_one_speaks_in_the_language_one_chose(world: World) -> None:
    await world.ivan.says("/lang")
    await world.ivan.presses("English", on=await world.ivan.hears())
    await world.ivan.hears()
    assert world.ivan.keyboard()[0][0] == "Call"
    await world.ivan.says("Proposal")
    await world.ivan.hears()
    assert await world.counts(world.ivan) == {"proposals": 1}


@pytest.mark.parametrize("said", ["/lang en", "/lang English"])
async def test_the_language_may_be_said_at_once(world: World, said: str) -> None:
    await world.ivan.says(said)
    assert (await world.ivan.hears()).buttons == []
    await world.ivan.hears()
    assert world.ivan.keyboard()[0][0] == "Call"


async def test_what_one_may_not_do_is_called_neither_a_command_nor_a_team(world: World) -> None:
    await world.ivan.says("/newteam Вторая")
    assert "команд" not in (await world.ivan.hears()).text


async def test_every_button_of_the_menu_opens_something(world: World) -> None:
    for person in (world.olga, world.ivan, world.viktor, world.stranger):
        await person.says("/menu")
        menu = await person.hears()
        opened = [
            it["callback_data"] for it in menu.buttons if it["callback_data"] != "menu:newteam"
        ]
        assert "menu:help" in opened
        for data in opened:
            await person.presses(data, on=menu)
            assert (await person.hears()).text
            await world.settled()


async def test_the_keyboards_word_opens_what_it_names_and_logs_nothing(world: World) -> None:
    await world.ivan.says("Сегодня")
    assert IVAN.name in (await world.ivan.hears()).text
    assert await world.counts(world.ivan) == {}


async def test_in_the_chat_a_menu_obeys_the_one_it_answers(world: World) -> None:
    await world.ivan.says("/menu@salesbeat_bot", to=world.chat)
    menu = await world.chat.next_message()
    heard = len(world.chat.from_bot)
    assert (await world.maria.presses("menu:top", on=menu, to=world.chat)).text
    await world.settled()
    assert len(world.chat.from_bot) == heard
