from typing import Any

from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import BotApi


def place(person: Person, number: int) -> dict[str, Any]:
    return {"chat_id": person.id, "message_id": number}


async def test_a_deleted_message_is_gone_and_makes_no_update(api: BotApi, ivan: Person) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="x")
    assert await api("deleteMessage", **place(ivan, sent["message_id"]))
    assert sent["message_id"] not in [message.id for message in ivan.sees()]
    assert await api.updates() == []


async def test_a_second_deletion_is_refused(api: BotApi, ivan: Person) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="x")
    await api("deleteMessage", **place(ivan, sent["message_id"]))
    text = await api.refused("deleteMessage", **place(ivan, sent["message_id"]))
    assert text == "Bad Request: message to delete not found"


async def test_in_private_any_message_can_be_deleted_for_48_hours(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    theirs, later = await ivan.says("раз"), await ivan.says("два")
    assert await api("deleteMessage", **place(ivan, theirs.id))
    sandbox.advance(48 * 3600 + 1)
    text = await api.refused("deleteMessage", **place(ivan, later.id))
    assert "message can't be deleted" in text


async def test_in_a_group_others_messages_need_the_right(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    group = sandbox.group("Отдел", ivan)
    theirs = await ivan.says("раз", to=group)
    message = {"chat_id": group.id, "message_id": theirs.id}
    text = await api.refused("deleteMessage", **message)
    assert text == "Bad Request: message can't be deleted"
    group.promote_bot()
    assert await api("deleteMessage", **message)


async def test_deleting_many_skips_unknown_ids(api: BotApi, ivan: Person) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="x")
    ids = [404, sent["message_id"]]
    assert await api("deleteMessages", chat_id=ivan.id, message_ids=ids)
    assert sent["message_id"] not in [message.id for message in ivan.sees()]


async def test_deleting_takes_1_to_100_ids(api: BotApi, ivan: Person) -> None:
    for ids in ([], list(range(101))):
        assert await api.refused("deleteMessages", chat_id=ivan.id, message_ids=ids)


async def test_a_pin_posts_a_service_message_that_the_bot_receives(
    api: BotApi, ivan: Person
) -> None:
    sent = await api("sendMessage", chat_id=ivan.id, text="Доска")
    await api("pinChatMessage", **place(ivan, sent["message_id"]))
    (update,) = await api.updates()
    assert update["message"]["pinned_message"]["text"] == "Доска"
    assert update["message"]["from"]["is_bot"]
    assert ivan.private.pinned is not None
    assert (await api("getChat", chat_id=ivan.id))["pinned_message"]["text"] == "Доска"


async def test_unpinning_takes_the_newest_or_the_named_one(api: BotApi, ivan: Person) -> None:
    numbers = []
    for words in ("раз", "два", "три"):
        sent = await api("sendMessage", chat_id=ivan.id, text=words)
        numbers.append(sent["message_id"])
        await api("pinChatMessage", **place(ivan, sent["message_id"]))
    await api("unpinChatMessage", chat_id=ivan.id)
    assert ivan.private.chat.pinned == numbers[:2]
    await api("unpinChatMessage", **place(ivan, numbers[0]))
    assert ivan.private.chat.pinned == numbers[1:2]
    text = await api.refused("unpinChatMessage", **place(ivan, numbers[0]))
    assert text == "Bad Request: message to unpin not found"
    await api("unpinAllChatMessages", chat_id=ivan.id)
    assert ivan.private.pinned is None


async def test_a_pin_in_a_group_needs_the_right(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    group = sandbox.group("Отдел", ivan)
    sent = await api("sendMessage", chat_id=group.id, text="Доска")
    message = {"chat_id": group.id, "message_id": sent["message_id"]}
    text = await api.refused("pinChatMessage", **message)
    assert text == "Bad Request: not enough rights to manage pinned messages in the chat"
    group.promote_bot({"can_pin_messages": False})
    assert await api.refused("pinChatMessage", **message) == text
    group.promote_bot()
    assert await api("pinChatMessage", **message)


async def test_a_pin_of_a_missing_message_is_refused(api: BotApi, ivan: Person) -> None:
    text = await api.refused("pinChatMessage", **place(ivan, 404))
    assert text == "Bad Request: message to pin not found"


async def test_one_reaction_of_the_fixed_list_can_be_set(api: BotApi, ivan: Person) -> None:
    said = await ivan.says("5 звонков")
    await api.updates()
    thumb = [{"type": "emoji", "emoji": "👍"}]
    assert await api("setMessageReaction", reaction=thumb, **place(ivan, said.id))
    assert list(said.reactions.values()) == ["👍"]
    for wrong in (thumb * 2, [{"type": "emoji", "emoji": "🧮"}]):
        text = await api.refused("setMessageReaction", reaction=wrong, **place(ivan, said.id))
        assert text == "Bad Request: REACTION_INVALID"
    assert await api("setMessageReaction", **place(ivan, said.id))
    assert not said.reactions
    assert await api.updates() == []
