"""``python -m bot demo``: the real bot and a made-up team on a Telegram of this machine."""

import asyncio
import errno
import signal
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot.demo_day import PATIENCE, Cast, evening, gather, morning, work
from bot.demo_history import evening_before, working_day, write_history
from bot.demo_process import bot_process, clock_file, database_file, last_lines
from bot.demo_team import HEAD, TEAM, TIMEZONE, WEEKS
from sales.periods import local_day
from sandbox.clock import Clock
from sandbox.server import listening, new_telegram
from sandbox.telegram import Telegram
from sandbox.testing import Sandbox
from services.binding import Spot
from storage.db import connect
from storage.schema import migrate

_WELCOME = f"""
  The chat page:  {{url}}/#{HEAD.person.id}/{HEAD.person.id}

  A sales team with {WEEKS} weeks behind it; in a few seconds its day is there. Choose on the
  left who you are: {HEAD.person.name} is the head. The clock on the page moves the
  bot's time: the reminder of 17:30, the board of 18:30, the digest of 9:00 come by themselves.

  Ctrl-C ends the demo; nothing of it is kept.
"""


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo; ``day`` is the one it opens on."""

    sandbox: Sandbox
    cast: Cast
    bot: Process
    day: date


def demo(port: int) -> int:
    """Run until Ctrl-C or SIGTERM; the exit code."""
    with tempfile.TemporaryDirectory(prefix="salesbeat-demo-") as folder:
        try:
            return asyncio.run(_run(Path(folder), port))
        except OSError as error:
            print(f"the chat page cannot be served on port {port}: {error}", file=sys.stderr)
            return 1


async def _run(folder: Path, port: int) -> int:
    stopping = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    today = local_day(datetime.now(UTC), TIMEZONE)
    async with opened(folder, port, today) as running:
        if await attend(running, stopping):
            return 0
        print(f"the bot has stopped by itself; its last words:\n{last_lines(folder)}")
        return 1


async def attend(running: Demo, stopping: asyncio.Event) -> bool:
    """Show the demo until told to stop, or (False) until the bot has ended by itself."""
    async with asyncio.TaskGroup() as tasks:
        show = tasks.create_task(_show(running))
        ends = [tasks.create_task(stopping.wait()), tasks.create_task(running.bot.wait())]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for task in (show, *ends):
            task.cancel()
    return stopping.is_set()


@asynccontextmanager
async def opened(folder: Path, port: int, today: date) -> AsyncIterator[Demo]:
    """The page answers, the history is written, the bot's process has begun to start.

    All of it happens on ``today``, or where little would happen then, on a workday soon after.
    """
    day = working_day(today)
    telegram = new_telegram(clock=Clock(clock_file(folder), start=evening_before(day)))
    async with AsyncExitStack() as stack:
        url = await _listen(stack, telegram, port)
        sandbox = Sandbox(telegram, url)
        cast = gather(sandbox)
        write_database(database_file(folder), day, cast)
        for person in cast.people.values():
            await person.starts()
        bot = await stack.enter_async_context(
            bot_process(folder, url=url, token=sandbox.token, owner=HEAD.person.id)
        )
        yield Demo(sandbox, cast, bot, day)


async def _listen(stack: AsyncExitStack, telegram: Telegram, port: int) -> str:
    """On ``port``, or where it is taken on any free one; raises ``OSError``."""
    try:
        return await stack.enter_async_context(listening(telegram, port=port))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f"port {port} is taken, so another one is used")
        return await stack.enter_async_context(listening(telegram))


def write_database(path: Path, day: date, cast: Cast) -> None:
    """The team and its history before ``day``, in one transaction."""
    db = connect(path)
    try:
        migrate(db)
        db.execute("BEGIN IMMEDIATE")
        spot = Spot(chat_id=cast.group.id, thread_id=0, title=TEAM)
        write_history(db, day, spot, cast[HEAD].private.chat.sequence.next)
        db.execute("COMMIT")
    finally:
        db.close()


async def _show(running: Demo) -> None:
    """Tell the address once the bot has answered; then let the team's day begin."""
    try:
        await running.sandbox.until_read(PATIENCE)
        print(_WELCOME.format(url=running.sandbox.url), flush=True)
        await evening(running.cast)
        await morning(running.sandbox, running.cast, running.day)
        await work(running.sandbox, running.cast, running.day)
    except TimeoutError as error:
        print(f"the demo's first day has stopped: {error}", file=sys.stderr)
