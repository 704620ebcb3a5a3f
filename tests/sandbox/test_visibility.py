from typing import Any

import pytest

from sandbox.testing import Group, Person, Sandbox
from tests.sandbox.conftest import BotApi

Json = dict[str, Any]


@pytest.fixture
def group(sandbox: Sandbox, ivan: Person) -> Group:
    group = sandbox.group("Отдел", ivan)
    sandbox.telegram.queue.clear()
    return group


async def texts(api: BotApi) -> list[str]:
    return [update["message"].get("text", "") for update in await api.updates()]


async def test_in_a_group_the_bot_sees_no_plain_talk(
    api: BotApi, group: Group, ivan: Person
) -> None:
    for words in ("5 звонков", "@salesbeat_bot привет", "/top@other_bot", "/top"):
        await ivan.says(words, to=group)
    assert await texts(api) == []


async def test_in_a_group_the_bot_sees_commands_meant_for_it(
    api: BotApi, group: Group, ivan: Person
) -> None:
    await ivan.says("/top@Salesbeat_Bot неделя", to=group)
    assert await texts(api) == ["/top@Salesbeat_Bot неделя"]


async def test_a_bare_command_reaches_the_bot_that_spoke_last(
    api: BotApi, group: Group, ivan: Person
) -> None:
    await api("sendMessage", chat_id=group.id, text="Доска")
    await ivan.says("/top", to=group)
    assert await texts(api) == ["/top"]


async def test_replies_to_the_bot_reach_it(api: BotApi, group: Group, ivan: Person) -> None:
    await api("sendMessage", chat_id=group.id, text="Доска")
    board = await group.next_message()
    await ivan.says("класс", to=group, reply_to=board)
    assert await texts(api) == ["класс"]


async def test_an_admin_bot_sees_everything(api: BotApi, group: Group, ivan: Person) -> None:
    group.promote_bot()
    await ivan.says("5 звонков", to=group)
    change, message = await api.updates()
    assert change["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert message["message"]["text"] == "5 звонков"


async def test_in_private_the_bot_sees_everything(api: BotApi, ivan: Person) -> None:
    await ivan.says("5 звонков")
    assert await texts(api) == ["5 звонков"]


async def test_only_edits_of_messages_received_are_seen(
    api: BotApi, group: Group, ivan: Person
) -> None:
    hidden = await ivan.says("5 звонков", to=group)
    seen = await ivan.says("5 звонков")
    await api.updates()
    await ivan.edits(hidden, "6 звонков")
    await ivan.edits(seen, "7 звонков")
    (update,) = await api.updates(offset=1)
    assert update["edited_message"]["text"] == "7 звонков"
    assert update["edited_message"]["edit_date"]


async def test_being_added_and_kicked_is_told(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    group = sandbox.group("Отдел", ivan)
    group.kick_bot()
    changes = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await api.updates()
        if "my_chat_member" in update
    ]
    assert changes == ["member", "kicked"]


async def test_joining_and_leaving_are_service_messages(
    api: BotApi, sandbox: Sandbox, group: Group
) -> None:
    olga = sandbox.person("Ольга")
    await olga.joins(group)
    await olga.leaves(group)
    came, went = [update["message"] for update in await api.updates()]
    assert came["new_chat_members"][0]["id"] == olga.id
    assert went["left_chat_member"]["id"] == olga.id


async def test_a_kicked_bot_sees_nothing_more(api: BotApi, group: Group, ivan: Person) -> None:
    group.kick_bot()
    await api.updates()
    await ivan.says("/top@salesbeat_bot", to=group)
    assert await api.updates(offset=1) == []


async def test_an_anonymous_admin_hides_behind_the_group(
    api: BotApi, group: Group, ivan: Person
) -> None:
    await ivan.says_as_anonymous_admin("/top@salesbeat_bot", to=group)
    (update,) = await api.updates()
    assert update["message"]["from"]["id"] == 1087968824
    assert update["message"]["sender_chat"]["id"] == group.id


async def test_a_channel_as_member_hides_the_person(
    api: BotApi, sandbox: Sandbox, group: Group, ivan: Person
) -> None:
    channel = sandbox.group("Новости", ivan, kind="channel", bot=False)
    await ivan.says_as_channel("/top@salesbeat_bot", channel=channel, to=group)
    (update,) = await api.updates()
    assert update["message"]["from"]["id"] == 136817688
    assert update["message"]["sender_chat"]["id"] == channel.id


async def test_a_linked_channels_post_is_an_automatic_forward(
    api: BotApi, sandbox: Sandbox, group: Group, ivan: Person
) -> None:
    group.promote_bot()
    channel = sandbox.group("Новости", ivan, kind="channel", bot=False)
    await ivan.posts_through_linked_channel("Новость", channel=channel, to=group)
    message = (await api.updates())[-1]["message"]
    assert message["from"]["id"] == 777000
    assert message["is_automatic_forward"]
    assert message["forward_origin"]["chat"]["id"] == channel.id


async def test_a_forward_names_its_author(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    olga = sandbox.person("Ольга")
    await ivan.forwards("5 звонков", author=olga)
    (update,) = await api.updates()
    assert update["message"]["from"]["id"] == ivan.id
    assert update["message"]["forward_origin"]["sender_user"]["id"] == olga.id


async def test_a_channel_post_has_no_author(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    channel = sandbox.group("Новости", ivan, kind="channel")
    await ivan.says("Новость", to=channel)
    post = (await api.updates())[-1]["channel_post"]
    assert "from" not in post
    assert post["sender_chat"]["id"] == channel.id
    sent = await api("sendMessage", chat_id=channel.id, text="Доска")
    assert "from" not in sent
    edited = {"chat_id": channel.id, "message_id": sent["message_id"], "text": "Доска 2"}
    assert (await api("editMessageText", **edited))["text"] == "Доска 2"


async def test_messages_in_a_topic_say_so(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    forum = sandbox.group("Отдел", ivan, topics=["Отчёты"], bot_admin=True)
    await api.updates()
    await ivan.says("в отчёты", to=forum, thread=forum.topic("Отчёты"))
    await ivan.says("в общий", to=forum)
    inside, general = [update["message"] for update in await api.updates(offset=1)]
    assert inside["message_thread_id"] == forum.topic("Отчёты")
    assert inside["is_topic_message"]
    assert inside["reply_to_message"]["forum_topic_created"]["name"] == "Отчёты"
    assert "message_thread_id" not in general


async def test_a_deep_link_arrives_as_start_with_its_payload(
    api: BotApi, group: Group, ivan: Person
) -> None:
    await ivan.says("https://t.me/salesbeat_bot?start=invite_42", to=group)
    (update,) = await api.updates()
    assert update["message"]["text"] == "/start invite_42"
    assert update["message"]["chat"]["id"] == ivan.id


async def test_a_group_link_arrives_as_start_at_the_bot(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    group = sandbox.group("Отдел", ivan, bot=False)
    group.add_bot(payload="team_7")
    assert (await texts_of_messages(api))[-1] == "/start@salesbeat_bot team_7"


async def texts_of_messages(api: BotApi) -> list[str]:
    messages = [update["message"] for update in await api.updates() if "message" in update]
    return [message.get("text", "") for message in messages]
