"""The clock's tick: APScheduler says "now" every second, and nothing more is trusted to it."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK_SECONDS = 1


class Clockwork:
    """Calls each of ``ticks`` with the time of ``clock``, one call of each at a time.

    A tick that comes late is still done, several missed ones as one; a tick that fails is logged
    and the next one comes. Starts and stops inside the running event loop.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        ticks: Sequence[Callable[[datetime], Awaitable[None]]],
        every: float = TICK_SECONDS,
    ) -> None:
        self._clock = clock
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it tells of every tick
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        for tick in ticks:
            self._scheduler.add_job(
                self._run,
                "interval",
                args=(tick,),
                seconds=every,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        """No tick comes after this; one under way is cancelled, which loses nothing."""
        self._scheduler.shutdown(wait=False)

    async def _run(self, tick: Callable[[datetime], Awaitable[None]]) -> None:
        await tick(self._clock())
