"""From nothing to the first log of the first manager: few taps, and people from one's contacts."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from sales.periods import day_period
from sales.teams import Role
from sandbox.model import Message
from sandbox.testing import Person
from storage import expected, people
from storage.daily import team_figures
from tests.cast import IVAN, OLGA, SALES, TODAY
from tests.handlers.world import STRANGER_ID, World

MOST_STEPS = 8


@dataclass
class Steps:
    """Each tap and each message of people, counted."""

    taken: list[str] = field(default_factory=list)

    async def says(self, person: Person, words: str) -> None:
        self.taken.append(words)
        await person.says(words)

    async def presses(self, person: Person, label: str, on: Message) -> None:
        self.taken.append(label)
        await person.presses(label, on=on)


async def test_from_a_new_team_to_the_first_log_in_at_most_eight_steps(world: World) -> None:
    steps, head, newcomer = Steps(), world.olga, world.stranger
    await steps.says(head, "/newteam Новая")
    await head.hears()
    zones = await head.hears()
    await steps.presses(head, "Всё верно, дальше", zones)
    await world.shows(zones, "Новая")
    await steps.presses(head, "Пригласить менеджеров", zones)
    await head.hears()
    to_forward = await head.hears()
    steps.taken.append("forwarded to the manager")
    code = to_forward.text.rpartition("start=")[2].split()[0]
    steps.taken.append("the link is opened")
    await newcomer.starts(code)
    steps.taken.append("Start is pressed")
    await newcomer.hears()
    await steps.says(newcomer, "Звонок")
    assert "1" in (await newcomer.hears()).text
    team_id = (await world.database.read(lambda db: people.memberships(db, OLGA.id)))[0][0].id
    logged = await world.database.read(lambda db: team_figures(db, team_id, day_period(TODAY)))
    assert logged[STRANGER_ID]["calls"].count == 1
    assert len(steps.taken) <= MOST_STEPS, steps.taken


def share(world: World, person: Person, *users: dict[str, Any]) -> None:
    """What Telegram says of people picked, whether or not the key is still there."""
    chat = person.private.chat
    content = {
        "message_id": 900_000,
        "date": int(world.now().timestamp()),
        "chat": {"id": chat.id, "type": "private", "first_name": person.user.name},
        "from": {"id": person.id, "is_bot": False, "first_name": person.user.name},
        "users_shared": {
            "request_id": SALES.id,
            "user_ids": [it["user_id"] for it in users],
            "users": list(users),
        },
    }
    world.sandbox.telegram.queue.put("message", content)


def picked(person: Person) -> dict[str, Any]:
    return {"user_id": person.id, "first_name": person.user.name}


async def waiting(world: World) -> list[int]:
    found = await world.database.read(lambda db: expected.expected_in(db, SALES.id))
    return [person.id for person in found]


async def test_the_list_of_contacts_is_offered_by_a_key(world: World) -> None:
    await world.olga.says("/settings")
    screen = await world.olga.hears()
    await world.press_again(world.olga, screen, f"invite:{SALES.id}:pick:0")
    await world.olga.hears()
    key = json.loads(world.sandbox.calls("sendMessage")[-1].arguments["reply_markup"])
    request = key["keyboard"][0][0]["request_users"]
    assert (request["request_id"], request["user_is_bot"]) == (SALES.id, False)
    await world.olga.says("Не сейчас")
    assert "/invite" in (await world.olga.hears()).text
    assert "Звонок" in world.olga.keyboard()[0]


async def test_whom_a_head_picks_is_in_the_team_once_they_press_start(world: World) -> None:
    await world.stranger.starts()
    await world.stranger.hears()
    await world.olga.says("/settings")
    await world.press_again(world.olga, await world.olga.hears(), f"invite:{SALES.id}:pick:0")
    await world.olga.hears()
    pick = world.olga.keyboard()[0][0]
    await world.olga.shares(pick, world.stranger, world.sandbox.person("Пётр", person_id=777))
    told = await world.olga.hears()
    assert "Пётр" in told.text
    assert "?start=" in (await world.olga.hears()).text
    assert await waiting(world) == [STRANGER_ID, 777]
    assert "Продажи" in (await world.stranger.hears()).text  # who has talked to the bot is told
    await world.stranger.starts("group")
    assert "Продажи" in (await world.stranger.hears()).text
    assert "Прохожий" in (await world.olga.hears()).text
    members = await world.database.read(lambda db: people.roster(db, SALES.id).members)
    assert {it.person.id: it.role for it in members}[STRANGER_ID] is Role.MANAGER
    assert await waiting(world) == [777]


async def test_who_is_in_the_team_already_is_not_waited_for(world: World) -> None:
    share(world, world.olga, picked(world.ivan))
    assert "Иван" in (await world.olga.hears()).text
    assert await waiting(world) == []


async def test_picking_twice_changes_nothing_more(world: World) -> None:
    for _ in range(2):
        share(world, world.olga, picked(world.stranger))
        await world.olga.hears()
        await world.olga.hears()
    assert await waiting(world) == [STRANGER_ID]


@pytest.mark.parametrize("who", ["ivan", "viktor", "stranger"])
async def test_only_heads_pick_people(world: World, who: str) -> None:
    share(world, getattr(world, who), {"user_id": 777, "first_name": "Пётр"})
    await world.settled()
    assert await waiting(world) == []


async def test_a_head_of_another_team_picks_for_their_own_only(world: World) -> None:
    def demoted(db: Any) -> None:
        other = people.add_team(db, "Другая", "Europe/Moscow", "ru", IVAN.id, world.now())
        people.add_member(db, other, IVAN.id, Role.HEAD, world.now())
        people.choose_team(db, IVAN.id, other)

    await world.database.write(demoted)
    share(world, world.ivan, {"user_id": 777, "first_name": "Пётр"})
    await world.ivan.hears()
    assert await waiting(world) == []
