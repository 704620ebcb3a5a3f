import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot import poller
from bot.poller import Poller
from bot.session import JsonSession
from sandbox.testing import Fault, Sandbox
from storage.db import StorageError


class Shelf:
    """Takes batches, but for the first few times when it is out of order."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.ids: list[int] = []
        self.offered = 0

    async def receive(self, batch: Sequence[dict[str, Any]]) -> None:
        self.offered += 1
        if self.failures:
            self.failures -= 1
            raise StorageError("the disk is full")
        self.ids += [raw["update_id"] for raw in batch]


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poller, "FIRST_PAUSE", 0.01)


async def polled(sandbox: Sandbox, shelf: Shelf, count: int) -> int:
    """Poll until so many updates are confirmed; how often Telegram was heard."""
    heard = 0

    def hear() -> None:
        nonlocal heard
        heard += 1

    api = TelegramAPIServer.from_base(sandbox.url)
    async with (
        asyncio.timeout(30),
        Bot(sandbox.token, session=JsonSession(api=api)) as bot,
        asyncio.TaskGroup() as tasks,
    ):
        task = tasks.create_task(Poller(bot, shelf, ["message"], hear).run())
        await sandbox.until(lambda: sandbox.telegram.queue.confirmed >= count)
        task.cancel()
    return heard


async def test_what_could_not_be_stored_is_not_confirmed_and_comes_again() -> None:
    async with Sandbox.running() as sandbox:
        ivan = sandbox.person("Иван")
        for words in ("раз", "два", "три"):
            await ivan.says(words)
        shelf = Shelf(failures=2)
        await polled(sandbox, shelf, 3)
        assert shelf.offered > 2
        assert shelf.ids == sorted(set(shelf.ids))
        assert len(shelf.ids) == 3


async def test_telegrams_refusals_pause_it_and_no_more() -> None:
    async with Sandbox.running() as sandbox:
        await sandbox.person("Иван").says("раз")
        faults = Fault("refuse", methods=frozenset({"getupdates"}), code=502, times=3)
        sandbox.faults.add(faults)
        shelf = Shelf()
        assert await polled(sandbox, shelf, 1) >= 1
        assert len(shelf.ids) == 1


async def test_an_update_of_a_kind_unknown_to_aiogram_reaches_the_inbox() -> None:
    """getUpdates is read raw: one that cannot be parsed must not hide its batch."""
    async with Sandbox.running() as sandbox:
        queue = sandbox.telegram.queue
        queue.put("message", {"message_id": "not a number"})
        await sandbox.person("Иван").says("раз")
        shelf = Shelf()
        await polled(sandbox, shelf, 2)
        assert len(shelf.ids) == 2
