"""A running sandbox, and the Bot API called by hand over real HTTP."""

import json
import struct
import zlib
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from sandbox.testing import Person, Sandbox

Json = dict[str, Any]


class BotApi:
    """Calls the Bot API as a bot would; objects go as JSON strings."""

    def __init__(self, session: ClientSession, sandbox: Sandbox) -> None:
        self._session = session
        self._base = f"{sandbox.url}/bot{sandbox.token}/"

    async def envelope(self, method: str, **arguments: Any) -> Json:
        """The whole answer, with the HTTP status beside it."""
        async with self._session.post(self._base + method, data=_form(arguments)) as response:
            body: Json = await response.json()
            return body | {"status": response.status}

    async def __call__(self, method: str, **arguments: Any) -> Any:
        body = await self.envelope(method, **arguments)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **arguments: Any) -> str:
        """The refusal's text; its HTTP status and error code are the same."""
        body = await self.envelope(method, **arguments)
        assert not body["ok"], body
        assert body["error_code"] == body["status"]
        return str(body["description"])

    async def updates(self, **arguments: Any) -> list[Json]:
        """What is pending; confirms it at once."""
        updates: list[Json] = await self("getUpdates", **arguments)
        if updates:
            await self("getUpdates", offset=updates[-1]["update_id"] + 1, limit=1)
        return updates


class Page:
    """The `/sandbox/...` side, as the chat page calls it."""

    def __init__(self, session: ClientSession, sandbox: Sandbox) -> None:
        self._session = session
        self._base = sandbox.url

    async def get(self, path: str, **query: Any) -> Json:
        params = {name: str(value) for name, value in query.items()}
        async with self._session.get(self._base + path, params=params) as response:
            body: Json = await response.json()
            return body

    async def post(self, path: str, **fields: Any) -> Json:
        async with self._session.post(self._base + path, json=fields) as response:
            body: Json = await response.json()
            return body | {"status": response.status}


def _form(arguments: Json) -> FormData | dict[str, str]:
    texts = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in arguments.items()
        if not isinstance(value, bytes)
    }
    if len(texts) == len(arguments):
        return texts
    form = FormData(texts)
    for name, value in arguments.items():
        if isinstance(value, bytes):
            form.add_field(name, BytesIO(value), filename=f"{name}.png", content_type="image/png")
    return form


def png(width: int, height: int) -> bytes:
    """A black picture of this size."""
    rows = zlib.compress(bytes((width + 1) * height), 1)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", rows)
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


def buttons(*rows: list[Json]) -> str:
    return json.dumps({"inline_keyboard": list(rows)})


PIXEL = png(1, 1)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.running() as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as opened:
        yield opened


@pytest.fixture
def api(session: ClientSession, sandbox: Sandbox) -> BotApi:
    return BotApi(session, sandbox)


@pytest.fixture
def page(session: ClientSession, sandbox: Sandbox) -> Page:
    return Page(session, sandbox)


@pytest.fixture
async def ivan(sandbox: Sandbox) -> Person:
    """Has pressed Start; the bot has read it."""
    person = sandbox.person("Иван Петров", username="ivan")
    await person.starts()
    sandbox.telegram.queue.clear()
    return person
