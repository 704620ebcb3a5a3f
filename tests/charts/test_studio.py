"""The real worker process."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from charts.render import render
from charts.studio import ROOT, DrawingError, Studio
from tests.charts.examples import board, row, ten_rows
from tests.charts.test_worker import BROKEN, SMALL

ORPHANED = """
import asyncio, pathlib, sys
from charts.specs import LeaderboardSpec
from charts.studio import Studio
async def main():
    await Studio(pathlib.Path(sys.argv[1])).draw(LeaderboardSpec("", "", (), ""))
    print("drawn", "matplotlib" in sys.modules, flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all, as in life: the font list is built once."""
    return tmp_path_factory.mktemp("studio") / "matplotlib"


@pytest.fixture
async def studio(cache_dir: Path) -> AsyncIterator[Studio]:
    opened = Studio(cache_dir)
    yield opened
    await opened.close()


def worker_pid(studio: Studio) -> int:
    assert studio._worker
    return studio._worker.pid


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


async def test_pictures_asked_for_at_once_each_reach_their_asker(studio: Studio) -> None:
    other = board(row(1, "Игорь"))
    drawn = await asyncio.gather(studio.draw(SMALL), studio.draw(other), studio.draw(SMALL))
    assert list(drawn) == [render(SMALL), render(other), render(SMALL)]


async def test_a_worker_that_died_is_replaced_and_the_picture_drawn(studio: Studio) -> None:
    await studio.draw(SMALL)
    first = worker_pid(studio)
    os.kill(first, signal.SIGKILL)
    assert await studio.draw(SMALL) == render(SMALL)
    assert worker_pid(studio) != first


async def test_a_picture_that_fails_is_told_and_costs_no_worker(studio: Studio) -> None:
    with pytest.raises(DrawingError, match="TypeError"):
        await studio.draw(BROKEN)
    first = worker_pid(studio)
    assert await studio.draw(SMALL) == render(SMALL)
    assert worker_pid(studio) == first


async def test_a_cancelled_picture_is_not_handed_to_the_next_asker(studio: Studio) -> None:
    await studio.draw(SMALL)
    async with asyncio.TaskGroup() as group:
        given_up = group.create_task(studio.draw(ten_rows()))
        for _ in range(20):  # turns of the loop: by then the worker has the request
            await asyncio.sleep(0)
        given_up.cancel()
    assert await studio.draw(SMALL) == render(SMALL)


async def test_a_closed_studio_leaves_no_process_and_starts_none(studio: Studio) -> None:
    await studio.draw(SMALL)
    pid = worker_pid(studio)
    await studio.close()
    assert not is_alive(pid)
    with pytest.raises(DrawingError):
        await studio.draw(SMALL)


async def test_a_worker_leaves_when_its_parent_is_killed(cache_dir: Path) -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", ORPHANED, str(cache_dir), cwd=ROOT, stdout=PIPE, stderr=PIPE
    )
    assert parent.stdout
    assert parent.stderr
    assert await parent.stdout.readline() == b"drawn False\n"
    parent.kill()
    await parent.wait()
    # The worker shares the parent's standard error: it ends when both are gone.
    await asyncio.wait_for(parent.stderr.read(), 10)
