"""Ways into a team: an invite's link, and «Я в команде» with a head's tap."""

import re
from sqlite3 import Connection

from sales.teams import Role
from sandbox.model import Message
from sandbox.testing import Person
from storage import people
from tests.cast import NOW, SALES
from tests.handlers.world import World


def link_in(message: Message) -> str:
    found = re.search(r"https://t\.me/\S+\?start=[\w-]{1,64}", message.text)
    assert found is not None
    return found.group()


async def invited(world: World, said: str = "/invite") -> str:
    await world.olga.says(said)
    await world.olga.hears()
    return link_in(await world.olga.hears())


async def role_of(world: World, person: Person) -> Role | None:
    members = await world.database.read(lambda db: people.roster(db, SALES.id).members)
    return next((it.role for it in members if it.person.id == person.id), None)


async def test_a_link_makes_a_stranger_a_member_and_the_head_hears_of_it(world: World) -> None:
    link = await invited(world, "/invite наблюдатель")
    await world.stranger.says(link)
    assert SALES.name in (await world.stranger.hears()).text
    assert "Прохожий" in (await world.olga.hears()).text
    assert await role_of(world, world.stranger) is Role.VIEWER
    assert world.stranger.keyboard() == []


async def test_who_joins_to_sell_gets_the_keyboard_at_once(world: World) -> None:
    await world.stranger.says(await invited(world))
    await world.stranger.hears()
    first, second = world.stranger.keyboard()
    assert (first[0], len(first), len(second)) == ("Звонок", 3, 3)


async def test_two_links_are_never_alike(world: World) -> None:
    assert await invited(world) != await invited(world)


async def test_the_second_press_of_the_link_is_answered_and_takes_no_use(world: World) -> None:
    link = await invited(world, "/invite 2")
    await world.stranger.says(link)
    await world.stranger.hears()
    await world.stranger.says(link)
    assert "уже" in (await world.stranger.hears()).text
    newcomer = world.sandbox.person("Вторая")
    await newcomer.says(link)
    assert SALES.name in (await newcomer.hears()).text


async def test_a_link_that_is_used_up_says_so_and_not_whose_team_it_was(world: World) -> None:
    link = await invited(world)
    await world.stranger.says(link)
    late = world.sandbox.person("Поздняя")
    await world.stranger.hears()
    await late.says(link)
    assert SALES.name not in (await late.hears()).text
    assert await role_of(world, late) is None


async def test_a_week_later_the_link_is_no_good(world: World) -> None:
    link = await invited(world)
    world.sandbox.advance(7 * 24 * 3600)
    await world.stranger.says(link)
    await world.stranger.hears()
    assert await role_of(world, world.stranger) is None


async def asked_to_bind(world: World) -> None:
    await world.olga.says("/bind@salesbeat_bot", to=world.chat)
    await world.chat.next_message()
    await world.chat.next_message()


async def test_who_presses_waits_for_the_heads_tap(world: World) -> None:
    await world.stranger.starts()
    await world.stranger.hears()
    await asked_to_bind(world)
    over = await world.stranger.presses("🙋 Я в команде", to=world.chat)
    assert over.alert
    request = await world.olga.hears()
    assert "Прохожий" in request.text
    assert await role_of(world, world.stranger) is None
    await world.olga.presses("Принять", on=request)
    assert SALES.name in (await world.stranger.hears()).text
    assert await role_of(world, world.stranger) is Role.MANAGER


async def test_who_never_started_the_bot_is_told_that_it_cannot_write_first(world: World) -> None:
    newcomer = world.sandbox.person("Новая")
    await newcomer.joins(world.chat)
    await asked_to_bind(world)
    over = await newcomer.presses("🙋 Я в команде", to=world.chat)
    assert "Старт" in over.text
    request = await world.olga.hears()
    await world.olga.presses("Принять", on=request)
    await world.shows(request, "Старт")
    assert await role_of(world, newcomer) is Role.MANAGER


async def test_one_tap_takes_all_and_a_later_tap_is_told_so(world: World) -> None:
    other = world.sandbox.person("Вторая")
    await other.joins(world.chat)
    await asked_to_bind(world)
    await world.stranger.presses("🙋 Я в команде", to=world.chat)
    first = await world.olga.hears()
    await other.presses("🙋 Я в команде", to=world.chat)
    await world.olga.presses("Принять всех (2)", on=await world.olga.hears())
    assert "уже" in (await world.olga.presses("Отклонить", on=first)).text
    assert await role_of(world, world.stranger) is Role.MANAGER
    assert await role_of(world, other) is Role.MANAGER


async def test_who_is_declined_stays_outside(world: World) -> None:
    await asked_to_bind(world)
    await world.stranger.presses("🙋 Я в команде", to=world.chat)
    await world.olga.presses("Отклонить", on=await world.olga.hears())
    assert await role_of(world, world.stranger) is None


async def test_a_member_does_not_trouble_the_head(world: World) -> None:
    await asked_to_bind(world)
    heard = len(world.olga.private.from_bot)
    assert "уже" in (await world.ivan.presses("🙋 Я в команде", to=world.chat)).text
    await world.settled()
    assert len(world.olga.private.from_bot) == heard


async def test_nobody_but_a_head_lets_people_in(world: World) -> None:
    await asked_to_bind(world)
    await world.stranger.presses("🙋 Я в команде", to=world.chat)
    request = await world.olga.hears()

    def demote(db: Connection) -> None:
        people.set_role(db, SALES.id, world.ivan.id, Role.HEAD, NOW)
        people.set_role(db, SALES.id, world.olga.id, Role.VIEWER, NOW)

    await world.database.write(demote)
    assert "руководитель" in (await world.olga.presses("Принять", on=request)).text
    assert await role_of(world, world.stranger) is None
