"""``/forget``: by one's own wish one's name and notes go, the anonymous sums stay."""

from collections.abc import Iterable, Iterator
from functools import partial

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from handlers.command_menu import show_commands
from handlers.filters import When
from handlers.presses import fields
from handlers.talk import Talk
from handlers.telling import Notice, send_told, write_and_tell
from locales.texts import texts
from reports.post import Button, Post
from reports.wording import short_name
from sales.errors import SalesError
from services import forgetting
from services.forgetting import Left


def build_router() -> Router:
    router = Router(name="forgetting")
    router.message.register(ask, Command("forget", ignore_case=True))
    router.callback_query.register(chosen, When(F.data.startswith("forget:")))
    return router


async def ask(talk: Talk) -> None:
    """``/forget`` says what goes and what stays, and asks."""
    await talk.store.read(partial(forgetting.check_may_leave, actor=talk.actor))
    words = talk.texts
    rows = (
        (Button(words("forget.button_yes"), "forget:yes"),),
        (Button(words("forget.button_no"), "forget:no"),),
    )
    await talk.answer(words("forget.sure"), rows)


async def chosen(talk: Talk, event: CallbackQuery, bot: Bot) -> None:
    """Confirmed, or called off."""
    (choice,) = fields(event, 1)
    if choice == "no":
        await talk.toast()
        await talk.change(talk.texts("forget.kept"))
        return
    if choice != "yes":
        raise SalesError("press.old")
    work = partial(forgetting.forget, actor=talk.actor, update_id=talk.store.id, now=talk.now)
    await write_and_tell(talk, work, _of_left)
    await talk.store.empty_log()
    await talk.toast()
    await talk.change(talk.texts("forget.gone"))
    await talk.sender.send(talk.actor.person.id, Post(talk.texts("forget.done")), keyboard=())
    await show_commands(bot, talk.actor.person, None, is_owner=talk.actor.is_owner)
    await send_told(talk)


def _of_left(left: Iterable[Left]) -> Iterator[Notice]:
    """That somebody left, not who: their figures go by another name now."""
    for one in left:
        for head in one.heads:
            words = texts(head.language or one.team.language)
            told = words("forget.told", name=one.name, team=short_name(one.team.name))
            yield Notice(head, one.team, Post(told))
