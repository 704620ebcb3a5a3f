"""The server: one aiohttp application on one port, for the bot, the page and the tests."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from sandbox.bot_api import BotApi
from sandbox.clock import Clock
from sandbox.flood import Limits
from sandbox.model import User
from sandbox.page_api import PageApi
from sandbox.telegram import Telegram
from sandbox.wire import MAX_BODY

TOKEN = "7000000001:AAE-sandbox-token-that-opens-nothing-else"
HOST = "127.0.0.1"


def new_telegram(
    *,
    token: str = TOKEN,
    name: str = "Salesbeat",
    username: str = "salesbeat_bot",
    clock: Clock | None = None,
    limits: Limits | None = None,
) -> Telegram:
    """`limits` None: Telegram's own. The bot's id is the number before the token's colon."""
    bot = User(int(token.partition(":")[0]), name, username=username, is_bot=True)
    return Telegram(bot, token, clock or Clock(), limits if limits is not None else Limits())


def build_app(telegram: Telegram) -> web.Application:
    app = web.Application(client_max_size=MAX_BODY)
    api = BotApi(telegram)
    app.router.add_route("*", "/bot{token}/{method}", api.handle)
    app.router.add_get("/file/bot{token}/{path:.+}", api.download)
    PageApi(telegram).add_routes(app)
    return app


@asynccontextmanager
async def listening(telegram: Telegram, host: str = HOST, port: int = 0) -> AsyncIterator[str]:
    """Serves until the block ends; gives the address. Port 0: any free one."""
    runner = web.AppRunner(
        build_app(telegram), access_log=None, handler_cancellation=True, shutdown_timeout=0.1
    )
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        bound = runner.addresses[0][1]
        yield f"http://{host}:{bound}"
    finally:
        await runner.cleanup()


async def serve(
    host: str = HOST,
    port: int = 0,
    *,
    clock_file: Path | None = None,
    limits: Limits | None = None,
    token: str = TOKEN,
    ready: Callable[[str], None] = print,
) -> None:
    """Runs until cancelled; `ready` is told the address as soon as it answers."""
    telegram = new_telegram(token=token, clock=Clock(clock_file), limits=limits)
    async with listening(telegram, host, port) as url:
        ready(url)
        await asyncio.Event().wait()
