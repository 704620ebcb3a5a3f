from typing import Any

import pytest

from sandbox.testing import Person, Sandbox
from tests.sandbox.conftest import BotApi

Json = dict[str, Any]
TODAY: Json = {"command": "today", "description": "Мой день"}


async def test_a_list_can_be_set_read_and_deleted(api: BotApi, ivan: Person) -> None:
    await api("setMyCommands", commands=[TODAY])
    assert await api("getMyCommands") == [TODAY]
    assert ivan.commands() == ["today"]
    await api("deleteMyCommands")
    assert await api("getMyCommands") == []


async def test_a_call_without_commands_clears_the_list(api: BotApi) -> None:
    await api("setMyCommands", commands=[TODAY])
    await api("setMyCommands")
    assert await api("getMyCommands") == []


async def test_a_leading_slash_is_cut(api: BotApi) -> None:
    await api("setMyCommands", commands=[TODAY | {"command": "/today"}])
    assert await api("getMyCommands") == [TODAY]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ({"command": "x" * 33}, "command length must not exceed 32"),
        ({"description": "x" * 257}, "command description length must not exceed 256"),
        ({"command": "/"}, "command must be non-empty"),
        ({"command": "Today"}, "BOT_COMMAND_INVALID"),
        ({"command": "день"}, "BOT_COMMAND_INVALID"),
    ],
)
async def test_a_wrong_command_is_refused(api: BotApi, command: Json, why: str) -> None:
    refusal = await api.refused("setMyCommands", commands=[TODAY | command])
    assert refusal == f"Bad Request: {why}"


async def test_commands_are_an_array_of_100_at_most(api: BotApi) -> None:
    refusal = await api.refused("setMyCommands", commands={})
    assert refusal == "Bad Request: expected an Array of BotCommand"
    many = [TODAY | {"command": f"c{number}"} for number in range(101)]
    assert await api.refused("setMyCommands", commands=many)


@pytest.mark.parametrize("language", ["rus", "RU", "р"])
async def test_a_language_is_two_small_letters(api: BotApi, language: str) -> None:
    refusal = await api.refused("setMyCommands", commands=[TODAY], language_code=language)
    assert refusal == "Bad Request: invalid language code specified"


async def test_a_private_chat_takes_only_the_scope_chat(api: BotApi, ivan: Person) -> None:
    scope = {"type": "chat_administrators", "chat_id": ivan.id}
    refusal = await api.refused("setMyCommands", commands=[TODAY], scope=scope)
    assert refusal == "Bad Request: can't use specified scope in private chats"


async def test_a_channel_has_no_commands(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    channel = sandbox.group("Новости", ivan, kind="channel")
    scope = {"type": "chat", "chat_id": channel.id}
    refusal = await api.refused("setMyCommands", commands=[TODAY], scope=scope)
    assert refusal == "Bad Request: can't change commands in channel chats"


async def test_a_scope_of_an_unknown_chat_is_refused(api: BotApi) -> None:
    scope = {"type": "chat", "chat_id": 404}
    refusal = await api.refused("setMyCommands", commands=[TODAY], scope=scope)
    assert refusal == "Bad Request: chat not found"


async def test_the_narrowest_scope_is_shown(api: BotApi, sandbox: Sandbox, ivan: Person) -> None:
    group = sandbox.group("Отдел", ivan)
    scopes: list[tuple[str, Json]] = [
        ("any", {"type": "default"}),
        ("groups", {"type": "all_group_chats"}),
        ("admins", {"type": "all_chat_administrators"}),
        ("here", {"type": "chat", "chat_id": group.id}),
        ("admins_here", {"type": "chat_administrators", "chat_id": group.id}),
        ("me", {"type": "chat_member", "chat_id": group.id, "user_id": ivan.id}),
    ]
    for name, scope in scopes:
        await api("setMyCommands", commands=[TODAY | {"command": name}], scope=scope)
        assert ivan.commands(group) == [name]
    assert ivan.commands() == ["any"]


async def test_the_persons_language_comes_before_the_list_for_all(
    api: BotApi, sandbox: Sandbox, ivan: Person
) -> None:
    john = sandbox.person("John", language="en")
    await api("setMyCommands", commands=[TODAY])
    await api("setMyCommands", commands=[TODAY | {"command": "day"}], language_code="en")
    assert john.commands() == ["day"]
    assert ivan.commands() == ["today"]


async def test_the_menu_button_of_a_chat_comes_before_the_default(
    api: BotApi, ivan: Person
) -> None:
    app = {"type": "web_app", "text": "App", "web_app": {"url": "https://example.org"}}
    await api("setChatMenuButton", chat_id=ivan.id, menu_button=app)
    assert await api("getChatMenuButton", chat_id=ivan.id) == app
    assert await api("getChatMenuButton") == {"type": "commands"}
    assert "menu button" in await api.refused("setChatMenuButton", menu_button={"type": "x"})
