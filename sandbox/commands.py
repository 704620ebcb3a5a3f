"""setMyCommands and its kin, the menu button."""

import re
from collections.abc import Callable
from typing import Any

from sandbox import access
from sandbox.arguments import Arguments, to_integer
from sandbox.menus import DEFAULT, Scope
from sandbox.model import Json
from sandbox.refusals import RefusalError, bad_request
from sandbox.telegram import Telegram

_NAME = re.compile(r"[a-z0-9_]+")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_PLAIN_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
_BUTTONS = {"commands", "default", "web_app"}
LIST_LIMIT = 100
NAME_LIMIT = 32
DESCRIPTION_LIMIT = 256


def set_commands(telegram: Telegram, arguments: Arguments) -> bool:
    """A call without `commands` clears the list."""
    raw = arguments.parsed("commands", "Can't parse commands JSON object")
    if raw is None:
        raw = []
    if not isinstance(raw, list):
        raise bad_request("expected an Array of BotCommand")
    if len(raw) > LIST_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    parsed = [_command(item) for item in raw]
    key = _key(telegram, arguments)
    for command in parsed:
        _check(command)
    telegram.menus.lists[key] = parsed
    telegram.changes.state()
    return True


def _command(raw: Any) -> Json:
    if not isinstance(raw, dict):
        raise _unparsed("expected an Object")
    for name in ("command", "description"):
        if not isinstance(raw.get(name), str):
            raise _unparsed(f'Can\'t find field "{name}"')
    name, description = raw["command"].removeprefix("/").strip(), raw["description"].strip()
    return {"command": name, "description": description}


def _unparsed(why: str) -> RefusalError:
    return bad_request(f"can't parse BotCommand: {why}")


def _check(command: Json) -> None:
    name, description = command["command"], command["description"]
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > NAME_LIMIT:
        raise bad_request(f"command length must not exceed {NAME_LIMIT}")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > DESCRIPTION_LIMIT:
        raise bad_request(f"command description length must not exceed {DESCRIPTION_LIMIT}")
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")


def get_commands(telegram: Telegram, arguments: Arguments) -> list[Json]:
    return telegram.menus.lists.get(_key(telegram, arguments), [])


def delete_commands(telegram: Telegram, arguments: Arguments) -> bool:
    telegram.menus.lists.pop(_key(telegram, arguments), None)
    telegram.changes.state()
    return True


def _key(telegram: Telegram, arguments: Arguments) -> tuple[Scope, str]:
    scope = _scope(telegram, arguments)
    language = arguments.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return scope, language


def _scope(telegram: Telegram, arguments: Arguments) -> Scope:
    raw = arguments.parsed("scope", "can't parse BotCommandScope JSON object")
    if raw is None:
        return DEFAULT
    if not isinstance(raw, dict) or str(raw.get("type")) not in _PLAIN_SCOPES | _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if raw["type"] in _PLAIN_SCOPES:
        return Scope(raw["type"])
    return _chat_scope(telegram, raw)


def _chat_scope(telegram: Telegram, raw: Json) -> Scope:
    chat = access.find_chat(telegram, str(raw.get("chat_id", "")))
    access.check_access(telegram, chat, "read")
    if chat.type == "channel":
        raise bad_request("can't change commands in channel chats")
    if chat.type == "private" and raw["type"] != "chat":
        raise bad_request("can't use specified scope in private chats")
    if raw["type"] != "chat_member":
        return Scope(raw["type"], chat.id)
    user_id = to_integer(str(raw.get("user_id")))
    if user_id not in telegram.world.users:
        raise bad_request("invalid user_id specified")
    return Scope("chat_member", chat.id, user_id)


def set_menu_button(telegram: Telegram, arguments: Arguments) -> bool:
    """Without `chat_id`: the default button of all private chats."""
    button = arguments.parsed("menu_button", "can't parse MenuButton JSON object")
    if button is None:
        button = {"type": "default"}
    if not isinstance(button, dict) or str(button.get("type")) not in _BUTTONS:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    chat = _menu_chat(telegram, arguments)
    if button["type"] == "default":
        telegram.menus.buttons.pop(chat, None)
    else:
        telegram.menus.buttons[chat] = button
    telegram.changes.state()
    return True


def get_menu_button(telegram: Telegram, arguments: Arguments) -> Json:
    return telegram.menus.button(_menu_chat(telegram, arguments))


def _menu_chat(telegram: Telegram, arguments: Arguments) -> int:
    if not arguments.text("chat_id"):
        return 0
    chat = access.chat_for(telegram, arguments, "read")
    if chat.type != "private":
        raise bad_request("chat not found")
    return chat.id


METHODS: dict[str, Callable[[Telegram, Arguments], Any]] = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
}
