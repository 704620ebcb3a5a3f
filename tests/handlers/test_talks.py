"""The digest's talks: asked once, praised where the head says, let rest for a reason."""

from datetime import timedelta
from sqlite3 import Connection

import pytest

from sales.talks import Act, Reason, Topic
from sandbox.model import Message
from storage import people
from storage.posts import Address, unbind
from tests.cast import IVAN, MARIA, NOW, SALES, TODAY
from tests.handlers.test_target_telling import waiting
from tests.handlers.world import World
from tests.reports.logged import log


def _history(db: Connection) -> None:
    """Ivan called 20 a day and now calls 3; Maria does as she always did."""
    db.execute("UPDATE members SET joined_at = 0")
    for back in range(1, 40):
        day = TODAY - timedelta(days=back)
        log(db, IVAN, day, "calls", 3 if back < 8 else 20)
        log(db, MARIA, day, "calls", 9)


async def digest(world: World) -> Message:
    await world.database.write(_history)
    await world.olga.says("/digest")
    return await world.olga.hears()


async def held(world: World) -> list[tuple[int, str, str, str]]:
    def found(db: Connection) -> list[tuple[int, str, str, str]]:
        rows = db.execute("SELECT person_id, subject, act, reason FROM talks ORDER BY id")
        return [tuple(row) for row in rows]

    return await world.database.read(found)


def button(message: Message, words: str) -> str:
    return next(str(it["text"]) for it in message.buttons if words in it["text"])


async def test_the_person_gets_one_question_and_the_head_is_told(world: World) -> None:
    shown = await digest(world)
    assert "Иван Петров: Звонки 3 в день, обычно 20 в день" in shown.text

    await world.olga.presses(button(shown, "Спросить"), on=shown)

    (asked,), told = await waiting(world), await world.olga.hears()
    question = "Что съедает время"
    assert asked.address == Address(IVAN.id)
    assert question in asked.text
    assert "Ольга Орлова" in asked.text
    assert question in told.text
    assert "03.12" in told.text
    assert await held(world) == [(IVAN.id, "calls", Act.ASKED, "")]


async def test_a_second_press_asks_nobody(world: World) -> None:
    shown = await digest(world)
    data = next(it["callback_data"] for it in shown.buttons if "Спросить" in it["text"])
    await world.olga.presses(button(shown, "Спросить"), on=shown)
    await world.olga.hears()

    assert "уже" in await world.press_again(world.olga, shown, data)
    await world.settled()
    assert len(await held(world)) == 1
    assert [it.address.chat_id for it in await waiting(world)] == [IVAN.id]


async def test_what_rests_is_not_in_tomorrows_digest(world: World) -> None:
    shown = await digest(world)
    await world.olga.presses(button(shown, "Спросить"), on=shown)
    await world.olga.hears()
    world.sandbox.advance(24 * 3600)

    await world.olga.says("/digest")

    assert "обычно 20" not in (await world.olga.hears()).text


async def test_a_reason_lets_it_rest(world: World) -> None:
    shown = await digest(world)
    await world.olga.presses(button(shown, "1 Позже"), on=shown)
    why = await world.olga.hears()
    assert len(why.buttons) == len(Reason)

    await world.olga.presses(button(why, "поговорили"), on=why)

    await world.shows(why, "вы уже поговорили")
    assert await held(world) == [(IVAN.id, "calls", Act.SNOOZED, Reason.TALKED)]


@pytest.mark.parametrize("place", ["Лично", "В чате команды"])
async def test_praise_goes_where_the_head_says(world: World, place: str) -> None:
    shown = await digest(world)
    await world.olga.presses(button(shown, "Спасибо"), on=shown)
    where = await world.olga.hears()

    await world.olga.presses(place, on=where)

    in_chat = place != "Лично"
    await world.shows(where, "чате" if in_chat else "лично")
    (thanks,) = await waiting(world)
    assert thanks.address.chat_id == (world.chat.id if in_chat else MARIA.id)
    assert "Мария Смирнова" in thanks.text
    assert "Ольга Орлова" in thanks.text
    assert await held(world) == [(MARIA.id, "praise", Act.PRAISED, "")]


async def test_without_a_chat_thanks_go_in_private_at_once(world: World) -> None:
    shown = await digest(world)
    await world.database.write(lambda db: unbind(db, Address(world.chat.id)))

    await world.olga.presses(button(shown, "Спасибо"), on=shown)

    assert "лично" in (await world.olga.hears()).text
    (thanks,) = await waiting(world)
    assert (thanks.address.chat_id, "спасибо" in thanks.text) == (MARIA.id, True)


async def test_a_manager_who_gets_hold_of_a_button_changes_nothing(world: World) -> None:
    shown = await digest(world)
    for act in ("ask", "praise", "private", "chat", "snooze", "known"):
        data = Topic(SALES.id, IVAN.id, "calls", TODAY).dumped(act)
        assert await world.press_again(world.maria, shown, data)
    assert await held(world) == []


async def test_one_who_has_blocked_the_bot_is_not_asked(world: World) -> None:
    shown = await digest(world)
    await world.database.write(lambda db: people.mark_blocked(db, IVAN.id, NOW))
    data = next(it["callback_data"] for it in shown.buttons if "Спросить" in it["text"])

    assert "Иван Петров" in await world.press_again(world.olga, shown, data)
    assert await held(world) == []
