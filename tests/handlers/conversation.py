"""People who talk to the bot: real handlers, real database, a Telegram without a network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from aiogram import Dispatcher
from aiogram.types import CallbackQuery, Chat, Message, PhotoSize, Update, User

from bot.settings import Settings
from bot.wiring import build_dispatcher
from sales.teams import Person
from storage.db import Work
from storage.unit_of_work import UnitOfWork
from tests.cast import NOW
from tests.delivery.post_office import PostOffice, opened
from tests.delivery.telegram import Shown

BOT = User(id=42, is_bot=True, first_name="Salesbeat", username="sales_bot")


@dataclass(slots=True)
class Conversation:
    """``says`` and ``presses`` give what the bot newly showed, in the order it was sent."""

    office: PostOffice
    dispatcher: Dispatcher
    ids: Any = field(default_factory=lambda: count(1_000))

    async def says(self, person: Person, text: str, chat_id: int | None = None) -> list[Shown]:
        message = self._message(person, chat_id or person.id, text=text)
        return await self._after(message=message)

    async def presses(
        self,
        person: Person,
        data: str,
        under: Shown,
        asked_by: Person | None = None,
    ) -> list[Shown]:
        """A button of a message of the bot, which may be an answer to someone."""
        question = self._message(asked_by, under.chat_id, text="/top") if asked_by else None
        size = PhotoSize(file_id="p", file_unique_id="p", width=9, height=9)
        message = Message(
            message_id=under.id,
            date=NOW,
            chat=_chat(under.chat_id),
            from_user=BOT,
            reply_to_message=question,
            photo=[size] if under.photo else None,
        )
        press = CallbackQuery(
            id=str(next(self.ids)),
            from_user=_user(person),
            chat_instance="1",
            data=data,
            message=message,
        )
        return await self._after(callback_query=press)

    @property
    def last_toast(self) -> str:
        return self.office.telegram.toasts[-1].text or ""

    async def has(self, work: Work[Any]) -> None:
        """Put something into the database first."""
        await self.office.database.write(work)

    def _message(self, person: Person, chat_id: int, text: str) -> Message:
        return Message(
            message_id=next(self.ids),
            date=NOW,
            chat=_chat(chat_id),
            from_user=_user(person),
            text=text,
        )

    async def _after(self, **what: Any) -> list[Shown]:
        telegram = self.office.telegram
        before = len(telegram.shown)
        update = Update(update_id=next(self.ids), **what)
        unit = UnitOfWork(self.office.database, update.update_id)
        await self.dispatcher.feed_update(telegram.bot(), update, unit=unit)
        return telegram.shown[before:]


def _chat(chat_id: int) -> Chat:
    return Chat(id=chat_id, type="private" if chat_id > 0 else "supergroup")


def _user(person: Person) -> User:
    return User(id=person.id, is_bot=False, first_name=person.name, language_code="ru")


@asynccontextmanager
async def begun(folder: Path) -> AsyncIterator[Conversation]:
    """The cast in their team, whose chat is bound."""
    async with opened(folder) as office:
        settings = Settings.model_validate({"bot_token": "42:test"})
        dispatcher = build_dispatcher(settings, office.sender(), office.outbox(), BOT, lambda: NOW)
        yield Conversation(office, dispatcher)
