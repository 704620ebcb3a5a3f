"""Plain constructors, in one place: what the process consists of."""

import time
from datetime import datetime

from aiogram import Bot, Dispatcher, Router
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.types import User

from bot.clock import Clock
from bot.session import JsonSession
from bot.settings import Settings
from charts.studio import Studio
from delivery.chats import Chats
from delivery.outbox import Outbox
from delivery.pace import Pace
from delivery.sender import Sender
from handlers.frame import Frame, Surroundings, speak
from handlers.gate import Gate
from handlers.routers import build_routers
from jobs import backups, closing, upkeep
from jobs.amendments import Amending
from jobs.backups import Backups
from jobs.celebrations import Celebrating
from jobs.clockwork import AT_EACH, Clockwork
from jobs.closing import Closing
from jobs.composers import COMPOSERS
from jobs.due_posts import DuePosts
from jobs.upkeep import Upkeep
from storage.db import Database


def build_bot(settings: Settings) -> Bot:
    """Telegram, or the local Bot API server of the settings, perhaps through a proxy."""
    url = settings.telegram_api_url
    session = JsonSession(
        api=TelegramAPIServer.from_base(url) if url else PRODUCTION,
        proxy=settings.telegram_proxy or None,
    )
    return Bot(settings.bot_token.get_secret_value(), session=session)


def build_sender(settings: Settings, bot: Bot, studio: Studio, chats: Chats) -> Sender:
    pace = Pace(settings.flood_per_second, settings.flood_per_group_minute, clock=time.monotonic)
    return Sender(bot, studio, pace, chats)


def build_clockwork(
    settings: Settings,
    database: Database,
    sender: Sender,
    outbox: Outbox,
    studio: Studio,
    clock: Clock,
) -> Clockwork:
    """Each second: compose what is due, send what waits; more seldom: tidy up."""
    due_posts = DuePosts(database, COMPOSERS, studio, clock)

    async def send_all(_: datetime) -> None:
        while await outbox.drain(clock()):  # a long drain must not measure leases by an old now
            pass

    amending = Amending(database, COMPOSERS, sender)
    working = (due_posts.run, Celebrating(database).run, send_all, amending.run)
    tidying = (
        (Upkeep(database).run, upkeep.EVERY),
        (
            Backups(database, settings.database_path, settings.admin_ids).run,
            backups.EVERY,
        ),
        (Closing(database).run, closing.EVERY),
    )
    return Clockwork(clock, (*((tick, AT_EACH) for tick in working), *tidying))


def build_dispatcher(
    settings: Settings, sender: Sender, outbox: Outbox, me: User, clock: Clock
) -> Dispatcher:
    """The frame around everything, the gate before every handler, and all conversations."""
    surroundings = Surroundings(
        sender=sender,
        outbox=outbox,
        clock=clock,
        owners=settings.admin_ids,
        default_language=settings.default_language,
        default_timezone=settings.default_timezone,
        bot_name=me.username or "",
    )
    dispatcher = Dispatcher(disable_fsm=True)
    for unused in list(dispatcher.update.outer_middleware):  # the frame does what they are for
        dispatcher.update.outer_middleware.unregister(unused)
    frame, gate = Frame(surroundings), Gate()
    for observer in (dispatcher.message, dispatcher.edited_message, dispatcher.callback_query):
        observer.outer_middleware(frame)
        observer.outer_middleware(gate)
        observer.middleware(speak)
    dispatcher.my_chat_member.outer_middleware(frame)
    dispatcher.my_chat_member.middleware(speak)
    for router in build_routers():
        _take_handlers(dispatcher, router)
    return dispatcher


def _take_handlers(dispatcher: Dispatcher, router: Router) -> None:
    """The dispatcher's own from now on: each router on an update's way costs more than a filter."""
    for name, observer in router.observers.items():
        dispatcher.observers[name].handlers += observer.handlers
