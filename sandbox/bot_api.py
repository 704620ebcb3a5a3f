"""The Bot API's door: token, method, arguments, faults, then the method itself."""

import asyncio
import inspect
import re
from typing import Any

from aiohttp import web

from sandbox import chats, commands, editing, reactions, receiving, removing, sending, wire
from sandbox.arguments import Arguments
from sandbox.faults import Fault
from sandbox.refusals import RefusalError
from sandbox.telegram import Telegram

METHODS = (
    receiving.METHODS
    | sending.METHODS
    | editing.METHODS
    | removing.METHODS
    | reactions.METHODS
    | chats.METHODS
    | commands.METHODS
)
_NAMES = {name.lower(): name for name in METHODS}
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


class BotApi:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    async def handle(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"].lower()
        arguments = Arguments()
        try:
            self._check(request.match_info["token"], name)
            arguments = await wire.read_arguments(request)
            fault = self._telegram.faults.next(name, arguments.text("chat_id"))
            if fault is not None:
                await _strike(fault)
            result = await self._call(name, arguments)
            self._record(name, arguments, 200)
            if fault is not None and fault.kind == "lose":
                return hung_up(request)
            return wire.raw_answer(result) if isinstance(result, bytes) else wire.answer(result)
        except RefusalError as refusal:
            self._record(name, arguments, refusal.code, refusal.description)
            return wire.failure(refusal)
        except web.HTTPRequestEntityTooLarge:
            return wire.failure(RefusalError(413, "Request Entity Too Large"))
        except _DroppedError:
            return hung_up(request)

    def _check(self, token: str, name: str) -> None:
        if token != self._telegram.token:
            malformed = _TOKEN.fullmatch(token) is None
            detail = ": invalid token specified" if malformed else ""
            raise RefusalError(401, f"Unauthorized{detail}")
        if name not in _NAMES:
            raise RefusalError(404, "Not Found: method not found")

    async def _call(self, name: str, arguments: Arguments) -> Any:
        result = METHODS[_NAMES[name]](self._telegram, arguments)
        return await result if inspect.isawaitable(result) else result

    def _record(self, name: str, arguments: Arguments, status: int, error: str = "") -> None:
        if name != "getupdates":
            self._telegram.record(_NAMES.get(name, name), arguments.logged(), status, error)

    async def download(self, request: web.Request) -> web.Response:
        stored = self._telegram.files.by_path(request.match_info["path"])
        if request.match_info["token"] != self._telegram.token or stored is None:
            return wire.failure(RefusalError(404, "Not Found"))
        return web.Response(body=stored.content, content_type=stored.mime_type)


class _DroppedError(Exception):
    """The connection closes with nothing applied."""


async def _strike(fault: Fault) -> None:
    """What happens before the call is applied; a lost answer is lost afterwards."""
    if fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
    elif fault.kind == "drop":
        raise _DroppedError
    elif fault.kind != "lose":
        raise fault.refusal()


def hung_up(request: web.Request) -> web.Response:
    """Closes the connection without a byte of an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
