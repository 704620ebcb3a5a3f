import asyncio
import json
from typing import Any

import pytest

from sandbox.refusals import RefusalError
from sandbox.testing import Person, Sandbox
from sandbox.updates import UpdateQueue
from tests.sandbox.conftest import BotApi, buttons

Json = dict[str, Any]


class Time:
    """A clock that moves when told, and a sleep that only notes how long."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def queue(time: Time) -> UpdateQueue:
    return UpdateQueue(time, time, time.sleep)


async def numbers(queue: UpdateQueue, offset: int = 0, limit: int = 100) -> list[int]:
    return [update["update_id"] for update in json.loads(await queue.get(offset, limit, 0))]


async def test_update_ids_grow_by_one(queue: UpdateQueue) -> None:
    for _ in range(3):
        queue.put("message", {})
    first, second, third = await numbers(queue)
    assert (second, third) == (first + 1, first + 2)


async def test_an_offset_confirms_all_below_it(queue: UpdateQueue, time: Time) -> None:
    for _ in range(3):
        queue.put("message", {})
    first, second, third = await numbers(queue)
    assert await numbers(queue, second) == [second, third]
    time.now += 10
    assert await numbers(queue) == [second, third]
    assert first not in await numbers(queue, third)


async def test_a_negative_offset_keeps_the_last_ones(queue: UpdateQueue) -> None:
    for _ in range(5):
        queue.put("message", {})
    assert len(await numbers(queue, -2)) == 2
    assert len(queue) == 2


async def test_an_update_stays_until_it_is_confirmed(queue: UpdateQueue, time: Time) -> None:
    queue.put("message", {})
    first = await numbers(queue)
    time.now += 10
    assert await numbers(queue) == first


async def test_the_same_offset_at_once_brings_one_update_only(
    queue: UpdateQueue, time: Time
) -> None:
    for _ in range(3):
        queue.put("message", {})
    assert len(await numbers(queue)) == 3
    time.now += 0.4
    assert len(await numbers(queue)) == 1


async def test_the_same_offset_soon_waits_though_no_timeout_was_given(
    queue: UpdateQueue,
) -> None:
    assert await numbers(queue, 7) == []
    async with asyncio.TaskGroup() as group:
        again = group.create_task(numbers(queue, 7))
        await asyncio.sleep(0)
        assert not again.done()
        queue.put("message", {})
    assert len(again.result()) == 1


async def test_a_press_dies_after_150_seconds_and_all_else_after_a_day(
    queue: UpdateQueue, time: Time
) -> None:
    queue.put("message", {})
    queue.put("callback_query", {})
    time.now += 149
    assert len(await numbers(queue)) == 2
    time.now += 2
    assert len(await numbers(queue, 1)) == 1
    time.now += 86_400
    assert await numbers(queue, 2) == []


async def test_a_second_poll_ends_the_first_with_409(queue: UpdateQueue) -> None:
    with pytest.raises(RefusalError) as refusal:
        await asyncio.gather(queue.get(1, 100, 30), queue.get(2, 100, 0))
    assert refusal.value.code == 409
    assert refusal.value.description == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )


async def test_a_conflict_again_within_3_seconds_is_answered_3_seconds_late(
    queue: UpdateQueue, time: Time
) -> None:
    for expected in ([], [3.0]):
        await asyncio.gather(queue.get(1, 9, 30), queue.get(2, 9, 0), return_exceptions=True)
        assert time.slept == expected


async def test_every_update_can_be_delivered_twice(queue: UpdateQueue, time: Time) -> None:
    queue.twice = True
    queue.put("message", {})
    (number,) = await numbers(queue)
    assert await numbers(queue, number + 1) == [number]
    time.now += 10
    queue.put("message", {})
    assert await numbers(queue, number + 1) == [number + 1]


async def test_limit_and_timeout_are_clamped(api: BotApi, ivan: Person) -> None:
    for _ in range(101):
        await ivan.says("x")
    assert len(await api("getUpdates", limit=1000, timeout=-5)) == 100
    assert len(await api("getUpdates", offset=1, limit=-1)) == 1


async def test_a_poll_waits_for_news(api: BotApi, ivan: Person) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(api("getUpdates", timeout=30))
        await asyncio.sleep(0)
        await ivan.says("5 звонков")
    assert [update["message"]["text"] for update in poll.result()] == ["5 звонков"]


async def test_chat_members_and_reactions_come_only_if_asked_for(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    group = sandbox.group("Отдел", ivan, bot_admin=True)
    olga, petr = sandbox.person("Ольга"), sandbox.person("Пётр")
    await olga.joins(group)
    assert "chat_member" not in kinds(await api.updates())
    await api("getUpdates", limit=1, allowed_updates=["message", "chat_member", "nonsense"])
    await petr.joins(group)
    assert kinds(await api.updates(offset=1)) == ["chat_member", "message"]


async def test_allowed_updates_are_remembered_and_nonsense_keeps_them(
    api: BotApi, ivan: Person
) -> None:
    await api("getUpdates", allowed_updates=["callback_query"])
    await ivan.says("x")
    assert await api.updates(offset=1) == []
    await api("getUpdates", offset=2, allowed_updates="nonsense", limit=1)
    await ivan.says("x")
    assert await api.updates(offset=3) == []


def kinds(updates: list[Json]) -> list[str]:
    return [next(reversed(update)) for update in updates]


async def test_a_reaction_comes_if_asked_for(api: BotApi, ivan: Person) -> None:
    await api("getUpdates", allowed_updates=["message_reaction"])
    sent = await api("sendMessage", chat_id=ivan.id, text="x")
    await ivan.reacts(ivan.sees()[-1], "🔥")
    (update,) = await api.updates(offset=1)
    change = update["message_reaction"]
    assert change["message_id"] == sent["message_id"]
    assert change["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]


async def test_a_waiting_poll_that_a_press_wakes_brings_it(api: BotApi, ivan: Person) -> None:
    yes = buttons([{"text": "Да", "callback_data": "yes"}])
    await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=yes)
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(api("getUpdates", timeout=30))
        await asyncio.sleep(0)
        await ivan.presses_without_waiting("yes")
    assert kinds(poll.result()) == ["callback_query"]


async def test_updates_outlive_a_bot_that_dies_while_polling(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    async with asyncio.TaskGroup() as group:
        dying = group.create_task(api("getUpdates", timeout=30))
        await api("getMe")
        dying.cancel()
    await ivan.says("5 звонков")
    (update,) = await api("getUpdates", offset=1)
    assert update["message"]["text"] == "5 звонков"
    assert len(sandbox.telegram.queue) == 1
