"""/lang: in which language the bot speaks to a person."""

from dataclasses import replace
from functools import partial

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from handlers.command_menu import show_commands
from handlers.filters import When
from handlers.greeting import keyboard
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


async def ask_language(talk: Talk) -> None:
    row = tuple(Button(OWN_NAMES[it], f"lang:{it}") for it in LANGUAGES)
    await talk.answer(talk.texts("lang.which"), (row,))


async def language_chosen(talk: Talk, event: CallbackQuery, bot: Bot) -> None:
    (language,) = fields(event, 1)
    if language not in LANGUAGES:
        raise SalesError("press.old")
    actor = talk.actor
    await talk.store.write(
        partial(people.set_language, person_id=actor.person.id, language=language)
    )
    words = texts(language)
    await talk.toast()
    await talk.change(words("lang.changed"))
    person = replace(actor.person, language=language)
    await show_commands(bot, person, actor.role, is_owner=actor.is_owner)
    keys = keyboard(words, actor.role)
    if keys is not None:
        await talk.sender.send(actor.person.id, Post(words("menu.keyboard")), keyboard=keys)
