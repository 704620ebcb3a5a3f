"""The page's event stream. News of one chat replaces older news not yet written."""

import asyncio
import json
from typing import Any

from aiohttp import web

from sandbox.changes import Changes

KEEP_ALIVE_SECONDS = 15.0


class _Outgoing:
    def __init__(self) -> None:
        self._news: dict[tuple[str, int], dict[str, Any]] = {}
        self._arrived = asyncio.Event()

    def add(self, event: dict[str, Any]) -> None:
        self._news[event["what"], event.get("chat", 0)] = event
        self._arrived.set()

    async def take(self) -> bytes:
        """What arrived as event-stream text, or a comment if nothing did for a while."""
        try:
            async with asyncio.timeout(KEEP_ALIVE_SECONDS):
                await self._arrived.wait()
        except TimeoutError:
            return b": still here\n\n"
        news, self._news = self._news, {}
        self._arrived.clear()
        return b"".join(b"data: %s\n\n" % json.dumps(event).encode() for event in news.values())


async def stream(request: web.Request, changes: Changes) -> web.StreamResponse:
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    response = web.StreamResponse(headers=headers)
    outgoing = _Outgoing()
    with changes.listening(outgoing.add):
        await response.prepare(request)
        await response.write(b": hello\n\n")
        while True:
            await response.write(await outgoing.take())
