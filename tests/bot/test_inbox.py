import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Message

from bot import inbox as bot_inbox
from bot.inbox import Inbox
from storage.db import Database, StorageError
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
Handler = Callable[[Message, UnitOfWork], Awaitable[None]]


def raw(update_id: int, text: str, person_id: int = 2) -> dict[str, Any]:
    person = {"id": person_id, "is_bot": False, "first_name": "Иван"}
    chat = {"id": person_id, "type": "private", "first_name": "Иван"}
    message = {"message_id": update_id, "date": 1795078800, "from": person, "chat": chat}
    return {"update_id": update_id, "message": {**message, "text": text}}


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "salesbeat.db")
    yield database
    await database.close()


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot_inbox, "PAUSES", (0.0, 0.0, 0.0))


@asynccontextmanager
async def working(database: Database, handler: Handler) -> AsyncIterator[Inbox]:
    """An inbox whose work is done when the block has been left."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.message.register(handler)
    async with asyncio.timeout(30), Bot("42:abc") as bot, asyncio.TaskGroup() as tasks:
        yield Inbox(database, bot, dispatcher, lambda: NOW, tasks)


async def states(database: Database) -> dict[int, str]:
    return dict(
        await database.read(lambda db: db.execute("SELECT update_id, state FROM inbox").fetchall())
    )


async def test_an_update_given_twice_is_handled_once(database: Database) -> None:
    said: list[str] = []

    async def note(event: Message, unit: UnitOfWork) -> None:
        said.append(event.text or "")

    async with working(database, note) as inbox:
        await inbox.receive([raw(1, "раз"), raw(1, "раз")])
        await inbox.receive([raw(1, "раз"), raw(2, "два")])
    assert said == ["раз", "два"]
    assert await states(database) == {1: "done", 2: "done"}


async def test_one_that_cannot_be_read_is_set_aside_alone(database: Database) -> None:
    said: list[str] = []

    async def note(event: Message, unit: UnitOfWork) -> None:
        said.append(event.text or "")

    async with working(database, note) as inbox:
        await inbox.receive([raw(1, "раз"), {"update_id": 2, "message": "?"}, raw(3, "три")])
    assert said == ["раз", "три"]
    assert await states(database) == {1: "done", 2: "unreadable", 3: "done"}


async def test_a_busy_database_is_tried_again_in_the_persons_order(database: Database) -> None:
    said: list[str] = []
    busy = [StorageError("database is locked")] * 2

    async def log(event: Message, unit: UnitOfWork) -> None:
        if busy:
            raise busy.pop()
        await unit.write(lambda db: said.append(event.text or ""))

    async with working(database, log) as inbox:
        await inbox.receive([raw(1, "раз"), raw(2, "два")])
    assert said == ["раз", "два"]
    assert await states(database) == {1: "done", 2: "done"}


async def test_what_the_database_never_took_is_fed_again_at_the_next_start(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []

    async def refuse(event: Message, unit: UnitOfWork) -> None:
        raise StorageError("disk full")

    async def note(event: Message, unit: UnitOfWork) -> None:
        said.append(event.text or "")

    with caplog.at_level(logging.CRITICAL):
        async with working(database, refuse) as inbox:
            await inbox.receive([raw(1, "раз")])
    assert await states(database) == {1: "new"}
    async with working(database, note) as inbox:
        await inbox.resume()
    assert said == ["раз"]
    assert await states(database) == {1: "done"}


async def test_a_handler_that_fails_is_not_fed_for_ever(database: Database) -> None:
    async def fail(event: Message, unit: UnitOfWork) -> None:
        raise ZeroDivisionError

    async with working(database, fail) as inbox:
        await inbox.receive([raw(1, "раз")])
    assert await states(database) == {1: "failed"}


async def test_an_effect_and_its_completion_are_saved_together(database: Database) -> None:
    async def halfway(event: Message, unit: UnitOfWork) -> None:
        def work(db: Any) -> None:
            db.execute("UPDATE inbox SET payload = 'changed' WHERE update_id = 1")
            raise ZeroDivisionError

        await unit.write(work)

    async with working(database, halfway) as inbox:
        await inbox.receive([raw(1, "раз")])
    payloads = await database.read(lambda db: db.execute("SELECT payload FROM inbox").fetchall())
    assert "changed" not in payloads[0][0]
    assert await states(database) == {1: "failed"}


async def test_what_has_had_its_effect_is_never_done_again(database: Database) -> None:
    done: list[str] = []

    async def found_and_tell(event: Message, unit: UnitOfWork) -> None:
        await unit.write(lambda db: done.append(event.text or ""))
        raise StorageError("database is locked")

    async with working(database, found_and_tell) as inbox:
        await inbox.receive([raw(1, "/newteam Север")])
    assert done == ["/newteam Север"]
    assert await states(database) == {1: "done"}


async def test_a_bug_that_people_were_told_of_is_set_aside(database: Database) -> None:
    async def fail_politely(event: Message, unit: UnitOfWork) -> None:
        unit.has_failed = True

    async with working(database, fail_politely) as inbox:
        await inbox.receive([raw(1, "раз")])
    assert await states(database) == {1: "failed"}
