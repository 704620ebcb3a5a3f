import asyncio

import pytest

from sandbox.testing import Person
from tests.sandbox.conftest import BotApi

HOOK = "https://bot.example.org/hook"


async def test_get_updates_is_refused_while_a_webhook_is_set(api: BotApi) -> None:
    await api("setWebhook", url=HOOK)
    answer = await api.envelope("getUpdates")
    assert answer["status"] == 409
    assert answer["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await api("deleteWebhook")
    assert await api("getUpdates") == []


async def test_setting_a_webhook_ends_the_poll(api: BotApi) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(api.envelope("getUpdates", timeout=30))
        await api("getMe")
        await api("setWebhook", url=HOOK)
    assert poll.result()["description"] == "Conflict: terminated by setWebhook request"


@pytest.mark.parametrize("url", ["http://bot.example.org/", "https://bot.example.org:8080/"])
async def test_a_webhook_needs_https_and_one_of_four_ports(api: BotApi, url: str) -> None:
    assert (await api.refused("setWebhook", url=url)).startswith("Bad Request: bad webhook: ")


async def test_a_webhook_on_this_machine_may_be_plain(api: BotApi) -> None:
    assert await api("setWebhook", url="http://127.0.0.1:8080/hook")


async def test_a_secret_token_has_plain_characters_only(api: BotApi) -> None:
    text = await api.refused("setWebhook", url=HOOK, secret_token="про бел")
    assert text == "Bad Request: secret token contains unallowed characters"


async def test_setting_it_twice_within_a_second_is_429(api: BotApi) -> None:
    await api("setWebhook", url=HOOK)
    answer = await api.envelope("setWebhook", url=HOOK)
    assert answer["status"] == 429
    assert answer["parameters"] == {"retry_after": 1}


async def test_the_info_tells_the_url_and_what_waits(api: BotApi, ivan: Person) -> None:
    await api("setWebhook", url=HOOK, max_connections=500)
    await ivan.says("x")
    info = await api("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (HOOK, 1, 100)
    await api("deleteWebhook", drop_pending_updates=True)
    assert (await api("getWebhookInfo"))["pending_update_count"] == 0
