"""One update's conversation: who speaks, in which words to answer, and how."""

from dataclasses import dataclass
from datetime import datetime

from aiogram.types import CallbackQuery, Message, TelegramObject

from delivery.sender import Sender
from locales.texts import Html, Texts, plain
from reports.post import Buttons, Post
from sales.teams import Actor
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What a handler needs and all it needs; made anew for each update by ``handlers.frame``."""

    actor: Actor
    texts: Texts
    store: UnitOfWork
    sender: Sender
    now: datetime
    event: TelegramObject  # the Message or the CallbackQuery itself
    bot_name: str
    default_timezone: str

    @property
    def message(self) -> Message | None:
        """The message spoken, or the one whose button was pressed (None: too old to be seen)."""
        if isinstance(self.event, CallbackQuery):
            return self.event.message if isinstance(self.event.message, Message) else None
        return self.event if isinstance(self.event, Message) else None

    async def answer(
        self, what: Post | Html, buttons: Buttons = (), *, is_reply: bool = False
    ) -> int | None:
        """Send into the same chat and topic, in a group as a reply; the id of what was sent."""
        post = what if isinstance(what, Post) else Post(what, buttons=buttons)
        message = self.message
        if message is None:
            return await self.sender.send(self.actor.person.id, post)
        is_reply = is_reply or message.chat.type != "private"
        return await self.sender.send(
            message.chat.id,
            post,
            thread_id=message.message_thread_id or 0 if message.is_topic_message else 0,
            reply_to=message.message_id if is_reply else None,
        )

    async def change(self, what: Post | Html, buttons: Buttons = ()) -> None:
        """Edit the message whose button was pressed (no buttons given: they go)."""
        post = what if isinstance(what, Post) else Post(what, buttons=buttons)
        if self.message is not None:
            await self.sender.edit(self.message.chat.id, self.message.message_id, post)

    async def toast(self, text: Html | str = "", *, alert: bool = False) -> None:
        """Answer a press; nothing to do where a message was spoken."""
        if isinstance(self.event, CallbackQuery):
            shown = plain(text) if isinstance(text, Html) else text
            await self.sender.toast(self.event.id, shown, alert=alert)
