"""The calls behind most answers without aiogram's models, which cost more than all the rest."""

from typing import Any

from aiogram.methods import TelegramMethod
from pydantic import BaseModel

Json = dict[str, Any]


class Delivered(BaseModel):
    """A sent message, as far as anyone here wants to know it."""

    message_id: int


class SendText(TelegramMethod[Delivered]):
    """sendMessage; what it holds goes to Telegram as it is."""

    __returning__ = Delivered
    __api_method__ = "sendMessage"

    chat_id: int
    text: str
    parse_mode: str
    link_preview_options: Json
    message_thread_id: int | None = None
    reply_parameters: Json | None = None
    reply_markup: Json | None = None


class EditText(TelegramMethod[Delivered]):
    """editMessageText; what it holds goes to Telegram as it is."""

    __returning__ = Delivered
    __api_method__ = "editMessageText"

    chat_id: int
    message_id: int
    text: str
    parse_mode: str
    link_preview_options: Json
    reply_markup: Json | None = None


def arguments(call: SendText | EditText) -> Json:
    """Those that are set, ready to be JSON."""
    return {name: value for name, value in call.__dict__.items() if value is not None}
