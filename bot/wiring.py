"""Plain constructors, in one place: what the process consists of."""

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.types import User

from bot.clock import Clock
from bot.settings import Settings
from charts.studio import Studio
from delivery.chats import Chats
from delivery.pace import Pace
from delivery.sender import Sender
from handlers.frame import Frame, Surroundings, speak
from handlers.gate import Gate
from handlers.routers import build_routers
from storage.db import Database


def build_bot(settings: Settings) -> Bot:
    """Telegram, or the local Bot API server of the settings, perhaps through a proxy."""
    url = settings.telegram_api_url
    session = AiohttpSession(
        api=TelegramAPIServer.from_base(url) if url else PRODUCTION,
        proxy=settings.telegram_proxy or None,
    )
    return Bot(settings.bot_token.get_secret_value(), session=session)


def build_sender(
    settings: Settings, bot: Bot, studio: Studio, database: Database, clock: Clock
) -> Sender:
    pace = Pace(settings.flood_per_second, settings.flood_per_group_minute)
    return Sender(bot, studio, pace, Chats(database, clock))


def build_dispatcher(settings: Settings, sender: Sender, me: User, clock: Clock) -> Dispatcher:
    """The frame around everything, the gate before every handler, and all conversations."""
    surroundings = Surroundings(
        sender=sender,
        clock=clock,
        owners=settings.admin_ids,
        default_language=settings.default_language,
        default_timezone=settings.default_timezone,
        bot_name=me.username or "",
    )
    dispatcher = Dispatcher(disable_fsm=True)
    frame, gate = Frame(surroundings), Gate()
    for observer in (dispatcher.message, dispatcher.edited_message, dispatcher.callback_query):
        observer.outer_middleware(frame)
        observer.outer_middleware(gate)
        observer.middleware(speak)
    dispatcher.my_chat_member.outer_middleware(frame)
    dispatcher.my_chat_member.middleware(speak)
    dispatcher.include_routers(*build_routers())
    return dispatcher
