"""From stored update to handled update: fed in order, retried, completed, never lost."""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update
from pydantic import ValidationError

from bot.lanes import Lanes
from storage import inbox
from storage.db import Database, StorageError
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

AT_ONCE = 64  # people served side by side
MOST_WAITING = 1_000  # updates taken from Telegram before it is asked for more
PAUSES = (0.2, 1.0, 5.0, 20.0)  # seconds before an update is tried again on a busy database

ENCODER = json.JSONEncoder(ensure_ascii=False)

Raw = dict[str, Any]


class Inbox:
    """Stores updates before Telegram is told so, and feeds them to the dispatcher."""

    def __init__(
        self,
        database: Database,
        bot: Bot,
        dispatcher: Dispatcher,
        clock: Callable[[], datetime],
        tasks: asyncio.TaskGroup,
    ) -> None:
        self._database = database
        self._bot = bot
        self._dispatcher = dispatcher
        self._clock = clock
        self._lanes: Lanes[Raw] = Lanes(self._handle, tasks, AT_ONCE)

    async def resume(self) -> None:
        """Feed again what was received and not completed before the last stop."""
        left = await self._database.read(inbox.unfinished)
        if left:
            log.info("%d updates were left unfinished and are fed again", len(left))
        for _, payload in left:
            self._put(json.loads(payload))

    async def receive(self, batch: Sequence[Raw]) -> None:
        """Store a batch in one commit, then feed what is new of it; on return it is durable."""
        rows = [(raw["update_id"], ENCODER.encode(raw)) for raw in batch]
        now = self._clock()
        new = set(await self._database.write(lambda db: inbox.receive(db, rows, now)))
        for raw in batch:
            if raw["update_id"] in new:
                new.discard(raw["update_id"])
                self._put(raw)
        await self._lanes.room(MOST_WAITING)

    def _put(self, raw: Raw) -> None:
        self._lanes.put(_lane_of(raw), raw)

    async def _handle(self, raw: Raw) -> None:
        for pause in (*PAUSES, None):
            try:
                await self._feed(raw)
                return
            except StorageError as error:
                log.warning("update %s waits for the database: %s", raw["update_id"], error)
            except Exception:
                log.exception("update %s failed", raw["update_id"])
                return
            if pause is not None:
                await asyncio.sleep(pause)
        log.error("update %s is left for the next start", raw["update_id"])

    async def _feed(self, raw: Raw) -> None:
        unit = UnitOfWork(self._database, raw["update_id"])
        try:
            state = await self._state_after(unit, raw)
        except StorageError:
            if not unit.is_complete:
                raise
            log.exception("update %s has had its effect, but not all was told", unit.id)
            return
        if not unit.is_complete:
            await self._database.write(partial(inbox.complete, update_id=unit.id, state=state))

    async def _state_after(self, unit: UnitOfWork, raw: Raw) -> str:
        """Handle it; the state it is to be left in."""
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
            await self._dispatcher.feed_update(self._bot, update, unit=unit)
        except StorageError:
            raise
        except ValidationError:
            log.exception("update %s cannot be read and is set aside", unit.id)
            return "unreadable"
        except Exception:
            log.exception("update %s failed", unit.id)
            return "failed"
        return "failed" if unit.has_failed else "done"


def _lane_of(raw: Raw) -> int:
    """Whose update it is: the person's, else the chat's; 0 where it names neither."""
    for kind, body in raw.items():
        if kind == "update_id" or not isinstance(body, dict):
            continue
        owner = body.get("from") or body.get("chat") or {}
        return int(owner.get("id", 0))
    return 0
