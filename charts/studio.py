"""Pictures without holding up the event loop: one worker process that is sent specs one by one.

Never imports matplotlib itself. A plain subprocess on a pipe rather than a process pool, whose
worker imports the bot's `__main__` and outlives a killed bot; this one leaves when its pipe closes.
"""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from charts.frames import DRAWN, HEADER, framed
from charts.specs import ChartSpec

ROOT = Path(__file__).resolve().parent.parent
LONGEST_DRAWING = 20.0
"""Seconds; importing matplotlib on a slow machine and building its font list included."""


class DrawingError(Exception):
    """The picture could not be drawn; the post goes out without it."""


class Studio:
    """Draws in a worker process, started by the first picture and again should it die.

    `cache_dir` (made if missing, must be writable) is where matplotlib keeps its font list.
    """

    def __init__(self, cache_dir: Path) -> None:
        self._cache_dir = cache_dir
        self._turn = asyncio.Lock()
        self._worker: Process | None = None
        self._is_closed = False

    async def draw(self, spec: ChartSpec) -> bytes:
        """The PNG. Raises `DrawingError`; one dead worker is replaced, the second in a row is not.

        Cancelling is safe: the worker is given up with the drawing it was at.
        """
        request = framed(pickle.dumps(spec))
        async with self._turn:
            try:
                reply = await self._answer(request)
            except (OSError, asyncio.IncompleteReadError):
                reply = await self._last_answer(request)
        if not reply.startswith(DRAWN):
            raise DrawingError(reply[1:].decode())
        return reply[1:]

    async def close(self) -> None:
        """End the worker, the drawing under way included; nothing can be drawn afterwards."""
        self._is_closed = True
        await self._dismiss()

    async def _last_answer(self, request: bytes) -> bytes:
        try:
            return await self._answer(request)
        except (OSError, asyncio.IncompleteReadError) as gone:
            raise DrawingError("the worker died twice over one picture") from gone

    async def _answer(self, request: bytes) -> bytes:
        """One exchange; whatever breaks it ends the worker, so that no reply can come late."""
        if self._is_closed:
            raise DrawingError("the studio is closed")
        try:
            async with asyncio.timeout(LONGEST_DRAWING):
                return await _exchange(await self._hired(), request)
        except BaseException:
            await self._dismiss()
            raise

    async def _hired(self) -> Process:
        if self._worker is None:
            self._cache_dir.mkdir(parents=True, exist_ok=True)
            self._worker = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "charts.worker",
                stdin=PIPE, stdout=PIPE, env=self._environment(),
            )  # fmt: skip
        return self._worker

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(ROOT), "MPLCONFIGDIR": str(self._cache_dir)}

    async def _dismiss(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None and worker.returncode is None:
            worker.kill()
            await worker.wait()


async def _exchange(worker: Process, request: bytes) -> bytes:
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write(request)
    await worker.stdin.drain()
    (length,) = HEADER.unpack(await worker.stdout.readexactly(HEADER.size))
    return await worker.stdout.readexactly(length)
