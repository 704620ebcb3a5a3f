"""People picked from the list that a key opens: what may be, and what the bot hears."""

import json
from typing import Any

import pytest

from sandbox.people import ImpossibleError
from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import BotApi

KEY = "Выбрать"


def keyboard(**request: Any) -> str:
    key = {"text": KEY, "request_users": {"request_id": 7, "user_is_bot": False} | request}
    return json.dumps({"keyboard": [[key]]})


async def offer(api: BotApi, ivan: Person, **request: Any) -> None:
    await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=keyboard(**request))
    await api.updates()


async def test_the_bot_hears_who_was_picked_with_what_its_key_asked_for(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    anna = sandbox.person("Анна Ким", username="anna")
    await offer(api, ivan, request_name=True)
    await ivan.shares(KEY, anna)
    [update] = await api.updates()
    assert update["message"]["from"]["id"] == ivan.id
    assert update["message"]["users_shared"] == {
        "request_id": 7,
        "user_ids": [anna.id],
        "users": [{"user_id": anna.id, "first_name": "Анна", "last_name": "Ким"}],
    }


async def test_no_more_are_picked_than_the_key_allows_and_one_at_least(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    both = sandbox.person("Анна"), sandbox.person("Пётр")
    await offer(api, ivan)
    for picked in ((), both):
        with pytest.raises(ImpossibleError):
            await ivan.shares(KEY, *picked)
    await offer(api, ivan, max_quantity=2)
    await ivan.shares(KEY, *both)
    assert len(await api.updates()) == 1


async def test_without_such_a_key_nobody_can_be_picked(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    anna = sandbox.person("Анна")
    await offer(api, ivan)
    with pytest.raises(ImpossibleError):
        await ivan.shares("Другая", anna)
    gone = json.dumps({"remove_keyboard": True})
    await api("sendMessage", chat_id=ivan.id, text="всё", reply_markup=gone)
    with pytest.raises(ImpossibleError):
        await ivan.shares(KEY, anna)


async def test_a_key_that_asks_for_people_is_for_private_chats(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    group = sandbox.group("Отдел", ivan)
    refused = await api.refused("sendMessage", chat_id=group.id, text="?", reply_markup=keyboard())
    assert refused == "Bad Request: users can be requested in private chats only"
