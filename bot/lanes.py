"""One person's updates in their order, different people's side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lanes(Generic[T]):
    """A queue for each key, emptied one item at a time; at most ``width`` keys at once.

    ``handle`` must not raise. All work runs in ``tasks``, so leaving that group waits for it.
    """

    def __init__(
        self, handle: Callable[[T], Awaitable[None]], tasks: asyncio.TaskGroup, width: int
    ) -> None:
        self._handle = handle
        self._tasks = tasks
        self._width = asyncio.Semaphore(width)
        self._lanes: dict[int, deque[T]] = {}
        self._free = asyncio.Event()
        self._free.set()
        self.waiting = 0

    def put(self, key: int, item: T) -> None:
        self.waiting += 1
        lane = self._lanes.get(key)
        if lane is not None:
            lane.append(item)
            return
        self._lanes[key] = deque([item])
        self._tasks.create_task(self._empty(key))

    async def room(self, limit: int) -> None:
        """Wait until fewer than ``limit`` items wait."""
        while self.waiting >= limit:
            self._free.clear()
            await self._free.wait()

    async def _empty(self, key: int) -> None:
        lane = self._lanes[key]
        async with self._width:
            while lane:
                await self._handle(lane.popleft())
                self.waiting -= 1
                self._free.set()
            del self._lanes[key]
