import pytest

from sandbox.flood import OFF, Flood, Limits
from sandbox.model import Chat, Sequence
from sandbox.refusals import RefusalError
from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import BotApi

IVAN = Chat(101, "private", "Иван", Sequence())
OLGA = Chat(102, "private", "Ольга", Sequence())
TEAM = Chat(-1, "group", "Отдел", Sequence())


def retry_after(flood: Flood, chat: Chat, now: float) -> int:
    with pytest.raises(RefusalError) as refusal:
        flood.admit(chat, now)
    assert refusal.value.code == 429
    assert refusal.value.parameters is not None
    return int(refusal.value.parameters["retry_after"])


def test_a_chat_takes_a_burst_and_then_one_a_second() -> None:
    flood = Flood(Limits(per_second=0, per_group_minute=0, burst=3))
    for _ in range(3):
        flood.admit(IVAN, 100.0)
    assert retry_after(flood, IVAN, 100.0) == 1
    flood.admit(OLGA, 100.0)
    flood.admit(IVAN, 101.0)
    assert retry_after(flood, IVAN, 101.5) == 1


def test_a_group_takes_20_a_minute() -> None:
    flood = Flood(Limits(per_second=0, per_chat_second=0, per_group_minute=20))
    for second in range(20):
        flood.admit(TEAM, 100.0 + second)
    assert retry_after(flood, TEAM, 120.0) == 40
    flood.admit(TEAM, 160.0)


def test_all_chats_together_take_30_a_second() -> None:
    flood = Flood(Limits(per_second=30, per_chat_second=0))
    for number in range(30):
        flood.admit(Chat(1000 + number, "private", "x", Sequence()), 100.0)
    assert retry_after(flood, IVAN, 100.9) == 1
    flood.admit(IVAN, 101.0)


def test_what_is_refused_does_not_count() -> None:
    flood = Flood(Limits(per_second=1, per_chat_second=0, per_group_minute=0))
    flood.admit(IVAN, 100.0)
    for tenth in range(1, 10):
        assert retry_after(flood, IVAN, 100.0 + tenth / 10) == 1
    flood.admit(IVAN, 101.0)


def test_no_limits_no_refusals() -> None:
    flood = Flood(OFF)
    for _ in range(1_000):
        flood.admit(TEAM, 100.0)


async def test_a_flood_is_429_and_edits_count_too(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    sandbox.telegram.flood = Flood(Limits(per_second=0, per_group_minute=0, burst=2))
    sent = await api("sendMessage", chat_id=ivan.id, text="раз")
    edit = {"chat_id": ivan.id, "message_id": sent["message_id"]}
    await api("editMessageText", text="два", **edit)
    answer = await api.envelope("editMessageText", text="три", **edit)
    assert answer["status"] == answer["error_code"] == 429
    assert answer["description"] == "Too Many Requests: retry after 1"
    assert answer["parameters"] == {"retry_after": 1}
    sandbox.advance(1)
    assert await api("editMessageText", text="три", **edit)


async def test_content_is_checked_before_the_flood(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    sandbox.telegram.flood = Flood(Limits(per_second=1))
    for _ in range(2):
        assert "too long" in await api.refused("sendMessage", chat_id=ivan.id, text="x" * 4097)
    assert await api("sendMessage", chat_id=ivan.id, text="x")
