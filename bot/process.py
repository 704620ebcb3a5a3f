"""The running bot: starts what it consists of, stops it in order, loses nothing in between."""

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramUnauthorizedError
from aiogram.types import User

from bot.clock import Clock, shifted_clock, system_clock
from bot.health import Heartbeat, build_app, serving
from bot.inbox import Inbox
from bot.logs import configure_logging
from bot.menus import publish_menus
from bot.poller import Poller
from bot.settings import Settings
from bot.wiring import build_bot, build_clockwork, build_dispatcher, build_sender
from charts.studio import Studio
from delivery.chats import Chats
from delivery.outbox import Outbox
from storage.db import Database, StorageError
from storage.schema import SchemaError

log = logging.getLogger(__name__)

DRAIN_SECONDS = 25  # less than a service manager waits before it kills
MET_PAUSE, MET_LONGEST = 1.0, 30.0


def run(settings: Settings, clock_file: Path | None) -> int:
    """Run until SIGINT or SIGTERM; the exit code."""
    token = settings.bot_token.get_secret_value()
    configure_logging(settings.log_level, settings.log_format, token)
    _tune_garbage_collector()
    clock = shifted_clock(clock_file) if clock_file else system_clock
    try:
        asyncio.run(_run(settings, clock))
    except TelegramUnauthorizedError:
        print("BOT_TOKEN is refused by Telegram: take a fresh one from BotFather", file=sys.stderr)
        return 2
    except (StorageError, SchemaError) as error:
        print(f"DATABASE_PATH cannot be used: {error}", file=sys.stderr)
        return 2
    return 0


def _tune_garbage_collector() -> None:
    """aiogram's models are never freed; walking them again and again cost 1.4 to 1.7 times."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    gc.enable()


async def _run(settings: Settings, clock: Clock) -> None:
    stopping = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    async with AsyncExitStack() as stack:
        database = await Database.open(settings.database_path)
        stack.push_async_callback(database.close)
        bot = build_bot(settings)
        stack.push_async_callback(bot.session.close)
        studio = Studio(settings.database_path.parent / "matplotlib")
        stack.push_async_callback(studio.close)
        me = await _meet(bot, stopping)
        if me is None:
            return
        heartbeat = Heartbeat(clock)
        app = build_app(database, heartbeat)
        await stack.enter_async_context(serving(app, settings.http_host, settings.http_port))
        log.info("@%s is at work, database %s", me.username, settings.database_path)
        work = _Work(settings, clock, database, bot, studio, heartbeat)
        await work.until(stopping, me)
    log.info("stopped")


@dataclass(frozen=True, slots=True)
class _Work:
    """Taking and handling updates, and doing what the clock says."""

    settings: Settings
    clock: Clock
    database: Database
    bot: Bot
    studio: Studio
    heartbeat: Heartbeat

    async def until(self, stopping: asyncio.Event, me: User) -> None:
        """Work until told to stop; then finish what was taken."""
        chats = Chats(self.database, self.clock)
        sender = build_sender(self.settings, self.bot, self.studio, chats)
        outbox = Outbox(self.database, sender, chats)
        dispatcher = build_dispatcher(self.settings, sender, outbox, me, self.clock)
        clockwork = build_clockwork(
            self.settings, self.database, sender, outbox, self.studio, self.clock
        )
        async with _giving_up() as drain, asyncio.TaskGroup() as tasks:
            inbox = Inbox(self.database, self.bot, dispatcher, self.clock, tasks)
            await inbox.resume()
            used = dispatcher.resolve_used_update_types()
            poller = Poller(self.bot, inbox, used, self.heartbeat.beat)
            others = [tasks.create_task(poller.run()), tasks.create_task(self._publish_menus())]
            clockwork.start()
            await stopping.wait()
            log.info("stopping: no more updates are taken, those received are finished")
            clockwork.stop()
            for task in others:
                task.cancel()
            drain.reschedule(asyncio.get_running_loop().time() + DRAIN_SECONDS)
            await clockwork.finished()

    async def _publish_menus(self) -> None:
        await publish_menus(
            self.bot,
            self.database,
            default_language=self.settings.default_language,
            owners=self.settings.admin_ids,
        )


@asynccontextmanager
async def _giving_up() -> AsyncIterator[asyncio.Timeout]:
    """A timeout that is no error: what the ledger has not got by then is fed again at the start."""
    try:
        async with asyncio.timeout(None) as drain:
            yield drain
    except TimeoutError:
        log.warning("what was not finished in %d s is given up", DRAIN_SECONDS)


async def _meet(bot: Bot, stopping: asyncio.Event) -> User | None:
    """Who the bot is, asked until Telegram answers; None if stopped before that."""
    pause = MET_PAUSE
    while not stopping.is_set():
        try:
            return await bot.me()
        except TelegramUnauthorizedError:
            raise
        except AiogramError as error:
            log.warning("Telegram does not answer, trying again in %.0f s: %s", pause, error)
            with suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), pause)
            pause = min(2 * pause, MET_LONGEST)
    return None
