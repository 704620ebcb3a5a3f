"""/start and /help: the first words, and joining by an invite's link."""

from collections.abc import Iterable, Iterator
from functools import partial
from sqlite3 import Connection

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject

from handlers.command_menu import show_commands
from handlers.greeting import build_greeting, keyboard
from handlers.talk import Talk
from handlers.telling import Notice, send_told, write_and_tell
from locales.texts import Html, texts
from reports.post import Post
from reports.wording import short_name
from sales.teams import Place, Role
from services.expecting import come_in
from services.invites import Joined, accept_invite
from storage.expected import is_expected

FROM_GROUP = "group"  # the payload of the link under «Я в команде»: a plain start


def build_router() -> Router:
    router = Router(name="starting")
    router.message.register(start, Command("start", ignore_case=True))
    router.message.register(show_help, Command("help", ignore_case=True))
    return router


async def start(talk: Talk, command: CommandObject, bot: Bot) -> None:
    """``/start``, or with an invite's code ``/start CODE``."""
    code = (command.args or "").strip()
    if talk.actor.place is not Place.PRIVATE:
        await _start_in_group(talk, code)
        return
    if code and code != FROM_GROUP:
        await _join(talk, code, bot)
        return
    actor = talk.actor
    if await talk.store.read(partial(is_expected, person_id=actor.person.id)):
        came = partial(come_in, actor=actor, now=talk.now)
        await _let_in(talk, await write_and_tell(talk, came, partial(_of_joined, talk)), bot)
        return
    greeting = build_greeting(talk.texts, actor.role, actor.team, is_owner=actor.is_owner)
    await _greet(talk, greeting, actor.role)
    await show_commands(bot, actor.person, actor.role, is_owner=actor.is_owner)


async def _start_in_group(talk: Talk, payload: str) -> None:
    """With a payload Telegram said it, when the bot was added by its link: ``/bind`` is offered."""
    if not payload:
        await show_help(talk)


async def show_help(talk: Talk) -> None:
    """What can be said, by role; in a group what can be said there."""
    actor = talk.actor
    if actor.place is not Place.PRIVATE:
        await talk.answer(talk.texts("help.group", bot=talk.bot_name))
        return
    role = actor.role or ("owner" if actor.is_owner else "stranger")
    await talk.answer(talk.texts(f"help.{role}"))


async def _join(talk: Talk, code: str, bot: Bot) -> None:
    def accept(db: Connection) -> tuple[Joined]:
        return (accept_invite(db, actor=talk.actor, code=code, now=talk.now),)

    await _let_in(talk, await write_and_tell(talk, accept, partial(_of_joined, talk)), bot)


async def _let_in(talk: Talk, joined: Iterable[Joined], bot: Bot) -> None:
    """Greet whoever has just joined, in each team."""
    for one in joined:
        await _greet(talk, _welcome(talk, one), one.role)
        await show_commands(bot, talk.actor.person, one.role)
    await send_told(talk)


def _of_joined(talk: Talk, joined: Iterable[Joined]) -> Iterator[Notice]:
    """What the heads of each team are told."""
    for one in joined:
        for head in one.heads:
            words = texts(head.language)
            told = words(
                "invite.told",
                name=short_name(talk.actor.person.name),
                team=one.team.name,
                role=words(f"role.{one.role}"),
            )
            yield Notice(head, one.team, Post(told))


def _welcome(talk: Talk, joined: Joined) -> Post:
    texts = talk.texts
    first = texts("invite.back" if joined.has_returned else "invite.joined", team=joined.team.name)
    parts = [first, build_greeting(texts, joined.role, joined.team).text]
    if joined.teams > 1:
        parts.append(texts("teams.several", team=joined.team.name))
    return Post(Html("\n\n".join(parts)))


async def _greet(talk: Talk, greeting: Post, role: Role | None) -> None:
    keys = keyboard(talk.texts, role)
    await talk.sender.send(talk.actor.person.id, greeting, keyboard=keys)
