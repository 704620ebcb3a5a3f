import pytest
from aiohttp import ServerDisconnectedError

from sandbox.testing import Fault, Person, Sandbox, flood
from tests.sandbox.conftest import BotApi, Page


async def statuses(api: BotApi, ivan: Person, count: int) -> list[int]:
    return [
        (await api.envelope("sendMessage", chat_id=ivan.id, text=str(number)))["status"]
        for number in range(count)
    ]


async def test_the_next_sends_can_fail(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    sandbox.faults.add(Fault("refuse", times=2, code=502, description="Bad Gateway"))
    assert await statuses(api, ivan, 3) == [502, 502, 200]
    assert [message.text for message in ivan.private.from_bot] == ["2"]


async def test_every_third_call_can_be_a_flood(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    sandbox.faults.add(flood(7, every=3))
    assert await statuses(api, ivan, 7) == [200, 200, 429, 200, 200, 429, 200]
    sandbox.faults.clear()
    assert await statuses(api, ivan, 3) == [200, 200, 200]


async def test_a_flood_on_order_looks_like_a_real_one(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    sandbox.faults.add(flood(7))
    answer = await api.envelope("sendMessage", chat_id=ivan.id, text="x")
    assert answer["parameters"] == {"retry_after": 7}
    assert answer["description"] == "Too Many Requests: retry after 7"


async def test_a_fault_can_be_for_one_chat_and_one_method(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    olga = sandbox.person("Ольга")
    await olga.starts()
    methods = frozenset({"sendmessage"})
    sandbox.faults.add(Fault("refuse", methods=methods, chat=str(olga.id), code=500))
    assert (await statuses(api, ivan, 1), await statuses(api, olga, 1)) == ([200], [500])
    assert await api("sendChatAction", chat_id=olga.id, action="typing")


async def test_a_lost_answer_is_applied_and_never_told(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    sandbox.faults.add(Fault("lose", times=1))
    with pytest.raises(ServerDisconnectedError):
        await api("sendMessage", chat_id=ivan.id, text="ушло")
    assert [message.text for message in ivan.private.from_bot] == ["ушло"]


async def test_a_dropped_call_is_not_applied(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    sandbox.faults.add(Fault("drop", times=1))
    with pytest.raises(ServerDisconnectedError):
        await api("sendMessage", chat_id=ivan.id, text="пропало")
    assert ivan.private.from_bot == []


async def test_a_delayed_call_is_answered_all_the_same(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    sandbox.faults.add(Fault("delay", times=1, seconds=0.001))
    assert await statuses(api, ivan, 1) == [200]


async def test_faults_can_be_ordered_over_http(
    api: BotApi, page: Page, sandbox: Sandbox, ivan: Person
) -> None:
    await page.post("/sandbox/faults", kind="flood", retry_after=2, times=1)
    assert (await page.post("/sandbox/faults", kind="gremlins"))["status"] == 400
    assert await statuses(api, ivan, 2) == [429, 200]
    await page.post("/sandbox/faults", kind="twice")
    assert sandbox.telegram.queue.twice


async def test_every_update_can_come_twice(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    sandbox.deliver_twice()
    await ivan.says("5 звонков")
    (first,) = await api("getUpdates")
    (again,) = await api("getUpdates", offset=first["update_id"] + 1)
    assert again == first
    assert await api("getUpdates", offset=first["update_id"] + 2) == []
