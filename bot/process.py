"""The running bot: starts what it consists of, stops it in order, loses nothing in between."""

import asyncio
import gc
import logging
import signal
import sys
from contextlib import AsyncExitStack
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.exceptions import AiogramError, TelegramUnauthorizedError
from aiogram.types import User

from bot.clock import Clock, shifted_clock, system_clock
from bot.health import Heartbeat, build_app, serving
from bot.inbox import Inbox
from bot.logs import configure_logging
from bot.poller import Poller
from bot.settings import Settings
from bot.wiring import build_bot, build_dispatcher, build_sender
from charts.studio import Studio
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
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


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
        sender = build_sender(settings, bot, studio, database, clock)
        dispatcher = build_dispatcher(settings, sender, me, clock)
        heartbeat = Heartbeat(clock)
        app = build_app(database, heartbeat)
        await stack.enter_async_context(serving(app, settings.http_host, settings.http_port))
        log.info("@%s is at work, database %s", me.username, settings.database_path)
        await _work(database, bot, dispatcher, clock, heartbeat, stopping)
    log.info("stopped")


async def _work(
    database: Database,
    bot: Bot,
    dispatcher: Dispatcher,
    clock: Clock,
    heartbeat: Heartbeat,
    stopping: asyncio.Event,
) -> None:
    """Take and handle updates until told to stop; then finish what was taken."""
    async with asyncio.timeout(None) as drain, asyncio.TaskGroup() as tasks:
        inbox = Inbox(database, bot, dispatcher, clock, tasks)
        await inbox.resume()
        poller = Poller(bot, inbox, dispatcher.resolve_used_update_types(), heartbeat.beat)
        polling = tasks.create_task(poller.run())
        await stopping.wait()
        log.info("stopping: no more updates are taken, those received are finished")
        polling.cancel()
        drain.reschedule(asyncio.get_running_loop().time() + DRAIN_SECONDS)


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
            await asyncio.sleep(pause)
            pause = min(2 * pause, MET_LONGEST)
    return None
