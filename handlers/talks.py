"""The buttons under the digest's talks: ask, praise, let it rest for a reason."""

import sqlite3
from datetime import datetime
from functools import partial

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.filters import When
from handlers.talk import Talk
from handlers.telling import later_line, queue, quiet_ends
from locales.texts import texts
from reports.post import Post
from reports.talks import (
    build_asked,
    build_praise,
    build_praised,
    build_question,
    build_reasons,
    build_snoozed,
    build_where_to_praise,
)
from reports.wording import lines
from sales.errors import SalesError
from sales.talks import Act, Held, Reason, Topic, loaded, talk_kind
from sales.teams import Person
from services.talks import hold, load_topic
from storage import binding
from storage.posts import Address


def build_router() -> Router:
    router = Router(name="talks")
    router.callback_query.register(pressed, When(F.data.startswith("talk:")))
    return router


async def pressed(talk: Talk, event: CallbackQuery) -> None:
    act, topic = loaded(event.data or "")
    match act:
        case "ask":
            await _ask(talk, topic)
        case "praise":
            await _choose_where(talk, topic)
        case "private" | "chat":
            await _praise(talk, topic, in_chat=act == "chat")
        case "snooze":
            await _choose_reason(talk, topic)
        case _:
            await _snooze(talk, topic, act)


async def _ask(talk: Talk, topic: Topic) -> None:
    def ask(db: sqlite3.Connection) -> tuple[Held, datetime]:
        held = hold(db, actor=talk.actor, topic=topic, act=Act.ASKED, now=talk.now)
        post = build_question(held, talk.actor.person, texts(held.person.language))
        return held, _queue(db, talk, held, Address(held.person.id), post)

    held, heard = await talk.store.write(ask)
    await talk.toast()
    told = build_asked(held, talk.texts)
    await talk.answer(lines(told.text, later_line(talk, held.team, heard)))


async def _choose_where(talk: Talk, topic: Topic) -> None:
    """In private or in the team's chat; without a chat there is nothing to choose."""
    person = await _person(talk, topic)
    chat = await talk.store.read(partial(binding.of_team, team_id=topic.team_id))
    if chat is None:
        await _praise(talk, topic, in_chat=False)
        return
    await talk.toast()
    await talk.answer(build_where_to_praise(topic, person, talk.texts))


async def _praise(talk: Talk, topic: Topic, *, in_chat: bool) -> None:
    def praise(db: sqlite3.Connection) -> tuple[Held, datetime]:
        held = hold(
            db, actor=talk.actor, topic=topic, act=Act.PRAISED, in_chat=in_chat, now=talk.now
        )
        language = held.team.language if in_chat else held.person.language
        post = build_praise(held, talk.actor.person, texts(language), in_chat=in_chat)
        chat = Address(*held.chat) if in_chat and held.chat else Address(held.person.id)
        return held, _queue(db, talk, held, chat, post)

    held, heard = await talk.store.write(praise)
    await talk.toast()
    told = build_praised(held, talk.texts, in_chat=in_chat)
    told = lines(told, later_line(talk, held.team, heard))
    if held.chat is None:
        await talk.answer(told)  # under the digest, which stays as it is
    else:
        await talk.change(told)


def _queue(db: sqlite3.Connection, talk: Talk, held: Held, to: Address, post: Post) -> datetime:
    """When it will be heard: no head wakes a person or a chat by a button."""
    act = f"{talk_kind(held.talk)}.{talk.store.id}"
    heard = quiet_ends(db, held.team, talk.now)
    queue(db, held.team, to, post, act=act, now=talk.now, heard=heard)
    return heard


async def _choose_reason(talk: Talk, topic: Topic) -> None:
    person = await _person(talk, topic)
    await talk.toast()
    await talk.answer(build_reasons(topic, person, talk.texts))


async def _snooze(talk: Talk, topic: Topic, act: str) -> None:
    if act not in set(Reason):
        raise SalesError("press.old")
    work = partial(
        hold, actor=talk.actor, topic=topic, act=Act.SNOOZED, reason=Reason(act), now=talk.now
    )
    held = await talk.store.write(work)
    await talk.toast()
    await talk.change(build_snoozed(held, talk.texts))


async def _person(talk: Talk, topic: Topic) -> Person:
    found = partial(load_topic, actor=talk.actor, topic=topic, now=talk.now)
    _, member = await talk.store.read(found)
    return member.person
