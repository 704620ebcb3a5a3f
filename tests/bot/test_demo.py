"""The demo with its real bot process: its first morning, the posts to come, its end."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, time, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.demo import Demo, attend, opened
from bot.demo_day import evening, morning, work
from bot.demo_process import database_file, last_lines
from bot.demo_team import HEAD, NEWCOMER, SILENT, STAR, TIMEZONE
from sales.periods import local_moment
from storage.closed_months import last_closed
from storage.db import connect
from storage.rebuild import differences

pytestmark = pytest.mark.process

ROOT = Path(__file__).resolve().parents[2]
THURSDAY = date(2026, 11, 19)
TEAM_ID = 1
STARTED = 60.0  # seconds it may take on a busy machine
STOPPED = 40.0


async def clock_to(demo: Demo, day: date, at: time) -> None:
    """Over HTTP, as the page's buttons do."""
    body = {"to": f"{day}T{at:%H:%M}", "timezone": TIMEZONE}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{demo.sandbox.url}/sandbox/clock", json=body) as answer,
    ):
        assert answer.status == 200, await answer.text()


async def test_the_first_morning_and_the_posts_that_the_clock_brings(tmp_path: Path) -> None:
    async with opened(tmp_path, 0, THURSDAY) as demo:
        cast, day = demo.cast, demo.day
        await evening(cast)
        [board] = cast.group.from_bot
        assert board.content.get("photo")
        await morning(demo.sandbox, cast, day)
        digest = cast[HEAD].private.from_bot[-1]
        assert STAR.person.name in digest.text
        goals = len(cast[STAR].private.from_bot)
        await work(demo.sandbox, cast, day)
        assert len(cast[STAR].private.from_bot) > goals
        assert demo.sandbox.clock.now() >= local_moment(day, time(16, 50), TIMEZONE).timestamp()

        await clock_to(demo, day, time(17, 30))
        await cast[SILENT].hears()
        await clock_to(demo, day, time(18, 30))
        assert (await cast.group.next_message()).content.get("photo")
        await clock_to(demo, day + timedelta(days=1), time(9))
        await cast[HEAD].hears()
        await clock_to(demo, day + timedelta(days=1), time(9, 5))
        await cast[NEWCOMER].hears()
        assert [call.error for call in demo.sandbox.telegram.calls if call.error] == []
    db = connect(database_file(tmp_path))
    assert differences(db) == []
    assert last_closed(db, TEAM_ID) == date(2026, 10, 1)
    db.close()


async def test_whoever_moves_the_clock_meanwhile_does_not_stop_the_day(tmp_path: Path) -> None:
    async with opened(tmp_path, 0, THURSDAY) as demo:
        await evening(demo.cast)
        await clock_to(demo, demo.day, time(18))
        await work(demo.sandbox, demo.cast, demo.day)
        assert demo.sandbox.clock.now() >= local_moment(demo.day, time(18), TIMEZONE).timestamp()


async def test_a_bot_that_dies_ends_the_demo(tmp_path: Path) -> None:
    async with opened(tmp_path, 0, THURSDAY) as demo:
        demo.bot.kill()
        assert not await attend(demo, asyncio.Event())


async def test_the_bot_takes_no_setting_from_where_the_demo_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:of-somebody-else")
    monkeypatch.setenv("TELEGRAM_PROXY", "http://127.0.0.1:9")
    async with opened(tmp_path, 0, THURSDAY) as demo:
        await demo.sandbox.until_read(STARTED)
    assert "stopped" in last_lines(tmp_path)


@asynccontextmanager
async def command(*arguments: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """``python -m bot demo`` as a process group of its own, and what it says at first."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", *arguments,
        cwd=ROOT, stdout=PIPE, stderr=PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(STARTED):
            said = (await process.stdout.readuntil(b"Ctrl-C")).decode()
        yield process, said
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
        await process.communicate()


def address(said: str) -> str:
    """Of the page, without the place on it."""
    return next(word for word in said.split() if word.startswith("http://")).partition("#")[0]


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
async def test_the_page_answers_and_a_signal_ends_all_of_it(name: signal.Signals) -> None:
    async with command("--port", "0") as (process, said):
        async with aiohttp.ClientSession() as session, session.get(address(said)) as page:
            assert page.status == 200
        process.send_signal(name)
        async with asyncio.timeout(STOPPED):
            assert await process.wait() == 0
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)  # nothing of its group is left


async def test_a_taken_port_is_told_and_another_one_used() -> None:
    taken = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    async with taken:
        port = taken.sockets[0].getsockname()[1]
        async with command("--port", str(port)) as (_, said):
            assert f"port {port} is taken" in said
            assert not address(said).endswith(f":{port}/")
