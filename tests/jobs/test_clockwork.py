"""The tick: the time it tells is the clock's, and a failing one does not stop the next."""

import asyncio
from datetime import datetime, timedelta
from itertools import count

import pytest

from jobs.clockwork import AT_EACH, Clockwork
from tests.cast import NOW

EVERY = 0.005  # seconds: real ones, since APScheduler trusts only the system's clock


async def test_each_tick_is_told_the_time_of_the_clock() -> None:
    seen: asyncio.Queue[datetime] = asyncio.Queue()
    clockwork = Clockwork(lambda: NOW, [(seen.put, AT_EACH)], every=EVERY)
    clockwork.start()
    assert [await seen.get(), await seen.get()] == [NOW, NOW]
    clockwork.stop()
    await clockwork.finished()


async def test_a_tick_may_come_more_seldom_by_the_clock() -> None:
    seen: asyncio.Queue[datetime] = asyncio.Queue()
    half_hours = (NOW + n * timedelta(minutes=30) for n in count())
    ticks = [(seen.put, timedelta(hours=1))]
    clockwork = Clockwork(lambda: next(half_hours), ticks, every=EVERY)
    clockwork.start()
    told = [await seen.get() for _ in range(3)]
    clockwork.stop()
    await clockwork.finished()
    assert told == [NOW + timedelta(hours=hour) for hour in range(3)]


async def test_a_tick_that_fails_is_logged_and_the_next_one_comes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    comes_again = asyncio.Event()
    calls: list[datetime] = []

    async def stumble(now: datetime) -> None:
        calls.append(now)
        if len(calls) == 1:
            raise ZeroDivisionError
        comes_again.set()

    clockwork = Clockwork(lambda: NOW, [(stumble, AT_EACH)], every=EVERY)
    clockwork.start()
    await comes_again.wait()
    clockwork.stop()
    await clockwork.finished()
    assert "ZeroDivisionError" in caplog.text


async def test_a_slow_tick_never_overlaps_itself_nor_holds_up_another() -> None:
    running: list[int] = []
    most: list[int] = []
    release, others = asyncio.Event(), asyncio.Semaphore(0)

    async def slow(now: datetime) -> None:
        running.append(1)
        most.append(len(running))
        await release.wait()
        running.pop()

    async def quick(now: datetime) -> None:
        others.release()

    clockwork = Clockwork(lambda: NOW, [(slow, AT_EACH), (quick, AT_EACH)], every=EVERY)
    clockwork.start()
    for _ in range(5):
        await others.acquire()
    assert most == [1]
    release.set()
    for _ in range(5):
        await others.acquire()
    clockwork.stop()
    await clockwork.finished()
    assert max(most) == 1
    assert len(most) > 1


async def test_stopping_begins_no_tick_and_waits_for_the_one_under_way() -> None:
    begun, release = asyncio.Event(), asyncio.Event()
    told: list[str] = []

    async def slow(now: datetime) -> None:
        begun.set()
        await release.wait()
        told.append("tick is done")

    clockwork = Clockwork(lambda: NOW, [(slow, AT_EACH)], every=EVERY)
    clockwork.start()
    await begun.wait()
    clockwork.stop()

    async def wait() -> None:
        await clockwork.finished()
        told.append("clockwork is done")

    async with asyncio.TaskGroup() as group:
        group.create_task(wait())
        await asyncio.sleep(0)
        release.set()
    assert told == ["tick is done", "clockwork is done"]
