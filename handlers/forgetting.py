"""``/forget``: by one's own wish one's name and notes go, the anonymous sums stay."""

from functools import partial

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from handlers.command_menu import show_commands
from handlers.filters import When
from handlers.presses import fields
from handlers.talk import Talk
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
    left = await talk.store.write(
        partial(forgetting.forget, actor=talk.actor, update_id=talk.store.id, now=talk.now)
    )
    await talk.store.empty_log()
    await talk.toast()
    await talk.change(talk.texts("forget.gone"))
    await talk.sender.send(talk.actor.person.id, Post(talk.texts("forget.done")), keyboard=())
    await show_commands(bot, talk.actor.person, None, is_owner=talk.actor.is_owner)
    for team in left:
        await _tell_heads(talk, team)


async def _tell_heads(talk: Talk, left: Left) -> None:
    """That somebody left, not who: their figures go by another name now."""
    for head in left.heads:
        words = texts(head.language or left.team.language)
        told = words("forget.told", name=left.name, team=short_name(left.team.name))
        await talk.sender.send(head.id, Post(told))
