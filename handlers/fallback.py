"""What nobody else took: said in private, it is answered with the way to do it right."""

from aiogram import Router
from aiogram.types import Message

from handlers.talk import Talk
from sales.teams import Place


def build_router() -> Router:
    router = Router(name="fallback")
    router.message.register(unknown)
    router.callback_query.register(pressed_in_vain)
    return router


async def unknown(talk: Talk, event: Message) -> None:
    """An unknown command, a sticker, a voice message; in groups none of the bot's business."""
    if talk.actor.place is Place.PRIVATE and _is_talk(event):
        is_command = (event.text or "").startswith("/")
        await talk.answer(talk.texts("fallback.command" if is_command else "log.how"))


async def pressed_in_vain(talk: Talk) -> None:
    """A button from before an update of the bot."""
    await talk.toast(talk.texts("receipt.counted_already"), alert=True)


def _is_talk(event: Message) -> bool:
    """Whether a person said something, rather than Telegram about the chat."""
    return bool(event.text or event.caption or event.voice or event.sticker or event.photo)
