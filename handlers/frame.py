"""Around every update: who acts, in which team and language; and what they are told if it fails."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, TelegramObject, User

from delivery.outbox import Outbox
from delivery.sender import Sender
from handlers.senders import credited
from handlers.talk import Talk, topic_of
from locales.texts import LANGUAGES, Html, texts
from sales.errors import SalesError
from sales.presses import split_team
from sales.teams import Actor, Person
from services.acting import load_actor, remember
from storage.db import StorageError
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

CONVERSATION = "conversation"  # where middleware finds the update's Talk
ALERT_FROM = 60  # characters: a longer toast is gone before it is read
Handler = Callable[[Any, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the process gives every conversation."""

    sender: Sender
    outbox: Outbox
    clock: Callable[[], datetime]
    owners: frozenset[int]
    default_language: str
    default_timezone: str  # of a team until its head has chosen
    bot_name: str


class Frame(BaseMiddleware):
    """Makes the update's ``Talk``; shows refusals, and tells plainly of bugs, which it logs.

    A ``StorageError`` goes on to the one who feeds updates: it will be tried again.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        person = _sender(event)
        if person is None:
            return None
        event, team_id = _of_team(event)
        talk = data[CONVERSATION] = await self._talk(event, person, team_id, data["unit"])
        try:
            return await handler(event, data)
        except SalesError as refusal:
            await tell(talk, talk.texts(refusal.key, **refusal.params))
        except StorageError:
            raise
        except Exception:
            log.exception("update from %s failed", person.id)
            talk.store.has_failed = True
            await tell(talk, talk.texts("error.bug"))
        return None

    async def _talk(
        self, event: TelegramObject, person: Person, team_id: int | None, store: UnitOfWork
    ) -> Talk:
        around = self._surroundings
        chat_id, thread_id = _where(event, person.id)
        actor, is_known = store.glance(
            partial(
                load_actor,
                seen=person,
                chat_id=chat_id,
                thread_id=thread_id,
                team_id=team_id,
                default_language=around.default_language,
                owners=around.owners,
            )
        )
        now = around.clock()
        if not is_known and _is_worth_knowing(event, actor):
            await store.remember(
                partial(remember, person=actor.person, is_private=chat_id == person.id, now=now)
            )
        return Talk(
            actor=actor,
            texts=texts(actor.language),
            store=store,
            sender=around.sender,
            outbox=around.outbox,
            now=now,
            event=event,
            bot_name=around.bot_name,
            default_timezone=around.default_timezone,
        )


async def speak(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """The innermost middleware: a handler's first argument is its ``Talk``, ``event`` by name."""
    return await handler(data[CONVERSATION], {**data, "event": event})


async def tell(talk: Talk, text: Html) -> None:
    """Say it where they look: over the pressed button, else as an answer."""
    if isinstance(talk.event, CallbackQuery):
        await talk.toast(text, alert=len(text) > ALERT_FROM)
    else:
        await talk.answer(text)


def _sender(event: TelegramObject) -> Person | None:
    """Who is behind the update; nobody behind channels, forwards of channels and bots."""
    user: User | None = getattr(event, "from_user", None)
    if user is None:
        return None
    language = (user.language_code or "")[:2]
    name = user.full_name.strip() or user.username or str(user.id)
    return Person(user.id, name, user.username or "", language if language in LANGUAGES else "")


def _of_team(event: TelegramObject) -> tuple[TelegramObject, int | None]:
    """A press as its handler reads it, and the team that the button carries."""
    if not isinstance(event, CallbackQuery) or event.data is None:
        return event, None
    data, team_id = split_team(event.data)
    return event.model_copy(update={"data": data}), team_id


def _where(event: TelegramObject, person_id: int) -> tuple[int, int]:
    """Chat and topic; a press under a message too old to be seen counts as private."""
    message = event.message if isinstance(event, CallbackQuery) else event
    if isinstance(message, ChatMemberUpdated):
        return message.chat.id, 0
    if not isinstance(message, Message):
        return person_id, 0
    return message.chat.id, topic_of(message)


def _is_worth_knowing(event: TelegramObject, actor: Actor) -> bool:
    """People are saved when they turn to the bot, not for talking in a group it is in."""
    if isinstance(event, Message):
        return credited(event) and (event.chat.type == "private" or actor.role is not None)
    return isinstance(event, CallbackQuery)
