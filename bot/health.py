"""``/healthz``: whether the database answers and Telegram has been heard of lately."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from aiohttp import web

from bot.clock import Clock
from storage.db import Database, StorageError
from storage.schema import version

SILENCE = timedelta(minutes=3)  # several long polls without an answer


class Heartbeat:
    """When Telegram last answered; at start the doubt is in its favour."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.last = clock()

    def beat(self) -> None:
        self.last = self._clock()

    def is_silent(self) -> bool:
        return self._clock() - self.last > SILENCE


def build_app(database: Database, telegram: Heartbeat) -> web.Application:
    """Answers 503 with what is wrong, else 200."""

    async def healthz(_: web.Request) -> web.Response:
        troubles = []
        try:
            await database.read(version)
        except StorageError as error:
            troubles.append(f"database: {error}")
        if telegram.is_silent():
            troubles.append(f"telegram: silent since {telegram.last:%Y-%m-%d %H:%M:%S} UTC")
        status = 503 if troubles else 200
        return web.json_response({"ok": not troubles, "troubles": troubles}, status=status)

    app = web.Application()
    app.router.add_get("/healthz", healthz)
    return app


@asynccontextmanager
async def serving(app: web.Application, host: str, port: int) -> AsyncIterator[None]:
    """Serve while the block runs; no host or port 0: no HTTP at all."""
    if not host or not port:
        yield
        return
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield
    finally:
        await runner.cleanup()
