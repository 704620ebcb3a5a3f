"""/lang: in which language the bot speaks to a person."""

from dataclasses import replace
from functools import partial

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery

from handlers.command_menu import show_commands
from handlers.filters import When
from handlers.greeting import keyboard
from handlers.members import show
from handlers.presses import fields
from handlers.talk import Talk
from locales.names import OWN_NAMES
from locales.texts import LANGUAGES, texts
from reports.post import Button, Post
from sales.errors import SalesError
from storage import people


def build_router() -> Router:
    router = Router(name="languages")
    router.message.register(ask_language, Command("lang", ignore_case=True))
    router.callback_query.register(language_chosen, When(F.data.startswith("lang:")))
    return router


async def ask_language(talk: Talk, command: CommandObject, bot: Bot) -> None:
    """``/lang ru``; else buttons ask."""
    language = _named(command.args or "")
    if language is not None:
        await _speak(talk, language, bot)
        return
    row = tuple(Button(OWN_NAMES[it], f"lang:{it}") for it in LANGUAGES)
    await talk.answer(talk.texts("lang.which"), (row,))


async def language_chosen(talk: Talk, event: CallbackQuery, bot: Bot) -> None:
    (language,) = fields(event, 1)
    if language not in LANGUAGES:
        raise SalesError("press.old")
    await _speak(talk, language, bot)


def _named(said: str) -> str | None:
    """By its code, or as it is called by those who speak it."""
    wanted = said.strip().casefold()
    return next((it for it in LANGUAGES if wanted in {it, OWN_NAMES[it].casefold()}), None)


async def _speak(talk: Talk, language: str, bot: Bot) -> None:
    """Say so in the new language, with the commands and keys in it."""
    actor = talk.actor
    await talk.store.write(
        partial(people.set_language, person_id=actor.person.id, language=language)
    )
    words = texts(language)
    await talk.toast()
    await show(talk, Post(words("lang.changed")))
    person = replace(actor.person, language=language)
    await show_commands(bot, person, actor.role, is_owner=actor.is_owner)
    keys = keyboard(words, actor.role)
    if keys is not None:
        await talk.sender.send(actor.person.id, Post(words("menu.keyboard")), keyboard=keys)
