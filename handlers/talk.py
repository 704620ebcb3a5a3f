"""One update's conversation: who speaks, in which words to answer, and how."""

from dataclasses import dataclass, replace
from datetime import datetime

from aiogram.types import CallbackQuery, Message, TelegramObject

from delivery.outbox import Outbox
from delivery.sender import Sender
from locales.texts import Html, Texts, plain
from reports.post import Button, Buttons, Post
from sales.teams import Actor, Place, Team
from storage.unit_of_work import UnitOfWork

TO_TEAMS = "menu:teams"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What a handler needs and all it needs; made anew for each update by ``handlers.frame``."""

    actor: Actor
    texts: Texts
    store: UnitOfWork
    sender: Sender
    outbox: Outbox
    now: datetime
    event: TelegramObject  # the Message or the CallbackQuery itself
    bot_name: str
    default_timezone: str

    @property
    def team(self) -> Team:
        """For conversations of members: the gate lets nobody else there."""
        assert self.actor.team is not None, "the gate lets only members here"
        return self.actor.team

    @property
    def names_team(self) -> bool:
        """In private, where one who is in several teams could not tell which it is."""
        return self.actor.teams > 1 and self.actor.place is Place.PRIVATE

    def switchable(self, post: Post) -> Post:
        """With a way to another team, for one who is in several; a list of teams is one already."""
        offered = any(it.data.startswith("teams:") for row in post.buttons for it in row)
        if not self.names_team or offered:
            return post
        switch = Button(self.texts("menu.button.teams"), TO_TEAMS)
        rows = tuple(row for row in post.buttons if all(it.data != TO_TEAMS for it in row))
        return replace(post, buttons=(*rows, (switch,)))

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
        post = self.switchable(what if isinstance(what, Post) else Post(what, buttons=buttons))
        message = self.message
        if message is None:
            return await self.sender.send(self.actor.person.id, post)
        is_reply = is_reply or message.chat.type != "private"
        return await self.sender.send(
            message.chat.id,
            post,
            thread_id=topic_of(message),
            reply_to=message.message_id if is_reply else None,
        )

    async def change(self, what: Post | Html, buttons: Buttons = ()) -> None:
        """Edit the message whose button was pressed (no buttons given: they go)."""
        post = self.switchable(what if isinstance(what, Post) else Post(what, buttons=buttons))
        if self.message is not None:
            await self.sender.edit(self.message.chat.id, self.message.message_id, post)

    async def toast(self, text: Html | str = "", *, alert: bool = False) -> None:
        """Answer a press; nothing to do where a message was spoken."""
        if isinstance(self.event, CallbackQuery):
            shown = plain(text) if isinstance(text, Html) else text
            await self.sender.toast(self.event.id, shown, alert=alert)


def topic_of(message: Message) -> int:
    """0: none. Without a topic a thread id is only that of a chain of replies."""
    return message.message_thread_id or 0 if message.is_topic_message else 0
