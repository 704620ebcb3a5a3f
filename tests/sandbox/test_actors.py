import asyncio

import pytest

from sandbox.people import ImpossibleError
from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import BotApi, buttons


async def test_a_person_hears_each_message_once_and_in_order(api: BotApi, ivan: Person) -> None:
    for words in ("раз", "два"):
        await api("sendMessage", chat_id=ivan.id, text=words)
    assert [(await ivan.hears()).text, (await ivan.hears()).text] == ["раз", "два"]
    with pytest.raises(TimeoutError, match="next message"):
        await ivan.hears(within=0)


async def test_hearing_waits_for_the_message(api: BotApi, ivan: Person) -> None:
    async with asyncio.TaskGroup() as group:
        heard = group.create_task(ivan.hears())
        await api("sendMessage", chat_id=ivan.id, text="раз")
    assert heard.result().text == "раз"


async def test_a_press_goes_to_the_newest_message_with_the_button(
    api: BotApi, ivan: Person
) -> None:
    yes = buttons([{"text": "Да", "callback_data": "yes"}])
    for _ in range(2):
        last = await api("sendMessage", chat_id=ivan.id, text="?", reply_markup=yes)
    await api("sendMessage", chat_id=ivan.id, text="!")
    await ivan.presses_without_waiting("Да")
    (update,) = await api.updates()
    assert update["callback_query"]["message"]["message_id"] == last["message_id"]
    with pytest.raises(ImpossibleError, match="no button"):
        await ivan.presses_without_waiting("Нет")


async def test_until_looks_again_after_every_change(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(sandbox.until(lambda: len(ivan.private.from_bot) == 2))
        for words in ("раз", "два"):
            await api("sendMessage", chat_id=ivan.id, text=words)
    with pytest.raises(TimeoutError, match="a third"):
        await sandbox.until(lambda: len(ivan.private.from_bot) == 3, within=0, what="a third")


async def test_the_bot_has_read_all_once_it_has_confirmed_all(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    await ivan.says("5 звонков")
    with pytest.raises(TimeoutError):
        await sandbox.until_read(within=0)
    async with asyncio.TaskGroup() as group:
        group.create_task(sandbox.until_read())
        await api.updates()


async def test_nobody_writes_where_they_are_not(sandbox: Sandbox, ivan: Person) -> None:
    olga = sandbox.person("Ольга")
    group = sandbox.group("Отдел", ivan)
    with pytest.raises(ImpossibleError, match="Ольга is not in this chat"):
        await olga.says("привет", to=group)


async def test_a_message_needs_1_to_4096_characters(ivan: Person) -> None:
    for words in ("", " \n", "x" * 4097):
        with pytest.raises(ImpossibleError):
            await ivan.says(words)


async def test_any_unicode_a_person_types_arrives(api: BotApi, ivan: Person) -> None:
    await ivan.says("😀 \u202eabc \ud800")
    (update,) = await api.updates()
    assert update["message"]["text"] == "😀 \u202eabc ?"


async def test_a_rename_shows_in_the_next_message(api: BotApi, ivan: Person) -> None:
    await ivan.renames("<b>&\"' Ваня", "vanya")
    await ivan.says("x")
    (update,) = await api.updates()
    author = update["message"]["from"]
    assert (author["first_name"], author["username"]) == ("<b>&\"'", "vanya")


async def test_a_person_takes_a_message_back(api: BotApi, ivan: Person) -> None:
    said = await ivan.says("5 звонков")
    await api.updates()
    await ivan.deletes(said)
    assert said not in ivan.sees()
    assert await api.updates(offset=1) == []


async def test_a_block_can_be_lifted_without_a_word(api: BotApi, ivan: Person) -> None:
    await ivan.blocks_bot()
    await ivan.unblocks_bot()
    blocked, lifted = [update["my_chat_member"] for update in await api.updates()]
    assert blocked["new_chat_member"]["status"] == "kicked"
    assert lifted["new_chat_member"]["status"] == "member"
    assert await api("sendMessage", chat_id=ivan.id, text="x")


async def test_a_bot_that_is_admin_no_more_may_not_pin(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    group = sandbox.group("Отдел", ivan, bot_admin=True)
    sent = await api("sendMessage", chat_id=group.id, text="Доска")
    group.demote_bot()
    pin = {"chat_id": group.id, "message_id": sent["message_id"]}
    assert "not enough rights" in await api.refused("pinChatMessage", **pin)
