"""Logging one's own work: commands, free text and edits of either."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import Message

from handlers.filters import When, is_free_text
from handlers.logging_answers import rewrite, show, write
from handlers.talk import Talk
from sales.errors import SalesError
from sales.receipts import Nothing
from sales.spoken import LOG_COMMANDS, split_command
from sales.teams import Place


def build_router() -> Router:
    """Commands and edits."""
    router = Router(name="activities")
    router.message.register(logged, Command(*LOG_COMMANDS, ignore_case=True))
    router.edited_message.register(edited, When(F.text), When(~F.text.lower().startswith("/log ")))
    return router


def build_text_router() -> Router:
    """Free text, which is no command: most of what is said, so it is asked first."""
    router = Router(name="text")
    router.message.register(spoken, When(is_free_text))
    return router


async def logged(talk: Talk, event: Message) -> None:
    """``/call 5 вчера``: always means work."""
    await show(talk, await write(talk, event))


async def spoken(talk: Talk, event: Message) -> None:
    """``5 звонков и 2 встречи``; in the team's chat what is no work is left in silence."""
    is_private = talk.actor.place is Place.PRIVATE
    try:
        outcome = await write(talk, event)
    except SalesError:
        if is_private:
            raise
        return
    if outcome is Nothing.TALK and is_private:
        await talk.answer(talk.texts("log.how"))
    await show(talk, outcome)


async def edited(talk: Talk, event: Message) -> None:
    """The entries are counted anew; a message that was refused or no log may become one."""
    command, _ = split_command(event.text or "")
    try:
        await rewrite(talk, event)
    except SalesError:
        if talk.actor.place is Place.PRIVATE or command is not None:
            raise
