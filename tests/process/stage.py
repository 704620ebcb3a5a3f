"""The real ``python -m bot`` on a stage: Telegram on this machine, a team in the database, a clock.

async with Stage.set(tmp_path, managers=20) as stage, stage.bot() as bot:
    await stage.managers[0].says("5 звонков")
    receipt = await stage.managers[0].hears()
"""

import asyncio
import os
import signal
import sqlite3
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sales.teams import Role
from sandbox.testing import Person, Sandbox
from storage import binding, people
from storage.binding import Binding
from storage.db import connect
from storage.schema import migrate

ROOT = Path(__file__).resolve().parents[2]
MOSCOW = ZoneInfo("Europe/Moscow")
NOON = datetime(2035, 3, 14, 12, 0, tzinfo=MOSCOW)  # a Wednesday, and a workday ahead of any test
HEAD_ID = 1_000
STARTED = 30.0  # seconds a process may take to start on a busy machine
STOPPED = 30.0
LOOK = 0.02  # seconds between two looks at the database of another process


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that has ended by itself."""

    code: int
    out: str
    err: str


class Bot:
    """A running process; its log is a file."""

    def __init__(self, process: Process, log_file: Path) -> None:
        self._process = process
        self._log_file = log_file

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def log(self) -> str:
        """What it has written to standard error by now."""
        return self._log_file.read_text(encoding="utf-8")

    async def kill(self) -> None:
        """SIGKILL: no chance to finish anything."""
        if self._process.returncode is None:
            self._process.kill()
        async with asyncio.timeout(STOPPED):
            await self._process.wait()

    async def terminate(self) -> int:
        """SIGTERM; the exit code."""
        self._process.send_signal(signal.SIGTERM)
        return await self.ended()

    async def ended(self) -> int:
        async with asyncio.timeout(STOPPED):
            return await self._process.wait()


class Stage:
    """One sandbox, one database, one clock file; any number of processes one after another."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox = sandbox
        self.database = folder / "salesbeat.db"
        self.head: Person
        self.managers: list[Person] = []
        self.team_id = 0
        self._folder = folder
        self._bots = 0

    @classmethod
    @asynccontextmanager
    async def set(
        cls, folder: Path, *, managers: int = 2, at: datetime = NOON
    ) -> AsyncIterator["Stage"]:
        """A team «Продажи» in Moscow with a head and so many managers, who all pressed Start."""
        async with Sandbox.running(clock_file=folder / "clock") as sandbox:
            stage = cls(sandbox, folder)
            sandbox.move_to(at)
            stage._gather(managers, at)
            yield stage

    def environment(self, **settings: str) -> dict[str, str]:
        """What a process is given; nothing of the machine's own settings."""
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": self.sandbox.token,
            "TELEGRAM_API_URL": self.sandbox.url,
            "DATABASE_PATH": str(self.database),
            "FLOOD_PER_SECOND": "0",
            "FLOOD_PER_GROUP_MINUTE": "0",
            **settings,
        }

    @asynccontextmanager
    async def bot(self, **settings: str) -> AsyncIterator[Bot]:
        """The bot, on the stage's clock; killed when the block is left, if it still runs."""
        self._bots += 1
        log_file = self._folder / f"log-{self._bots}.txt"
        with log_file.open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "--clock", str(self._folder / "clock"),
                cwd=self._folder, env=self.environment(**settings),
                stdin=DEVNULL, stdout=DEVNULL, stderr=log,
            )  # fmt: skip
        bot = Bot(process, log_file)
        try:
            yield bot
        finally:
            await bot.kill()

    async def command(self, *arguments: str, **settings: str) -> Ended:
        """``python -m bot`` with these arguments, awaited; a setting of "" is not set."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments,
            cwd=self._folder, env=self.environment(**settings),
            stdin=DEVNULL, stdout=PIPE, stderr=PIPE,
        )  # fmt: skip
        try:
            async with asyncio.timeout(STARTED):
                out, err = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        assert process.returncode is not None
        return Ended(process.returncode, out.decode(), err.decode())

    async def until(self, sql: str, *values: Any, within: float = STARTED) -> None:
        """Until the database answers with a true value."""
        with self.opened() as db, closing(db.cursor()) as cursor:
            async with asyncio.timeout(within):  # the database cannot say that it has changed
                while not cursor.execute(sql, values).fetchone()[0]:
                    await self.sandbox.telegram.until(lambda: False, LOOK)

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.opened() as db:
            return [tuple(row) for row in db.execute(sql, values)]

    def opened(self) -> closing[sqlite3.Connection]:
        """The database, beside the bot; closed when the block is left."""
        return closing(connect(self.database))

    def restore(self, copy: Path) -> None:
        """Put a backup in the database's place, as the manual says: without the bot."""
        for name in ("-wal", "-shm"):
            self.database.with_name(self.database.name + name).unlink(missing_ok=True)
        self.database.write_bytes(copy.read_bytes())

    def bind(self, chat_id: int, thread_id: int = 0) -> None:
        """Let the team's posts go to this chat."""
        bound = Binding(self.team_id, chat_id, thread_id, "Отдел")
        with self.opened() as db:
            binding.save(db, bound, self.head.id, NOON)

    def _gather(self, managers: int, at: datetime) -> None:
        self.head = self.sandbox.person("Ольга Орлова", person_id=HEAD_ID)
        self.managers = [
            self.sandbox.person(f"Менеджер {i}", person_id=HEAD_ID + i)
            for i in range(1, managers + 1)
        ]
        for person in (self.head, *self.managers):
            person.user.started = True
        names = {person.id: person.user.name for person in self.managers}
        with self.opened() as db:
            self.team_id = found_team(db, (self.head.id, self.head.user.name), names, at)


def found_team(
    db: sqlite3.Connection, head: tuple[int, str], managers: Mapping[int, str], at: datetime
) -> int:
    """A team in Moscow in a new database; everybody in it has pressed Start."""
    migrate(db)
    for person_id, name in (head, *managers.items()):
        people.see_person(db, person_id, name, "", "ru")
        people.mark_started(db, person_id, at)
    team_id = people.add_team(db, "Продажи", "Europe/Moscow", "ru", head[0], at)
    people.add_member(db, team_id, head[0], Role.HEAD, at)
    for person_id in managers:
        people.add_member(db, team_id, person_id, Role.MANAGER, at)
    return team_id
