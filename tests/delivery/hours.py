"""Time that passes only when a test says so."""

import asyncio
import heapq


class Hours:
    """A clock and a sleep for the pace; sleepers are woken one after the other, in their order."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self._count += 1
        waker: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, self._count, waker))
        await waker

    async def skip(self, seconds: float) -> None:
        """A sleep that takes no time but the clock's."""
        self.now += seconds

    async def run(self, until: float) -> None:
        """Let everyone do what they do up to this second, this one included."""
        await _settle()
        while self._sleepers and self._sleepers[0][0] <= until:
            self.now, _, waker = heapq.heappop(self._sleepers)
            waker.set_result(None)
            await _settle()
        self.now = until


async def _settle() -> None:
    for _ in range(200):
        await asyncio.sleep(0)
