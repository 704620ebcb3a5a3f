"""The cast on Telegram, with the bot in the same process: real HTTP, real database, one moment.

    async with World.running(tmp_path) as world:
        await world.ivan.says("5 звонков")
        receipt = await world.ivan.hears()

The time is ``NOW`` and stands still unless the sandbox's clock is moved.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.inbox import Inbox
from bot.poller import Poller
from bot.settings import Settings
from bot.wiring import build_bot, build_dispatcher, build_sender
from charts.studio import Studio
from delivery.chats import Chats
from delivery.outbox import Outbox
from sales.catalog import Figures
from sales.periods import local_day
from sandbox.model import Message
from sandbox.testing import Person, Sandbox
from storage import binding, inbox, ledger
from storage.binding import Binding
from storage.db import Database
from storage.rebuild import differences
from tests.cast import CAST, IVAN, MARIA, NOW, OLGA, SALES, VIKTOR, add_cast

STRANGER_ID = 99


@dataclass
class World:
    """The cast of ``tests.cast``, a stranger, the team's bound chat and a chat that is not."""

    sandbox: Sandbox
    database: Database
    path: Path

    def __post_init__(self) -> None:
        self.process = AsyncExitStack()
        people = {
            person.id: self.sandbox.person(
                person.name, person_id=person.id, username=person.username or None
            )
            for person in CAST
        }
        self.olga, self.ivan = people[OLGA.id], people[IVAN.id]
        self.maria, self.viktor = people[MARIA.id], people[VIKTOR.id]
        self.stranger = self.sandbox.person("Прохожий", person_id=STRANGER_ID)
        everyone = [*people.values(), self.stranger]
        for person in everyone:
            person.user.started = True
        self.chat = self.sandbox.group("Чат продаж", self.olga, members=everyone)
        self.elsewhere = self.sandbox.group("Другой чат", self.olga, members=everyone)

    @classmethod
    @asynccontextmanager
    async def running(cls, folder: Path) -> AsyncIterator["World"]:
        async with asyncio.timeout(60), Sandbox.running(real=NOW.timestamp) as sandbox:
            database = await Database.open(folder / "salesbeat.db")
            try:
                await database.write(add_cast)
                world = cls(sandbox, database, folder)
                await database.write(world._bind)
                async with world.process:
                    await world.process.enter_async_context(_bot(world))
                    for group in (world.chat, world.elsewhere):
                        await group.next_message()  # the bot, being added, offers to bind
                    yield world
            finally:
                await database.close()

    async def restart(self) -> None:
        """The bot stops and another one starts on the same database."""
        await self.process.aclose()
        await self.process.enter_async_context(_bot(self))

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.sandbox.clock.now(), UTC)

    async def figures(self, person: Person) -> Figures:
        """The person's figures of today, which must be what the ledger says."""
        day = local_day(self.now(), SALES.timezone)
        assert await self.database.read(differences) == []
        return await self.database.read(lambda db: ledger.day_figures(db, SALES.id, person.id, day))

    async def counts(self, person: Person) -> dict[str, int]:
        """Today's counts by daily key, points aside."""
        figures = await self.figures(person)
        return {key: it.count for key, it in figures.items() if key != "points"}

    async def everything(self) -> list[tuple[object, ...]]:
        """What the database holds of work and people: to see that nothing has changed."""

        def rows(db: sqlite3.Connection) -> list[tuple[object, ...]]:
            tables = (
                *("entries", "zeros", "members", "teams", "targets", "absences"),
                *("bindings", "invites", "acknowledgements", "closed_months"),
            )
            return [tuple(row) for table in tables for row in db.execute(f"SELECT * FROM {table}")]

        return await self.database.read(rows)

    async def shows(self, message: Message, words: str) -> None:
        """Until the message (edited, perhaps) holds the words."""
        await self.sandbox.until(lambda: words in message.text, what=f"{words!r} in {message.text}")

    async def settled(self) -> None:
        """Until the bot has read and handled all that was said."""
        await self.sandbox.until_read()
        left = await self.database.read(inbox.unfinished)
        while left:
            left = await self.database.read(inbox.unfinished)

    async def press_again(self, person: Person, message: Message, data: str) -> str:
        """Press a button as an app with a stale screen does; what the bot shows over it."""
        query = self.sandbox.telegram.ask(person.user, message, data)
        await self.sandbox.until(lambda: query.answer is not None)
        assert query.answer is not None
        return query.answer.text

    def _bind(self, db: sqlite3.Connection) -> None:
        binding.save(db, Binding(SALES.id, self.chat.id, 0, "Чат продаж"), OLGA.id, NOW)


@asynccontextmanager
async def _bot(world: World) -> AsyncIterator[None]:
    """The bot at work in this process: everything but its clock."""
    settings = Settings.model_validate(
        {
            "bot_token": world.sandbox.token,
            "telegram_api_url": world.sandbox.url,
            "admin_ids": str(OLGA.id),
            "flood_per_second": 0,
            "flood_per_group_minute": 0,
        }
    )
    bot, studio = build_bot(settings), Studio(world.path / "matplotlib")
    chats = Chats(world.database, world.now)
    sender = build_sender(settings, bot, studio, chats)
    outbox = Outbox(world.database, sender, chats)
    dispatcher = build_dispatcher(settings, sender, outbox, await bot.me(), world.now)
    try:
        async with asyncio.TaskGroup() as tasks:
            received = Inbox(world.database, bot, dispatcher, world.now, tasks)
            poller = Poller(bot, received, dispatcher.resolve_used_update_types(), lambda: None)
            polling = tasks.create_task(poller.run())
            yield
            await world.settled()
            polling.cancel()
    finally:
        await studio.close()
        await bot.session.close()
