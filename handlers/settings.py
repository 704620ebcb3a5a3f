"""/settings: one message edited in place; its buttons carry the version of what they show."""

from dataclasses import replace
from functools import partial
from sqlite3 import Connection

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from delivery.keyboards import Ask
from handlers.filters import When
from handlers.presses import number
from handlers.talk import Talk
from locales.numbers import clock_time
from locales.texts import Html
from locales.zones import local
from reports.post import Post
from reports.previews import build_preview
from reports.settings_facts import SettingsFacts, load_settings
from reports.settings_page import ASK, PREVIEW
from reports.settings_screens import build_settings
from sales.errors import SalesError
from sales.posting import KINDS
from sales.typed_settings import READERS
from services.membership import headed_team
from services.settings import Wish, change
from storage import prompts
from storage.prompts import Prompt


def build_router() -> Router:
    router = Router(name="settings")
    router.message.register(settings, Command("settings", ignore_case=True))
    router.callback_query.register(pressed, When(F.data.startswith("settings:")))
    return router


async def settings(talk: Talk) -> None:
    """``/settings``"""
    facts = await read_facts(talk, talk.team.id)
    await talk.answer(build_settings(facts, talk.texts, "home"))


async def pressed(talk: Talk, event: CallbackQuery) -> None:
    """To a screen, or a change on one, a value to be typed, a preview."""
    shown = talk.message.message_id if talk.message is not None else 0
    wish = replace(read_wish(event.data or ""), message_id=shown)
    if wish.field == ASK:
        await _ask(talk, wish)
    elif wish.field == PREVIEW:
        await _preview(talk, wish)
    elif wish.field:
        await _change(talk, wish)
    else:
        screen = await _screen(talk, wish)
        await talk.toast()
        await talk.change(screen)


def read_wish(data: str) -> Wish:
    """What a button carries; raises ``SalesError`` for one from before an update of the bot."""
    parts = data.split(":", 4)[1:]
    if len(parts) not in {2, 4}:
        raise SalesError("press.old")
    shown, place, field, value = parts if len(parts) == 4 else [*parts, "", ""]
    team_id, _, version = shown.partition(".")
    screen, _, subject = place.partition(".")
    return Wish(
        team_id=number(team_id),
        version=number(version),
        screen=screen,
        subject=subject,
        field=field,
        value=value,
    )


async def read_facts(talk: Talk, team_id: int) -> SettingsFacts:
    """Raises ``SalesError`` for whoever does not head the team."""

    def load(db: Connection) -> SettingsFacts:
        team = headed_team(db, talk.actor, team_id)
        return load_settings(db, team, talk.now, is_owner=talk.actor.is_owner)

    return await talk.store.read(load)


async def _screen(talk: Talk, wish: Wish) -> Post:
    facts = await read_facts(talk, wish.team_id)
    return build_settings(facts, talk.texts, wish.screen, wish.subject)


async def _change(talk: Talk, wish: Wish) -> None:
    is_done = await talk.store.write(partial(change, actor=talk.actor, wish=wish, now=talk.now))
    facts = await read_facts(talk, wish.team_id)
    if is_done:
        await talk.toast(talk.texts("settings.done"))
    else:
        await talk.toast(old_screen(talk, facts), alert=True)
    await talk.change(build_settings(facts, talk.texts, wish.screen, wish.subject))


def old_screen(talk: Talk, facts: SettingsFacts) -> Html:
    """Who has changed something since, and when."""
    version = facts.version
    if version.changed_at is None or version.changed_by == talk.actor.person.id:
        return talk.texts("settings.old")
    at = clock_time(local(facts.team.timezone, version.changed_at))
    return talk.texts("settings.old_by", name=facts.changed_by, time=at)


async def _ask(talk: Talk, wish: Wish) -> None:
    """A question whose reply is the value: the database keeps what it is about."""
    if (wish.screen, wish.value) not in READERS or talk.message is None:
        raise SalesError("press.old")
    await read_facts(talk, wish.team_id)
    words = talk.texts
    what = f"{wish.screen}.{wish.value}"
    question, hint = Post(words(f"settings.ask.{what}")), Ask(words(f"settings.hint.{what}"))
    chat_id = talk.actor.person.id
    message_id = await talk.sender.send(chat_id, question, keyboard=hint)
    await talk.toast()
    if message_id is not None:
        asked = _asked(wish)
        prompt = Prompt(chat_id, message_id, talk.message.message_id, asked)
        await talk.store.write(partial(prompts.add, prompt=prompt, now=talk.now))


def _asked(wish: Wish) -> str:
    place = f"{wish.screen}.{wish.subject}" if wish.subject else wish.screen
    return f"settings:{wish.team_id}.{wish.version}:{place}:{wish.value}"


async def _preview(talk: Talk, wish: Wish) -> None:
    """The real post, to the head alone."""
    if wish.subject not in KINDS:
        raise SalesError("press.old")
    facts = await read_facts(talk, wish.team_id)
    await talk.toast()
    post = await talk.store.read(
        partial(
            build_preview,
            team=facts.team,
            kind=wish.subject,
            person_id=talk.actor.person.id,
            now=talk.now,
            words=talk.texts,
        )
    )
    await talk.answer(post)
