"""Shared commits: all who wait go together, and each stands or falls alone."""

import asyncio
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import db as storage_db
from storage.db import Database, StorageError, backup, connect, problems
from storage.schema import SchemaError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "salesbeat.db"


async def opened(path: Path) -> Database:
    database = await Database.open(path)
    await database.write(lambda db: db.execute("CREATE TABLE numbers (n INTEGER PRIMARY KEY)"))
    return database


def put(number: int) -> storage_db.Work[int]:
    def work(db: sqlite3.Connection) -> int:
        db.execute("INSERT INTO numbers VALUES (?)", (number,))
        return number

    return work


def numbers(db: sqlite3.Connection) -> list[int]:
    return [row[0] for row in db.execute("SELECT n FROM numbers ORDER BY n")]


async def test_those_who_wait_share_a_commit_and_get_their_own_answers(path: Path) -> None:
    database = await opened(path)
    try:
        commits = 0

        def count_commits(statement: str) -> None:
            nonlocal commits
            commits += statement == "COMMIT"

        await database.write(lambda db: db.set_trace_callback(count_commits))
        answers = await asyncio.gather(*(database.write(put(n)) for n in range(50)))
        assert answers == list(range(50))
        assert commits <= 3
        assert await database.read(numbers) == list(range(50))
    finally:
        await database.close()


async def test_one_that_fails_takes_back_only_its_own_changes(path: Path) -> None:
    database = await opened(path)
    try:

        def half_done(db: sqlite3.Connection) -> None:
            put(100)(db)
            raise ZeroDivisionError

        outcomes = await asyncio.gather(
            database.write(put(1)),
            database.write(half_done),
            database.write(put(1)),
            database.write(put(2)),
            return_exceptions=True,
        )
        assert [type(it) for it in outcomes] == [
            int,
            ZeroDivisionError,
            sqlite3.IntegrityError,
            int,
        ]
        assert await database.read(numbers) == [1, 2]
    finally:
        await database.close()


async def test_a_locked_database_is_said_plainly_and_nothing_is_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage_db, "BUSY_TIMEOUT_MS", 1)
    database = await opened(path)
    stranger = connect(path)
    try:
        stranger.execute("BEGIN IMMEDIATE")
        outcomes = await asyncio.gather(
            *(database.write(put(n)) for n in range(3)), return_exceptions=True
        )
        assert [type(it) for it in outcomes] == [StorageError] * 3
        stranger.execute("ROLLBACK")
        assert await database.write(put(7)) == 7
        assert await database.read(numbers) == [7]
    finally:
        stranger.close()
        await database.close()


async def test_a_cancelled_writer_leaves_the_database_usable(path: Path) -> None:
    database = await opened(path)
    try:
        async with asyncio.TaskGroup() as tasks:
            writers = [tasks.create_task(database.write(put(n))) for n in range(10)]
            await asyncio.sleep(0)
            writers[0].cancel()
        done = [task.result() for task in writers[1:]]
        assert done == list(range(1, 10))
        assert set(await database.read(numbers)) >= set(done)
        assert await database.write(put(99)) == 99
    finally:
        await database.close()


async def test_a_read_sees_one_moment(path: Path) -> None:
    database = await opened(path)
    try:

        def twice(db: sqlite3.Connection) -> tuple[list[int], list[int]]:
            before = numbers(db)
            other = connect(path)
            other.execute("INSERT INTO numbers VALUES (1)")
            other.close()
            return before, numbers(db)

        assert await database.read(twice) == ([], [])
        assert await database.read(numbers) == [1]
    finally:
        await database.close()


async def test_a_strangers_file_is_refused_and_left_alone(path: Path) -> None:
    stranger = sqlite3.connect(path)
    stranger.execute("CREATE TABLE theirs (n)")
    stranger.commit()
    stranger.close()
    with pytest.raises(SchemaError):
        await Database.open(path)
    left = sqlite3.connect(path)
    assert [row[0] for row in left.execute("SELECT name FROM sqlite_master")] == ["theirs"]
    left.close()


def test_a_text_file_is_no_database(path: Path) -> None:
    path.write_text("это не база, а заметка о продажах\n" * 100)
    with pytest.raises(StorageError):
        asyncio.run(Database.open(path))


async def test_a_folder_that_cannot_be_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="folder"):
        await Database.open(tmp_path / "file" / "folder" / "salesbeat.db")


async def test_a_backup_that_cannot_be_written_is_said_plainly(path: Path, tmp_path: Path) -> None:
    database = await opened(path)
    await database.close()
    with pytest.raises(FileNotFoundError, match="nowhere"):
        backup(path, tmp_path / "nowhere" / "copy.db")


async def test_a_backup_that_finds_no_room_is_said_plainly_and_takes_none(
    path: Path, tmp_path: Path
) -> None:
    database = await opened(path)
    await database.write(lambda db: db.execute("CREATE TABLE big AS SELECT zeroblob(500000) AS it"))
    await database.close()
    folder = tmp_path / "copies"
    folder.mkdir()
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, most))
    try:
        with pytest.raises(StorageError, match="could not be written"):
            backup(path, folder / "copy.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))
    assert list(folder.iterdir()) == []
    backup(path, folder / "copy.db")
    assert (folder / "copy.db").stat().st_size > 500_000


async def test_a_backup_of_a_database_in_use_is_whole(path: Path, tmp_path: Path) -> None:
    database = await opened(path)
    try:
        await asyncio.gather(*(database.write(put(n)) for n in range(20)))
        copy = tmp_path / "copy.db"
        backup(path, copy)
        await database.write(put(100))
        restored = connect(copy)
        assert numbers(restored) == list(range(20))
        assert problems(restored) == []
        restored.close()
        with pytest.raises(FileExistsError):
            backup(path, copy)
    finally:
        await database.close()


async def test_a_glance_sees_what_was_written_and_a_lone_failure_leaves_nothing(
    path: Path,
) -> None:
    database = await opened(path)

    def half_done(db: sqlite3.Connection) -> None:
        put(100)(db)
        raise ZeroDivisionError

    try:
        await database.write(put(1))
        with pytest.raises(ZeroDivisionError):
            await database.write(half_done)
        await database.write(put(2))
        assert database.glance(numbers) == [1, 2]
        with pytest.raises(StorageError):
            database.glance(lambda db: db.execute("SELECT n FROM nothing"))
    finally:
        await database.close()


async def test_a_note_is_seen_by_the_next_write_and_kept_on_closing(path: Path) -> None:
    database = await opened(path)
    try:
        database.note(put(1))
        assert await database.write(numbers) == [1]
        database.note(put(1))  # fails, alone
        database.note(put(2))
        assert await database.write(numbers) == [1, 2]
        database.note(put(3))
    finally:
        await database.close()
    with closing(connect(path)) as db:
        assert numbers(db) == [1, 2, 3]


async def test_a_note_that_fails_is_logged(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    database = await opened(path)
    try:
        database.note(put(1))
        database.note(put(1))
        await database.write(put(2))
        assert "UNIQUE constraint failed" in caplog.text
        caplog.clear()
        with pytest.raises(sqlite3.IntegrityError):
            await database.write(put(2))
        assert caplog.text == ""  # whoever waits is told instead
    finally:
        await database.close()
