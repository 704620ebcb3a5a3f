"""/menu: buttons to everything a person may do here; and the words of the reply keyboard."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.handler import CallableObject
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.absences import absent
from handlers.binding import build_guide
from handlers.exporting import export
from handlers.filters import When, one_of
from handlers.greeting import keyboard
from handlers.importing import how as how_to_import
from handlers.inviting import invite
from handlers.languages import ask_language
from handlers.members import change_role, remove
from handlers.plans import plan
from handlers.presses import fields
from handlers.seeing import digest, entries, own, team, top
from handlers.settings import settings
from handlers.starting import show_help
from handlers.talk import Talk
from handlers.targets import target
from handlers.teams import my_teams, new_team
from locales.texts import LANGUAGES, Html, Texts, texts
from reports.own import OWN_COMMANDS
from reports.post import Button, Post, rows_of
from sales.errors import SalesError
from sales.rights import may
from sales.teams import Actor, Place

Opener = Callable[..., Awaitable[Any]]  # a command's handler, opened as if said alone

LOG = "log_work"  # no command: how to log, and the keyboard for it
A_ROW = 2
_KEYS = {"keyboard.today": "today"}
KEYBOARD_COMMANDS = {
    str(texts(language)(key)): act for key, act in _KEYS.items() for language in LANGUAGES
}
"""The keyboard's words that stand for a command; its other words are logs."""


def build_router() -> Router:
    router = Router(name="menu")
    router.message.register(menu, Command("menu"))
    router.callback_query.register(chosen, When(F.data.startswith("menu:")))
    return router


def build_keyboard_router() -> Router:
    """The keyboard's words that stand for a command: before free text."""
    router = Router(name="keyboard")
    router.message.register(word_said, When(one_of(KEYBOARD_COMMANDS)))
    return router


async def menu(talk: Talk) -> None:
    """``/menu``"""
    await talk.answer(build_menu(talk.texts, talk.actor, talk.bot_name))


def acts(actor: Actor) -> list[str]:
    """What the actor may open here, in the order of the buttons."""
    return [act for act in _OPENERS if _may_open(actor, act)]


def _may_open(actor: Actor, act: str) -> bool:
    if act == "bind":  # said in groups; in private the button tells how
        return actor.is_head and actor.place is Place.PRIVATE
    if act == "teams" and actor.teams < 2:
        return False
    return may(actor, act)


async def chosen(talk: Talk, event: CallbackQuery, bot: Bot) -> None:
    """A button of the menu: as if the command were said, with nothing behind it."""
    (act,) = fields(event, 1)
    if _is_of_another(talk):
        raise SalesError("menu.of_another")
    if act == LOG and talk.actor.sells:
        await talk.sender.send(
            talk.actor.person.id,
            Post(talk.texts("menu.how_to_log")),
            keyboard=keyboard(talk.texts, talk.actor.role),
        )
    else:
        await _open(talk, act, bot)
    await talk.toast()


async def word_said(talk: Talk, event: Message, bot: Bot) -> None:
    """«Сегодня»: a key of the keyboard."""
    await _open(talk, KEYBOARD_COMMANDS[event.text or ""], bot)


async def _open(talk: Talk, act: str, bot: Bot) -> None:
    if act not in _OPENERS:
        raise SalesError("press.old")
    if not _may_open(talk.actor, act):
        raise SalesError("gate.no_right")
    opener = CallableObject(_OPENERS[act])
    await opener.call(talk, event=talk.event, command=CommandObject(command=act), bot=bot)


async def _how_to_bind(talk: Talk) -> None:
    await talk.answer(build_guide(talk.texts, talk.bot_name))


_OPENERS: dict[str, Opener] = {
    **{command: partial(own, kind=kind) for kind, command in OWN_COMMANDS.items()},
    "plan": plan,
    "top": top,
    "team": team,
    "digest": digest,
    "entries": entries,
    "absent": absent,
    "export": export,
    "import": how_to_import,
    "target": target,
    "settings": settings,
    "invite": invite,
    "role": change_role,
    "remove": remove,
    "bind": _how_to_bind,
    "newteam": new_team,
    "teams": my_teams,
    "lang": ask_language,
    "help": show_help,
}
"""The handlers that the buttons open, in the order of the buttons."""


def build_menu(words: Texts, actor: Actor, bot_name: str) -> Post:
    """The buttons; in a group with a way to the private chat, where the rest is."""
    in_private = actor.place is Place.PRIVATE
    buttons = [Button(words(f"menu.button.{act}"), f"menu:{act}") for act in acts(actor)]
    rows = [*rows_of(buttons, A_ROW)]
    if in_private and actor.sells:
        rows.insert(0, (Button(words("menu.button.log_work"), f"menu:{LOG}"),))
    if not in_private:
        rows.append((Button(words("menu.button.private"), url=f"https://t.me/{bot_name}"),))
    return Post(_title(words, actor), buttons=tuple(rows))


def _title(words: Texts, actor: Actor) -> Html:
    if actor.team is None or actor.role is None or actor.place is not Place.PRIVATE:
        return words("menu.title")
    return words("menu.title_team", team=actor.team.name, role=words(f"role.{actor.role}"))


def _is_of_another(talk: Talk) -> bool:
    """In a group buttons obey only the one they answer."""
    asked = talk.message.reply_to_message if talk.message else None
    if talk.actor.place is Place.PRIVATE or asked is None or asked.from_user is None:
        return False
    return asked.from_user.id != talk.actor.person.id
