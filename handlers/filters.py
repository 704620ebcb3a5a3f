"""Filters asked in place: aiogram takes a bare ``F`` to a thread, each time an update passes it."""

from collections.abc import Callable, Collection
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message, TelegramObject
from magic_filter import MagicFilter


class When(Filter):
    """``When(F.text)``: what the magic filter says.

    Or a plain function, on the way of every message: a magic filter takes several times as long.
    """

    def __init__(self, says: MagicFilter | Callable[[Any], object]) -> None:
        self._says = says.resolve if isinstance(says, MagicFilter) else says

    async def __call__(self, event: TelegramObject) -> bool:
        return bool(self._says(event))


def is_free_text(message: Message) -> bool:
    """A text that is no command."""
    return message.text is not None and not message.text.startswith("/")


def one_of(words: Collection[str]) -> Callable[[Message], bool]:
    """The text is one of these."""
    return lambda message: message.text in words
