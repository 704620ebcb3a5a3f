"""Pictures: what one costs beside encoding the same pixels, and what the event loop feels of it."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import numpy as np
from PIL import Image

from charts.render import easel_of, plan_of, render
from charts.studio import Studio
from tests.charts.examples import ten_rows

ROUNDS = 31
TICK = 0.002
IDLE_SECONDS = 2.0
PICTURES = 40


def run() -> list[str]:
    """The lines to print. Both sides of a ratio are taken in turns, so they see one machine."""
    with tempfile.TemporaryDirectory() as cache_dir:
        return [_ratio_line(), *asyncio.run(_lag_lines(Path(cache_dir)))]


def _ratio_line() -> str:
    spec = ten_rows()
    pixels = np.ascontiguousarray(easel_of(type(spec).__name__).draw(plan_of(spec)))
    picture = Image.fromarray(pixels)
    pairs = [(_timed(lambda: render(spec)), _timed(lambda: _rgb(picture))) for _ in range(ROUNDS)]
    drawn, encoded = (median(times) * 1000 for times in zip(*pairs, strict=True))
    size = f"{picture.width}x{picture.height}, {len(render(spec)) // 1024} KB"
    return (
        f"leaderboard picture, 10 rows ({size}): {drawn / encoded:.2f} x encoding its pixels as "
        f"RGB PNG level 6 ({drawn:.1f} ms / {encoded:.1f} ms; at most 5)"
    )


def _rgb(picture: Image.Image) -> None:
    picture.save(BytesIO(), "PNG", compress_level=6)


def _timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


async def _lag_lines(cache_dir: Path) -> list[str]:
    studio = Studio(cache_dir)
    try:
        await studio.draw(ten_rows())  # its worker takes a second to start
        idle = await _lags_during(asyncio.sleep(IDLE_SECONDS))
        drawing = await _lags_during(_draw_many(studio))
    finally:
        await studio.close()
    return [_lag_line("idle", idle), _lag_line(f"drawing {PICTURES} leaderboards", drawing)]


async def _draw_many(studio: Studio) -> None:
    for _ in range(PICTURES):
        await studio.draw(ten_rows())


async def _lags_during(work: Awaitable[None]) -> list[float]:
    """How late each tick of the loop came, in milliseconds, until the work was done."""
    lags: list[float] = []
    async with asyncio.TaskGroup() as group:
        ticking = group.create_task(_tick(lags))
        await work
        ticking.cancel()
    return lags


async def _tick(lags: list[float]) -> None:
    while True:
        due = perf_counter() + TICK
        await asyncio.sleep(TICK)
        lags.append((perf_counter() - due) * 1000)


def _lag_line(name: str, lags: list[float]) -> str:
    p99 = quantiles(lags, n=100)[98]
    return (
        f"event loop lag, {name}: p50 {median(lags):.2f} ms, p99 {p99:.2f} ms, "
        f"max {max(lags):.2f} ms (p99 at most 5)"
    )
