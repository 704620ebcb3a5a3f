"""Who wants to know that something changed: waiting tests and open pages. Free when nobody does."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sandbox.model import Chat, Message

Listener = Callable[[dict[str, Any]], None]


class Changes:
    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self._listeners: list[Listener] = []

    def message(self, message: Message) -> None:
        """`message` is new or was changed."""
        chat = message.chat
        chat.version += 1
        message.version = chat.version
        self._chat(chat)

    def removed(self, message: Message) -> None:
        chat = message.chat
        chat.version += 1
        chat.tombstones.append((chat.version, message.id))
        self._chat(chat)

    def _chat(self, chat: Chat) -> None:
        if self._listeners:
            self._tell({"what": "chat", "chat": chat.id, "version": chat.version})
        self.wake()

    def typing(self, chat: Chat) -> None:
        self._tell({"what": "typing", "chat": chat.id})
        self.wake()

    def clock(self, now: float, offset: float) -> None:
        self._tell({"what": "clock", "now": now, "offset": offset})
        self.wake()

    def state(self) -> None:
        self._tell({"what": "state"})
        self.wake()

    @contextmanager
    def listening(self, listener: Listener) -> Iterator[None]:
        self._listeners.append(listener)
        try:
            yield
        finally:
            self._listeners.remove(listener)

    def _tell(self, event: dict[str, Any]) -> None:
        for listener in self._listeners:
            listener(event)

    def wake(self) -> None:
        """Lets everybody who waits look again."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, condition: Callable[[], bool], within: float | None) -> bool:
        """Waits for `condition`, looked at after every change; False if `within` s passed."""
        try:
            async with asyncio.timeout(within):
                while not condition():
                    await self._next()
        except TimeoutError:
            return condition()
        return True

    async def _next(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)
