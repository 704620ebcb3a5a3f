"""Logs through the real process beside a bare echo bot: rate, start and memory, in turns."""

import asyncio
import os
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from aiohttp import ClientSession

from storage.db import connect
from tests.process.stage import ROOT, found_team

TURNS = 4
LOGS = 5_000
WARM_UP = 300
HEAD_ID, PEOPLE = 1_000, 25
TEXTS = ("5 звонков", "2 встречи", "3 звонка и 1 встреча", "кп 1", "звонок 20 мин")
LOOK = 0.01
LONGEST = 120.0


@dataclass(frozen=True, slots=True)
class Turn:
    """What one process did: seconds to its first answer, answers a second, resident MB."""

    start: float
    rate: float
    memory: float


@dataclass(frozen=True, slots=True)
class Server:
    """The sandbox, a process of its own that both bots talk to."""

    url: str
    token: str
    http: ClientSession

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        async with self.http.post(self.url + path, json=body) as response:
            answer: dict[str, Any] = await response.json()
        assert answer["ok"], answer
        return answer

    async def sent(self) -> int:
        async with self.http.get(self.url + "/sandbox/stats") as response:
            answer = await response.json()
        count: int = answer["sent"]
        return count

    async def until_sent(self, count: int) -> None:
        async with asyncio.timeout(LONGEST):
            while await self.sent() < count:  # noqa: ASYNC110 - another process
                await asyncio.sleep(LOOK)

    async def inject(self, count: int) -> None:
        ids = range(HEAD_ID + 1, HEAD_ID + 1 + PEOPLE)
        messages = [
            {"as": ids[n % PEOPLE], "chat": ids[n % PEOPLE], "text": TEXTS[n % len(TEXTS)]}
            for n in range(count)
        ]
        await self.post("/sandbox/inject", {"messages": messages})


def run() -> list[str]:
    """The lines to print."""
    return asyncio.run(_lines())


async def _lines() -> list[str]:
    ours, echo = [], []
    async with _serving() as server:
        for _ in range(TURNS):
            ours.append(await _turn(server, _our_bot))
            echo.append(await _turn(server, _echo_bot))
    return [
        _line("logs per second, durable", ours, echo, lambda it: it.rate, "at least 1.0"),
        _line("start to first answer, s", ours, echo, lambda it: it.start, "at most 1.3"),
        _line("resident memory, MB", ours, echo, lambda it: it.memory, "at most 1.3"),
    ]


def _line(
    what: str, ours: list[Turn], echo: list[Turn], of: Callable[[Turn], float], target: str
) -> str:
    a, b = median(map(of, ours)), median(map(of, echo))
    turns = ", ".join(f"{of(x):.4g}/{of(y):.4g}" for x, y in zip(ours, echo, strict=True))
    return f"{what}: {a / b:.2f} x the bare echo ({a:.4g} / {b:.4g}; {target}; turns {turns})"


async def _turn(server: Server, bot: Callable[[Server, Path], Any]) -> Turn:
    await server.post("/sandbox/reset", {})
    for person_id in range(HEAD_ID, HEAD_ID + PEOPLE + 1):
        await server.post("/sandbox/people", {"name": f"Человек {person_id}", "id": person_id})
    await server.inject(1)
    with tempfile.TemporaryDirectory() as folder:
        began = perf_counter()
        async with bot(server, Path(folder)) as process:
            await server.until_sent(1)
            start = perf_counter() - began
            await server.inject(WARM_UP)
            await server.until_sent(1 + WARM_UP)
            rate = await _rate(server)
            return Turn(start, rate, _resident(process.pid))


async def _rate(server: Server) -> float:
    await server.inject(LOGS)
    before, began = await server.sent(), perf_counter()
    await server.until_sent(1 + WARM_UP + LOGS)
    return (1 + WARM_UP + LOGS - before) / (perf_counter() - began)


@asynccontextmanager
async def _our_bot(server: Server, folder: Path) -> AsyncIterator[Process]:
    database = folder / "bench.db"
    managers = {HEAD_ID + n: f"Человек {HEAD_ID + n}" for n in range(1, PEOPLE + 1)}
    with closing(connect(database)) as db:
        found_team(db, (HEAD_ID, f"Человек {HEAD_ID}"), managers, datetime.now(UTC))
    limits = {"FLOOD_PER_SECOND": "0", "FLOOD_PER_GROUP_MINUTE": "0"}
    async with _process(server, "bot", folder, DATABASE_PATH=str(database), **limits) as process:
        yield process
    with closing(connect(database)) as db:
        (logged,) = db.execute("SELECT count(DISTINCT message_id) FROM messages").fetchone()
    assert logged > 0


@asynccontextmanager
async def _echo_bot(server: Server, folder: Path) -> AsyncIterator[Process]:
    async with _process(server, "tests.bench.echo", folder) as process:
        yield process


@asynccontextmanager
async def _process(
    server: Server, module: str, folder: Path, **settings: str
) -> AsyncIterator[Process]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": server.token,
        "TELEGRAM_API_URL": server.url,
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, cwd=folder, env=environment, stdin=DEVNULL, stderr=DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def _serving() -> AsyncIterator[Server]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", "0", "--no-flood-limits",
        cwd=ROOT, stdout=PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        said = [(await process.stdout.readline()).decode().strip() for _ in range(3)]
        url, token = (line.partition("=")[2] for line in said[1:])
        async with ClientSession() as http:
            yield Server(url, token, http)
    finally:
        process.kill()
        await process.wait()


def _resident(pid: int) -> float:
    """Megabytes of the process itself, its workers apart."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
