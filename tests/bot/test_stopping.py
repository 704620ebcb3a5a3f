import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import process
from bot.clock import system_clock
from bot.health import Heartbeat
from bot.process import _Work
from bot.settings import Settings
from bot.wiring import build_bot
from charts.studio import Studio
from sandbox.testing import flood
from storage.db import Database
from tests.process.stage import Stage


async def test_a_flood_longer_than_the_drain_does_not_hold_up_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The work is in the ledger; only the receipt that Telegram would not take is lost."""
    monkeypatch.setattr(process, "DRAIN_SECONDS", 0.1)
    async with asyncio.timeout(30), Stage.set(tmp_path) as stage:
        stage.sandbox.faults.add(flood(60))
        ivan = stage.managers[0]
        await ivan.says("5 звонков")
        settings = Settings(
            bot_token=SecretStr(stage.sandbox.token), telegram_api_url=stage.sandbox.url
        )
        database = await Database.open(stage.database)
        studio = Studio(tmp_path)
        async with build_bot(settings) as bot, asyncio.TaskGroup() as tasks:
            work = _Work(settings, system_clock, database, bot, studio, Heartbeat(system_clock))
            stopping = asyncio.Event()
            running = tasks.create_task(work.until(stopping, await bot.me()))
            await stage.sandbox.until(lambda: bool(stage.sandbox.calls("sendMessage")))
            stopping.set()
            await running
        await database.close()
        assert "given up" in caplog.text
        assert stage.ask("SELECT quantity FROM entries") == [(5,)]
