"""Before every handler: whether this may be said by this person here (``sales.rights``)."""

from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.frame import CONVERSATION, Handler, tell
from handlers.senders import credited, is_person
from handlers.talk import Talk
from reports.post import Button
from sales.rights import RULES, SPOKEN, may, misplaced
from sales.spoken import split_command
from sales.teams import Place


class Gate(BaseMiddleware):
    """Lets through what is allowed; else one polite sentence, and nothing has changed."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        talk: Talk = data[CONVERSATION]
        act = _act(event, talk)
        if act is None:
            return None
        if act == "" or (may(talk.actor, act) and _is_own_word(event)):
            return await handler(event, data)
        await _refuse(talk, event, act)
        return None


def _act(event: TelegramObject, talk: Talk) -> str | None:
    """What is asked for, as a key of ``RULES``; "" asks for nothing, None is not for the bot."""
    if isinstance(event, CallbackQuery):
        return (event.data or "").partition(":")[0] or None
    assert isinstance(event, Message)
    if event.text is None:
        return ""  # a service message, a picture: whoever handles it looks for themselves
    command, _ = split_command(event.text)
    in_group = talk.actor.place is not Place.PRIVATE
    if command is None:
        return SPOKEN if not in_group or _answers_bot(event, talk) else None
    addressee = event.text.split(maxsplit=1)[0].partition("@")[2]
    if addressee and addressee.lower() != talk.bot_name.lower():
        return None
    return command if command in RULES else (None if in_group else "")


def _answers_bot(message: Message, talk: Talk) -> bool:
    replied = message.reply_to_message
    user = replied.from_user if replied is not None else None
    return user is not None and user.username == talk.bot_name


def _is_own_word(event: TelegramObject) -> bool:
    return not isinstance(event, Message) or credited(event)


async def _refuse(talk: Talk, event: TelegramObject, act: str) -> None:
    if isinstance(event, Message) and not credited(event):
        await _explain_sender(talk, event, act)
    elif act != SPOKEN or talk.actor.place is Place.PRIVATE:
        await _explain(talk, act)


async def _explain_sender(talk: Talk, message: Message, act: str) -> None:
    """Words that are not the sender's own, or whose sender nobody can tell."""
    if is_person(message):
        if talk.actor.place is Place.PRIVATE:
            await talk.answer(talk.texts("gate.forwarded"))
    elif act != SPOKEN:
        await talk.answer(talk.texts("gate.anonymous"))


async def _explain(talk: Talk, act: str) -> None:
    """One sentence, the same for every right one lacks: what exists behind it is not confirmed."""
    texts, places = talk.texts, misplaced(talk.actor, act)
    if places == {Place.PRIVATE} and isinstance(talk.event, Message):
        link = Button(texts("gate.open_private"), url=f"https://t.me/{talk.bot_name}")
        await talk.answer(texts("gate.in_private"), ((link,),))
    elif places:
        is_unbound = talk.actor.place is Place.STRANGE
        await tell(talk, texts("gate.not_bound" if is_unbound else "gate.in_group"))
    elif talk.actor.team is None and not talk.actor.is_owner:
        await tell(talk, texts("gate.stranger"))
    else:
        await tell(talk, texts("gate.no_right"))
