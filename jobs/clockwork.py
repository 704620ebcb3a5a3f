"""The clock's tick: APScheduler says "now" every second, and nothing more is trusted to it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK_SECONDS = 1
AT_EACH = timedelta()

Tick = Callable[[datetime], Awaitable[None]]


class Clockwork:
    """Calls each of ``ticks`` with the time of ``clock``, one call of each at a time.

    Each comes with how much time passes, by ``clock``, before it is called again, failed or not.
    A tick that comes late is still done, several missed ones as one; a tick that fails is logged
    and the next one comes. Starts and stops inside the running event loop.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        ticks: Sequence[tuple[Tick, timedelta]],
        every: float = TICK_SECONDS,
    ) -> None:
        self._clock = clock
        self._called_at: dict[Tick, datetime] = {}
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it tells of every tick
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        for tick, again_after in ticks:
            self._scheduler.add_job(
                self._run,
                "interval",
                args=(tick, again_after),
                seconds=every,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        """No tick begins after this; those under way go on, see ``finished``."""
        self._scheduler.remove_all_jobs()

    async def finished(self) -> None:
        """Wait, once stopped, for the ticks under way.

        Whoever does not wait loses nothing, but a message being sent may come a second time.
        """
        await self._idle.wait()
        self._scheduler.shutdown(wait=False)

    async def _run(self, tick: Tick, again_after: timedelta) -> None:
        now = self._clock()
        if tick in self._called_at and now - self._called_at[tick] < again_after:
            return
        self._called_at[tick] = now
        self._under_way += 1
        self._idle.clear()
        try:
            await tick(now)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()
