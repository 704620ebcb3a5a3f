"""The list of commands behind Telegram's menu button, by role and place; at most 12 a list."""

import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)

from locales.texts import LANGUAGES, texts
from sales.teams import Person, Role

log = logging.getLogger(__name__)

_PRIVATE: dict[Role | None, tuple[str, ...]] = {
    None: ("start", "help", "lang"),
    Role.VIEWER: ("top", "menu", "teams", "help", "lang"),
    Role.MANAGER: (
        *("call", "meeting", "presentation", "proposal", "sale", "undo"),
        *("today", "plan", "top", "zero", "menu", "help"),
    ),
    Role.HEAD: (
        *("team", "digest", "top", "target", "invite", "log"),
        *("call", "sale", "today", "settings", "menu", "help"),
    ),
}
GROUP = (
    "call",
    "meeting",
    "presentation",
    "proposal",
    "sale",
    "undo",
    "top",
    "why",
    "bind",
    "menu",
    "help",
)


def private_commands(role: Role | None, *, is_owner: bool = False) -> tuple[str, ...]:
    """What a person of the role sees in their private chat."""
    own = ("newteam",) if is_owner and role is None else ()
    return own + _PRIVATE[role]


def described(commands: tuple[str, ...], language: str) -> list[BotCommand]:
    words = texts(language)
    return [BotCommand(command=it, description=words(f"command.{it}")) for it in commands]


async def show_commands(
    bot: Bot, person: Person, role: Role | None, *, is_owner: bool = False
) -> None:
    """Show a person the commands of their role in their language; a failure only leaves the old."""
    commands = described(private_commands(role, is_owner=is_owner), person.language)
    try:
        await bot.set_my_commands(commands, scope=BotCommandScopeChat(chat_id=person.id))
    except AiogramError as error:
        log.warning("the menu of %s stays as it is: %s", person.id, error)


async def show_default_commands(bot: Bot, default_language: str) -> None:
    """Show strangers, and everyone in groups, what can be said, in the language of their app."""
    for language in ("", *LANGUAGES):
        spoken = language or default_language
        code = language or None
        strangers = described(private_commands(None), spoken)
        group = described(GROUP, spoken)
        await bot.set_my_commands(strangers, scope=BotCommandScopeDefault(), language_code=code)
        await bot.set_my_commands(group, scope=BotCommandScopeAllGroupChats(), language_code=code)
