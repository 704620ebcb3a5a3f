"""What one person's act means for another is kept until it arrives, not only tried at once."""

from sandbox.testing import Fault, Person
from tests.cast import IVAN, OLGA, SALES
from tests.handlers.test_joining import invited
from tests.handlers.world import STRANGER_ID, World


def unreachable(world: World, person: Person) -> None:
    """Telegram answers nothing that is sent to them."""
    world.sandbox.faults.add(Fault("refuse", chat=str(person.id)))


async def waiting(world: World) -> list[tuple[int, str]]:
    """Whom something waits for, and what."""
    await world.settled()
    rows = await world.database.read(
        lambda db: db.execute(
            "SELECT chat_id, text FROM deliveries JOIN posts ON posts.id = post_id"
            " WHERE state = 'waiting' ORDER BY deliveries.id"
        ).fetchall()
    )
    return [(row[0], row[1]) for row in rows]


async def test_who_came_by_a_link_is_told_to_the_head_later(world: World) -> None:
    link = await invited(world)
    unreachable(world, world.olga)
    await world.stranger.says(link)
    await world.stranger.hears()
    ((chat_id, text),) = await waiting(world)
    assert chat_id == OLGA.id
    assert "Прохожий" in text


async def test_one_who_asks_to_be_let_in_waits_for_no_second_press(world: World) -> None:
    await world.olga.says("/bind", to=world.chat)
    await world.chat.next_message()
    invitation = await world.chat.next_message()
    unreachable(world, world.olga)
    await world.stranger.presses("🙋 Я в команде", on=invitation, to=world.chat)
    ((chat_id, text),) = await waiting(world)
    assert chat_id == OLGA.id
    assert "Прохожий" in text


async def test_that_somebody_is_forgotten_is_told_later_without_the_name(world: World) -> None:
    await world.ivan.says("/forget")
    question = await world.ivan.hears()
    unreachable(world, world.olga)
    await world.ivan.presses("Стереть меня", on=question)
    await world.ivan.hears()
    ((chat_id, text),) = await waiting(world)
    assert chat_id == OLGA.id
    assert IVAN.name not in text


async def test_what_a_head_enters_and_voids_for_somebody_is_told_later(world: World) -> None:
    unreachable(world, world.ivan)
    await world.olga.says("/log Иван 5 звонков")
    await world.olga.hears()
    await world.olga.says("/void 1")
    await world.olga.hears()
    entered, voided = await waiting(world)
    assert {entered[0], voided[0]} == {IVAN.id}
    assert "5 звонков" in entered[1]
    assert "Отменена" in voided[1]


async def test_nothing_waits_for_one_who_has_blocked_the_bot(world: World) -> None:
    await world.ivan.blocks_bot()
    await world.settled()
    await world.olga.says("/log Иван 5 звонков")
    await world.olga.hears()
    assert IVAN.id not in dict(await waiting(world))


async def test_one_who_is_called_into_the_team_gets_the_call_later(world: World) -> None:
    await world.stranger.starts()
    await world.stranger.hears()
    await world.olga.says("/settings")
    await world.press_again(world.olga, await world.olga.hears(), f"invite:{SALES.id}:pick:0")
    await world.olga.hears()
    unreachable(world, world.stranger)
    await world.olga.shares(world.olga.keyboard()[0][0], world.stranger)
    await world.olga.hears()
    ((chat_id, text),) = await waiting(world)
    assert chat_id == STRANGER_ID
    assert SALES.name in text
