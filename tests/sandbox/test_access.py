import pytest

from sandbox.testing import Group, Person, Sandbox
from tests.sandbox.conftest import BotApi


async def refusal(api: BotApi, chat_id: int, **more: object) -> str:
    return await api.refused("sendMessage", chat_id=chat_id, text="x", **more)


@pytest.fixture
def group(sandbox: Sandbox, ivan: Person) -> Group:
    group = sandbox.group("Отдел", ivan)
    sandbox.telegram.queue.clear()
    return group


async def test_a_person_who_never_wrote_cannot_be_written_to(
    api: BotApi, sandbox: Sandbox, group: Group
) -> None:
    olga = sandbox.person("Ольга")
    await olga.joins(group)
    text = await refusal(api, olga.id)
    assert text == "Forbidden: bot can't initiate conversation with a user"


async def test_a_person_the_bot_has_never_met_is_not_found(api: BotApi, sandbox: Sandbox) -> None:
    assert await refusal(api, sandbox.person("Ольга").id) == "Bad Request: chat not found"


async def test_a_block_is_told_and_then_refuses(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    await ivan.blocks_bot()
    (update,) = await api.updates()
    change = update["my_chat_member"]
    assert change["chat"]["id"] == change["from"]["id"] == ivan.id
    assert change["old_chat_member"]["status"] == "member"
    assert change["new_chat_member"]["status"] == "kicked"
    assert await refusal(api, ivan.id) == "Forbidden: bot was blocked by the user"


async def test_writing_again_lifts_the_block(api: BotApi, ivan: Person) -> None:
    await ivan.blocks_bot()
    await ivan.starts()
    kinds = [next(reversed(update)) for update in await api.updates()]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]
    assert await api("sendMessage", chat_id=ivan.id, text="x")


async def test_a_deactivated_person_is_refused(api: BotApi, ivan: Person) -> None:
    await ivan.deactivates()
    assert await refusal(api, ivan.id) == "Forbidden: user is deactivated"


@pytest.mark.parametrize(("kind", "name"), [("group", "group"), ("supergroup", "supergroup")])
async def test_a_kicked_bot_is_refused(
    api: BotApi, sandbox: Sandbox, ivan: Person, kind: str, name: str
) -> None:
    group = sandbox.group("Отдел", ivan, topics=["Отчёты"] if kind == "supergroup" else [])
    group.kick_bot()
    why = f"Forbidden: bot was kicked from the {name} chat"
    assert await refusal(api, group.id) == why
    assert await api.refused("getChat", chat_id=group.id) == why
    change = next(
        update["my_chat_member"]
        for update in reversed(await api.updates())
        if "my_chat_member" in update
    )
    assert change["new_chat_member"]["status"] == "kicked"


async def test_a_bot_that_left_is_refused(api: BotApi, group: Group) -> None:
    assert await api("leaveChat", chat_id=group.id)
    text = await refusal(api, group.id)
    assert text == "Forbidden: bot is not a member of the group chat"


async def test_a_private_chat_cannot_be_left(api: BotApi, ivan: Person) -> None:
    assert await api.refused("leaveChat", chat_id=ivan.id)


async def test_a_deleted_group_is_refused(api: BotApi, group: Group) -> None:
    group.delete()
    assert await refusal(api, group.id) == "Forbidden: the group chat was deleted"


async def test_an_upgraded_group_is_refused_with_its_new_id(api: BotApi, group: Group) -> None:
    new = group.migrate()
    answer = await api.envelope("sendMessage", chat_id=group.id, text="x")
    assert answer["status"] == 400
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new.id}


async def test_both_chats_are_told_of_an_upgrade_and_ids_start_again(
    api: BotApi, group: Group
) -> None:
    new = group.migrate()
    old, fresh = [update["message"] for update in await api.updates()]
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (group.id, new.id)
    assert (fresh["chat"]["id"], fresh["migrate_from_chat_id"]) == (new.id, group.id)
    assert fresh["message_id"] == 1
    assert group.id < 0
    assert str(new.id).startswith("-100")
    assert (await api("sendMessage", chat_id=new.id, text="x"))["message_id"] == 2


async def test_private_chats_and_basic_groups_share_one_sequence_of_ids(
    api: BotApi, group: Group, ivan: Person
) -> None:
    first = await api("sendMessage", chat_id=ivan.id, text="x")
    second = await api("sendMessage", chat_id=group.id, text="x")
    assert second["message_id"] == first["message_id"] + 1


async def test_a_closed_topic_is_refused_unless_the_bot_manages_topics(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    forum = sandbox.group("Отдел", ivan, topics=["Отчёты"])
    topic = forum.topic("Отчёты")
    forum.close_topic(topic)
    text = await refusal(api, forum.id, message_thread_id=topic)
    assert text == "Bad Request: TOPIC_CLOSED"
    forum.promote_bot()
    assert await api("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic)


@pytest.mark.parametrize("thread", [1, 404])
async def test_a_topic_that_is_not_there_or_general_is_refused(
    api: BotApi, sandbox: Sandbox, ivan: Person, thread: int
) -> None:
    forum = sandbox.group("Отдел", ivan, topics=["Отчёты"])
    text = await refusal(api, forum.id, message_thread_id=thread)
    assert text == "Bad Request: message thread not found"


async def test_a_bot_without_the_right_to_send_is_refused(api: BotApi, group: Group) -> None:
    group.mute_members()
    text = await refusal(api, group.id)
    assert text == "Bad Request: not enough rights to send text messages to the chat"
    group.promote_bot()
    assert await api("sendMessage", chat_id=group.id, text="x")


async def test_members_are_shown_with_their_status(
    api: BotApi, sandbox: Sandbox, group: Group, ivan: Person
) -> None:
    olga = sandbox.person("Ольга")
    await olga.joins(group)
    stranger = sandbox.person("Пётр")
    expected = {ivan: "creator", olga: "member", stranger: "left"}
    for person, status in expected.items():
        member = await api("getChatMember", chat_id=group.id, user_id=person.id)
        assert member["status"] == status
    assert await api("getChatMemberCount", chat_id=group.id) == 3
    (creator,) = await api("getChatAdministrators", chat_id=group.id)
    assert creator["user"]["id"] == ivan.id
    assert "invalid user_id" in await api.refused("getChatMember", chat_id=group.id, user_id=404)


async def test_topics_need_a_forum_and_the_right_to_manage_them(
    api: BotApi, sandbox: Sandbox, ivan: Person, group: Group
) -> None:
    assert "not a forum" in await api.refused("createForumTopic", chat_id=group.id, name="А")
    forum = sandbox.group("Отдел", ivan, topics=["Отчёты"])
    assert "not enough rights" in await api.refused("createForumTopic", chat_id=forum.id, name="А")
    forum.promote_bot()
    topic = await api("createForumTopic", chat_id=forum.id, name="Планы")
    assert forum.topic("Планы") == topic["message_thread_id"]
    closing = {"chat_id": forum.id, "message_thread_id": topic["message_thread_id"]}
    assert await api("closeForumTopic", **closing)
    assert await api.refused("closeForumTopic", **closing) == "Bad Request: TOPIC_NOT_MODIFIED"
    assert await api("reopenForumTopic", **closing)
