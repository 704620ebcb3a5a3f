"""A request of the page: its fields, and the people, chats and messages they name."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from sandbox.model import Chat, Message, User
from sandbox.people import ImpossibleError
from sandbox.telegram import Telegram


class UnknownError(Exception):
    """A person, chat or message that does not exist here."""


class Body:
    def __init__(self, telegram: Telegram, fields: Mapping[str, Any]) -> None:
        self.telegram = telegram
        self.fields = fields

    def text(self, name: str, default: str | None = None) -> str:
        value = self.fields.get(name, default)
        if not isinstance(value, str):
            raise ImpossibleError(f"{name} must be text")
        return value

    def number(self, name: str) -> int:
        value = self.optional_number(name)
        if value is None:
            raise ImpossibleError(f"{name} must be a number")
        return value

    def optional_number(self, name: str) -> int | None:
        value = self.fields.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError) as error:
            raise ImpossibleError(f"{name} must be a number") from error

    def numbers(self, name: str) -> list[int]:
        values = self.fields.get(name)
        if not isinstance(values, list) or not all(type(it) is int for it in values):
            raise ImpossibleError(f"{name} must be a list of numbers")
        return values

    def flag(self, name: str, *, default: bool = False) -> bool:
        return bool(self.fields.get(name, default))

    def person(self, name: str = "as") -> User:
        return self.person_by(self.number(name))

    def person_by(self, number: int) -> User:
        person = self.telegram.world.users.get(number)
        if person is None or number not in self.telegram.world.chats:
            raise UnknownError(f"there is no person {number}")
        return person

    def chat(self, name: str = "chat") -> Chat:
        """A private chat is only open to its own person."""
        person = self.person() if "as" in self.fields else None
        chat = self.chat_by(self.number(name))
        if person is not None and chat.type == "private" and chat.id != person.id:
            raise ImpossibleError("this is another person's private chat")
        return chat

    def chat_by(self, number: int) -> Chat:
        chat = self.telegram.world.chats.get(number)
        if chat is None:
            raise UnknownError(f"there is no chat {number}")
        return chat

    def message(self, name: str = "message_id") -> Message:
        return self.message_in(self.chat(), self.number(name))

    def message_in(self, chat: Chat, number: int) -> Message:
        message = chat.messages.get(number)
        if message is None:
            raise UnknownError(f"there is no message {number} in the chat {chat.id}")
        return message

    def user_or_bot(self, name: str) -> User:
        """`"bot"` or a person's id."""
        if self.fields.get(name) == "bot":
            return self.telegram.bot
        return self.person(name)


Action = Callable[[Body], dict[str, Any] | Awaitable[dict[str, Any]]]


async def read_body(request: web.Request, telegram: Telegram) -> Body:
    raw = await request.read()
    try:
        fields = json.loads(raw or b"{}")
    except ValueError as error:
        raise ImpossibleError("the body must be JSON") from error
    if not isinstance(fields, dict):
        raise ImpossibleError("the body must be a JSON object")
    return Body(telegram, fields)
