"""People from the phone's own list: expected in the team until they press Start."""

from collections.abc import Iterator
from functools import partial

from aiogram import Router
from aiogram.types import Message, SharedUser

from delivery.keyboards import PickPeople
from handlers.filters import When, one_of
from handlers.greeting import keyboard
from handlers.starting import FROM_GROUP
from handlers.talk import Talk
from handlers.telling import Notice, send_told, write_and_tell
from locales.texts import LANGUAGES, Html, Texts, texts
from reports.post import Button, Post
from reports.wording import short_name
from sales.rights import may
from sales.teams import Person
from services.expecting import Expected, expect
from services.membership import headed_team

LEAVE = {str(texts(language)("keyboard.leave")) for language in LANGUAGES}


def build_router() -> Router:
    """Before free text: the key that leaves the list is a word."""
    router = Router(name="picking")
    router.message.register(left, When(one_of(LEAVE)))
    router.message.register(picked, When(lambda message: message.users_shared))
    return router


async def offer_list(talk: Talk, team_id: int) -> None:
    """The keyboard with the phone's list of people, in the place of the usual one."""
    team = await talk.store.read(partial(headed_team, actor=talk.actor, team_id=team_id))
    words = talk.texts
    keys = PickPeople(team.id, words("keyboard.pick"), words("keyboard.leave"))
    await talk.sender.send(
        talk.actor.person.id, Post(words("pick.how", team=team.name)), keyboard=keys
    )


async def left(talk: Talk) -> None:
    keys = keyboard(talk.texts, talk.actor.role) or ()
    await talk.sender.send(talk.actor.person.id, Post(talk.texts("pick.later")), keyboard=keys)


async def picked(talk: Talk, event: Message) -> None:
    """Those who were picked wait for Start; the head gets a text to forward to them."""
    shared = event.users_shared
    if shared is None or not may(talk.actor, "invite"):
        return
    work = partial(
        expect,
        actor=talk.actor,
        team_id=shared.request_id,
        picked=[_person(it) for it in shared.users],
        now=talk.now,
    )
    outcome = await write_and_tell(talk, work, partial(_of_expected, talk))
    told = build_expected(talk.texts, outcome)
    await talk.sender.send(
        talk.actor.person.id, told, keyboard=keyboard(talk.texts, talk.actor.role)
    )
    if outcome.awaited:
        forwarded = talk.texts("pick.forward", team=outcome.team.name, link=_link(talk))
        await talk.sender.send(talk.actor.person.id, Post(forwarded))
    await send_told(talk)


def _of_expected(talk: Talk, outcome: Expected) -> Iterator[Notice]:
    for person in outcome.within_reach:
        yield Notice(person, outcome.team, _build_call(texts(person.language), outcome, talk))


def build_expected(words: Texts, outcome: Expected) -> Post:
    """Who is waited for, and who is in the team already."""
    parts = []
    if outcome.awaited:
        awaited = ", ".join(short_name(it.name) for it in outcome.awaited)
        parts.append(words("pick.expected", names=awaited, team=outcome.team.name))
    if outcome.members:
        inside = ", ".join(short_name(it.name) for it in outcome.members)
        parts.append(words("pick.members", names=inside))
    return Post(Html("\n\n".join(parts)) or words("pick.nobody"))


def _build_call(words: Texts, outcome: Expected, talk: Talk) -> Post:
    """To one who has talked to the bot before: one tap, and they are in."""
    button = Button(words("pick.button_come"), url=_link(talk))
    name = short_name(talk.actor.person.name)
    return Post(words("pick.call", name=name, team=outcome.team.name), buttons=((button,),))


def _link(talk: Talk) -> str:
    return f"https://t.me/{talk.bot_name}?start={FROM_GROUP}"


def _person(shared: SharedUser) -> Person:
    full = " ".join(filter(None, (shared.first_name, shared.last_name)))
    return Person(shared.user_id, full or shared.username or str(shared.user_id))
