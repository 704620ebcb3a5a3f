"""The chats of a team: bound, moved, left, and people who cannot be known in them."""

from sqlite3 import Connection

import pytest

from sales.teams import Role
from sandbox.testing import Group
from storage import binding, people
from storage.binding import Binding
from tests.cast import NOW, SALES
from tests.handlers.world import World


async def bound_to(world: World) -> tuple[int, int] | None:
    found = await world.database.read(lambda db: binding.of_team(db, SALES.id))
    return (found.chat_id, found.thread_id) if found else None


async def test_bind_moves_the_teams_posts_here_and_says_how_to_reach_the_bot(world: World) -> None:
    await world.olga.says("/bind@salesbeat_bot", to=world.elsewhere)
    done = await world.elsewhere.next_message()
    assert "Чат продаж" in done.text
    assert "/call@salesbeat_bot" in done.text
    joining = await world.elsewhere.next_message()
    assert joining.buttons[0]["text"] == "🙋 Я в команде"
    assert await bound_to(world) == (world.elsewhere.id, 0)


async def test_a_topic_is_bound_and_answered_in(world: World) -> None:
    forum = world.sandbox.group("Форум", world.olga, topics=["Отчёты"], kind="supergroup")
    await forum.next_message()  # the offer
    topic = forum.topic("Отчёты")
    await world.olga.says("/bind@salesbeat_bot", to=forum, thread=topic)
    assert [(await forum.next_message()).thread, (await forum.next_message()).thread] == [topic] * 2
    assert await bound_to(world) == (forum.id, topic)


async def test_the_offer_to_a_head_who_added_the_bot_binds_at_a_tap(world: World) -> None:
    chat = world.sandbox.group("Новый чат", world.olga)
    await world.olga.presses("Да, сюда", on=await chat.next_message(), to=chat)
    assert await bound_to(world) == (chat.id, 0)


async def test_whoever_else_adds_the_bot_is_offered_nothing(world: World) -> None:
    chat = world.sandbox.group("Чужой чат", world.stranger, members=[world.ivan])
    await world.settled()
    assert chat.from_bot == []


async def test_an_offer_pressed_by_a_manager_binds_nothing(world: World) -> None:
    chat = world.sandbox.group("Новый чат", world.olga, members=[world.ivan])
    await world.ivan.presses("Да, сюда", on=await chat.next_message(), to=chat)
    assert await bound_to(world) == (world.chat.id, 0)


async def test_a_head_of_two_teams_says_which(world: World) -> None:
    def another(db: Connection) -> int:
        team_id = people.add_team(db, "Вторая", SALES.timezone, "ru", world.olga.id, NOW)
        people.add_member(db, team_id, world.olga.id, Role.HEAD, NOW)
        return team_id

    second = await world.database.write(another)
    await world.olga.says("/bind@salesbeat_bot", to=world.elsewhere)
    question = await world.elsewhere.next_message()
    await world.olga.presses("Вторая", on=question, to=world.elsewhere)
    there = await world.database.read(lambda db: binding.at(db, world.elsewhere.id, 0))
    assert there == Binding(second, world.elsewhere.id, 0, "Другой чат")
    assert await bound_to(world) == (world.chat.id, 0)


async def test_an_anonymous_admin_is_told_why_it_does_not_work(world: World) -> None:
    world.elsewhere.promote(world.maria)
    await world.olga.says_as_anonymous_admin("/bind@salesbeat_bot", to=world.elsewhere)
    assert "нонимн" in (await world.elsewhere.next_message()).text
    assert await bound_to(world) == (world.chat.id, 0)


async def test_a_group_that_became_a_supergroup_stays_bound(world: World) -> None:
    new: Group = world.chat.migrate()
    await world.settled()
    assert await bound_to(world) == (new.id, 0)


async def test_a_chat_the_bot_was_removed_from_is_bound_to_nothing(world: World) -> None:
    world.chat.kick_bot()
    await world.settled()
    assert await bound_to(world) is None
    told = await world.database.read(
        lambda db: db.execute("SELECT chat_id FROM deliveries WHERE state = 'waiting'").fetchall()
    )
    assert [row[0] for row in told] == [world.olga.id]


@pytest.mark.parametrize("comes_back", [False, True])
async def test_the_bot_knows_whom_it_can_write_to(world: World, comes_back: bool) -> None:
    await world.ivan.blocks_bot()
    if comes_back:
        await world.ivan.unblocks_bot()
    await world.settled()
    known = await world.database.read(lambda db: people.load_known(db, world.ivan.id))
    assert known is not None
    assert known.can_write is comes_back


async def test_a_button_of_a_team_that_is_not_here_any_more_is_old(world: World) -> None:
    await world.olga.says("/bind@salesbeat_bot", to=world.elsewhere)
    await world.elsewhere.next_message()
    joining = await world.elsewhere.next_message()
    await world.olga.says("/bind@salesbeat_bot", to=world.chat)
    await world.chat.next_message()
    heard = len(world.olga.private.from_bot)
    await world.stranger.presses("🙋 Я в команде", on=joining, to=world.elsewhere)
    await world.settled()
    assert len(world.olga.private.from_bot) == heard
