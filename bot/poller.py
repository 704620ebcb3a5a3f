"""Asks Telegram for updates, and confirms only those that are stored."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from storage.db import StorageError

log = logging.getLogger(__name__)

WAIT_SECONDS = 30  # a long poll's
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # after a failure; doubled each time


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates without reading the updates: one that cannot be read must not hide the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = WAIT_SECONDS
    allowed_updates: list[str]


class Receives(Protocol):
    async def receive(self, batch: Sequence[dict[str, Any]]) -> None: ...


class Poller:
    """Polls; the next offset goes out only once ``inbox`` has stored the batch."""

    def __init__(
        self, bot: Bot, inbox: Receives, allowed_updates: list[str], heard: Callable[[], None]
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._allowed = allowed_updates
        self._heard = heard
        self._offset: int | None = None

    async def run(self) -> None:
        """Until cancelled, which is safe at any point: what is unconfirmed comes again."""
        pause = FIRST_PAUSE
        while True:
            try:
                await self._poll()
                pause = FIRST_PAUSE
            except (AiogramError, StorageError) as error:
                pause = _pause_after(error, pause)
                log.warning("no updates for %.0f s: %s", pause, error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _poll(self) -> None:
        call = GetRawUpdates(offset=self._offset, allowed_updates=self._allowed)
        batch = await self._bot(call, request_timeout=WAIT_SECONDS + 15)
        self._heard()
        if batch:
            await self._inbox.receive(batch)
            self._offset = max(raw["update_id"] for raw in batch) + 1


def _pause_after(error: Exception, pause: float) -> float:
    if isinstance(error, TelegramRetryAfter):
        return float(error.retry_after)
    if isinstance(error, TelegramConflictError | TelegramUnauthorizedError):
        return LONGEST_PAUSE if isinstance(error, TelegramUnauthorizedError) else 5.0
    return pause
