"""The one way to the database: whole functions run in the driver's thread, commits shared.

A hop into the driver's thread costs more than most statements, so work is never sent statement by
statement: a caller hands over a plain function of a ``sqlite3.Connection``, and all who wait at
that moment share one hop and one commit, each in a savepoint of its own (docs/adr/0003).
"""

import asyncio
import errno
import logging
import os
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Generic, Self, TypeVar, cast

import aiosqlite

from storage.schema import APPLICATION_ID, migrate

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

BUSY_TIMEOUT_MS = 5_000

log = logging.getLogger(__name__)


class StorageError(Exception):
    """The database could not do it now (locked, full, unreadable); nothing was changed."""


class _Job(Generic[T]):
    """One caller's function on its way through the driver's thread."""

    __slots__ = ("_error", "_result", "_work", "is_done")

    def __init__(self, work: Work[T]) -> None:
        self._work = work
        self._result: T | None = None
        self._error: Exception | None = None
        self.is_done = False

    def run_alone(self, connection: sqlite3.Connection) -> None:
        """Whoever calls takes back all of the transaction if it raises."""
        self._result = self._work(connection)

    def run(self, connection: sqlite3.Connection) -> None:
        """Beside others: if it raises, its own changes alone are taken back."""
        connection.execute("SAVEPOINT job")
        try:
            self._result = self._work(connection)
        except Exception as error:
            connection.execute("ROLLBACK TO job")
            self._error = error
        connection.execute("RELEASE job")

    def fail(self, error: Exception) -> None:
        self._error = error

    def log_error(self) -> None:
        """For what nobody waits for."""
        if self._error is not None:
            log.error("what was noted is not saved", exc_info=self._error)

    def outcome(self) -> T:
        if isinstance(self._error, sqlite3.OperationalError):
            raise StorageError(str(self._error)) from self._error
        if self._error is not None:
            raise self._error
        return cast("T", self._result)  # None only where T is None


class _Connection(aiosqlite.Connection):
    """aiosqlite's connection, able to run a whole function in its thread."""

    async def run(self, work: Work[T]) -> T:
        outcome: T = await self._execute(lambda: work(self._conn))  # type: ignore[no-untyped-call]
        return outcome

    async def open(self) -> None:
        """Start the thread and connect; where that fails, the thread has ended on return."""
        try:
            await self
        except BaseException:
            await asyncio.to_thread(self._thread.join)
            raise


def _run_together(begin: str, jobs: list[_Job[Any]], connection: sqlite3.Connection) -> None:
    """One transaction for all the jobs; a job that raises takes back only its own changes."""
    try:
        connection.execute(begin)
        if len(jobs) == 1:
            jobs[0].run_alone(connection)
        else:
            for job in jobs:
                job.run(connection)
        connection.execute("COMMIT")
    except Exception as error:
        for job in jobs:
            job.fail(error)
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    for job in jobs:
        job.is_done = True


class _Lane:
    """A connection and those who wait for it."""

    def __init__(self, connection: _Connection, begin: str) -> None:
        self._connection = connection
        self._begin = begin
        self._waiting: list[_Job[Any]] = []
        self._carried: list[_Job[Any]] = []
        self._turn = asyncio.Lock()

    def carry(self, work: Work[object]) -> None:
        """Run it with whatever comes next; nobody waits for it."""
        job = _Job(work)
        self._waiting.append(job)
        self._carried.append(job)

    async def run(self, work: Work[T]) -> T:
        job = _Job(work)
        self._waiting.append(job)
        async with self._turn:
            if not job.is_done:  # whoever has the turn carries all who wait
                batch, self._waiting = self._waiting, []
                carried, self._carried = self._carried, []
                await self._connection.run(partial(_run_together, self._begin, batch))
                for one in carried:
                    one.log_error()
        return job.outcome()

    async def empty_log(self) -> None:
        async with self._turn:
            await self._connection.run(_empty_log)

    async def close(self) -> None:
        if self._waiting:
            await self.run(lambda _: None)
        await self._connection.close()


def _empty_log(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def connect(path: Path | str) -> sqlite3.Connection:
    """A plain connection with the settings every connection of ours has."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
    return connection


class Database:
    """A SQLite file with one lane for writing and one for reading.

    ``read`` and ``write`` raise ``StorageError`` when the database cannot answer now, and whatever
    the function itself raises otherwise; in both cases nothing of that function has been saved.
    """

    def __init__(self, writer: _Lane, reader: _Lane, here: sqlite3.Connection) -> None:
        self._writer = writer
        self._reader = reader
        self._here = here

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Create or migrate the file and open both lanes; raises ``StorageError``."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"{path}: {error.strerror}") from error
        writer = _Connection(partial(connect, path), 64)
        reader = _Connection(partial(connect, path), 64)
        try:
            await writer.open()
            await writer.run(migrate)
            await reader.open()
        except BaseException as error:
            await writer.close()
            if isinstance(error, sqlite3.Error):
                raise StorageError(f"{path}: {error}") from error
            raise
        return cls(_Lane(writer, "BEGIN IMMEDIATE"), _Lane(reader, "BEGIN"), connect(path))

    def glance(self, work: Work[T]) -> T:
        """Read a few rows by their keys, at once and in the caller's thread.

        For what every update needs: the hop to another thread costs several times such a read,
        and a transaction as much again. So each statement sees what is committed by then.
        """
        job = _Job(work)
        try:
            job.run_alone(self._here)
        except sqlite3.OperationalError as error:
            job.fail(error)
        return job.outcome()

    async def read(self, work: Work[T]) -> T:
        """Run ``work`` on one consistent snapshot."""
        return await self._reader.run(work)

    async def write(self, work: Work[T]) -> T:
        """Run ``work`` in a transaction; on return it is durable."""
        return await self._writer.run(work)

    async def empty_log(self) -> None:
        """Leave nothing of what was erased in the write-ahead log, unless a reader needs it now."""
        await self._writer.empty_log()

    def note(self, work: Work[object]) -> None:
        """Write it with the next write, at the latest on closing; a crash before that loses it.

        In order all the same: every write from now on sees it.
        """
        self._writer.carry(work)

    async def close(self) -> None:
        self._here.close()
        await self._reader.close()
        await self._writer.close()


def file_of(connection: sqlite3.Connection) -> Path:
    """The database's own file, absolute."""
    return Path(connection.execute("PRAGMA database_list").fetchone()["file"])


def backup(source: Path, target: Path) -> None:
    """Copy the database consistently while it is in use; the copy is checked before it counts.

    Raises ``StorageError``, and ``OSError`` where the target cannot be written. What was copied by
    then is gone: it would keep a full disk full.
    """
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    partial_copy = target.with_name(target.name + ".partial")
    partial_copy.unlink(missing_ok=True)
    partial_copy.touch()  # says plainly why it cannot be written; SQLite would not
    try:
        _copy(source, partial_copy)
        partial_copy.rename(target)
    except sqlite3.Error as error:
        raise StorageError(f"{target} could not be written, is the disk full? {error}") from error
    finally:
        for leftover in (partial_copy, Path(f"{partial_copy}-journal")):
            leftover.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    origin, copy = connect(source), sqlite3.connect(target)
    try:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        copy.close()
        origin.close()
    if verdict != "ok":
        raise StorageError(f"the copy is damaged: {verdict}")


def problems(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong with the file; empty when it is sound."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"foreign key: {tuple(row)}" for row in connection.execute("PRAGMA foreign_key_check")
    ]
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        found.append("this is not a Salesbeat database")
    return found
