"""/menu: buttons to everything a person may do here; and the words of the reply keyboard."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.handler import CallableObject
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.binding import build_guide
from handlers.greeting import keyboard
from handlers.inviting import invite
from handlers.languages import ask_language
from handlers.members import change_role, remove
from handlers.presses import fields
from handlers.starting import show_help
from handlers.talk import Talk
from handlers.targets import target
from handlers.teams import my_teams, new_team
from locales.texts import LANGUAGES, Html, texts
from reports.post import Button, Post
from sales.errors import SalesError
from sales.rights import RULES, may
from sales.teams import Actor, Place

Opener = Callable[..., Awaitable[Any]]  # a command's handler, opened as if said alone

LOG = "log_work"  # no command: how to log, and the keyboard for it
A_ROW = 2
_OPENERS: dict[str, Opener] = {
    "target": target,
    "invite": invite,
    "role": change_role,
    "remove": remove,
    "newteam": new_team,
    "teams": my_teams,
    "lang": ask_language,
    "help": show_help,
}
_ORDER = (
    *("today", "week", "month", "top", "team", "digest", "entries", "export"),
    *("target", "invite", "role", "remove", "bind", "newteam", "teams", "lang", "help"),
)
_KEYS = {"keyboard.today": "today", "keyboard.top": "top"}
KEYBOARD_COMMANDS = {
    str(texts(language)(key)): act for key, act in _KEYS.items() for language in LANGUAGES
}
"""The keyboard's words that stand for a command; its other words are logs."""


def build_router(openers: Mapping[str, Opener]) -> Router:
    """``openers``: the handlers of the commands that see, by command."""
    menu = Menu({**openers, **_OPENERS})
    router = Router(name="menu")
    router.message.register(menu.show, Command("menu"))
    router.message.register(menu.word_said, F.text.in_(KEYBOARD_COMMANDS))
    router.callback_query.register(menu.chosen, F.data.startswith("menu:"))
    return router


class Menu:
    """The buttons, and what they open."""

    def __init__(self, openers: Mapping[str, Opener]) -> None:
        self._openers = openers

    async def show(self, talk: Talk) -> None:
        await talk.answer(build_menu(talk, self.acts(talk.actor)))

    def acts(self, actor: Actor) -> list[str]:
        """What the actor may open, in order; in a group, of that only what is for groups."""
        known = [act for act in _ORDER if act in self._openers and may(actor, act)]
        if actor.place is Place.PRIVATE and actor.is_head:
            known.insert(known.index("remove") + 1, "bind")  # said in groups; here: how
        if actor.teams < 2 and "teams" in known:
            known.remove("teams")
        return known

    async def chosen(self, talk: Talk, event: CallbackQuery, bot: Bot) -> None:
        """A button of the menu: as if the command were said, with nothing behind it."""
        (act,) = fields(event, 1)
        if _is_of_another(talk):
            raise SalesError("menu.of_another")
        if act == LOG and talk.actor.sells:
            await talk.toast()
            await self._how_to_log(talk)
        elif act == "bind" and talk.actor.is_head:
            await talk.toast()
            await talk.answer(build_guide(talk.texts, talk.bot_name))
        elif act in self._openers and may(talk.actor, act):
            await self._open(talk, act, bot)
            await talk.toast()
        else:
            raise SalesError("gate.no_right" if act in RULES or act == LOG else "press.old")

    async def word_said(self, talk: Talk, event: Message, bot: Bot) -> None:
        """«Сегодня», «Топ»: a key of the keyboard."""
        act = KEYBOARD_COMMANDS[event.text or ""]
        if not may(talk.actor, act):
            raise SalesError("gate.no_right")
        await self._open(talk, act, bot)

    async def _open(self, talk: Talk, act: str, bot: Bot) -> None:
        opener = CallableObject(self._openers[act])
        await opener.call(talk, event=talk.event, command=CommandObject(command=act), bot=bot)

    async def _how_to_log(self, talk: Talk) -> None:
        keys = keyboard(talk.texts, talk.actor.role)
        await talk.sender.send(
            talk.actor.person.id, Post(talk.texts("menu.how_to_log")), keyboard=keys
        )


def build_menu(talk: Talk, acts: list[str]) -> Post:
    """The buttons; in a group with a way to the private chat, where the rest is."""
    words, in_private = talk.texts, talk.actor.place is Place.PRIVATE
    buttons = [Button(words(f"menu.button.{act}"), f"menu:{act}") for act in acts]
    rows: list[tuple[Button, ...]] = [
        tuple(buttons[start : start + A_ROW]) for start in range(0, len(buttons), A_ROW)
    ]
    if in_private and talk.actor.sells:
        rows.insert(0, (Button(words("menu.button.log_work"), f"menu:{LOG}"),))
    if not in_private:
        rows.append((Button(words("menu.button.private"), url=f"https://t.me/{talk.bot_name}"),))
    return Post(_title(talk), buttons=tuple(rows))


def _title(talk: Talk) -> Html:
    actor, words = talk.actor, talk.texts
    if actor.team is None or actor.role is None:
        return words("menu.title")
    return words("menu.title_team", team=actor.team.name, role=words(f"role.{actor.role}"))


def _is_of_another(talk: Talk) -> bool:
    """In a group buttons obey only the one they answer."""
    asked = talk.message.reply_to_message if talk.message else None
    if talk.actor.place is Place.PRIVATE or asked is None or asked.from_user is None:
        return False
    return asked.from_user.id != talk.actor.person.id
