"""A database with the cast in it, and all that sends, on the Telegram of the tests."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from charts.specs import ChartSpec, LeaderboardSpec
from charts.studio import DrawingError
from delivery.chats import Chats
from delivery.drawing import Drawn
from delivery.outbox import Outbox
from delivery.pace import Pace
from delivery.queue import put
from delivery.sender import Sender
from locales.texts import Html
from reports.post import Button
from storage.db import Database
from storage.posts import Address
from tests.cast import NOW, OLGA, SALES, TODAY, new_database
from tests.delivery.hours import Hours
from tests.delivery.telegram import Telegram

TEAM_CHAT = -100
BOARD = LeaderboardSpec("Доска", "19 ноября", (), "пусто")
ROW = ((Button("Сегодня", "top:day:points"), Button("Неделя", "top:week:points")),)
TOMORROW = NOW.replace(day=NOW.day + 1)


class Painter:
    """A studio without matplotlib: a "PNG" names its spec; without a title none can be drawn."""

    def __init__(self) -> None:
        self.drawn: list[ChartSpec] = []

    async def draw(self, spec: ChartSpec, /) -> bytes:
        if not spec.title:
            raise DrawingError("nothing to draw")
        self.drawn.append(spec)
        return f"PNG of {spec.title}".encode()


@dataclass(slots=True)
class PostOffice:
    """``now`` is what the clock says; the pace's time is skipped, never waited for."""

    path: Path
    database: Database
    telegram: Telegram
    hours: Hours
    now: datetime = NOW

    @asynccontextmanager
    async def another_process(self) -> AsyncIterator["PostOffice"]:
        """The same file and the same Telegram, in a second process by mistake."""
        database = await Database.open(self.path)
        try:
            yield PostOffice(self.path, database, self.telegram, Hours(), self.now)
        finally:
            await database.close()

    def sender(self, pace: Pace | None = None) -> Sender:
        pace = pace or Pace(0, 0, clock=self.hours.clock, sleep=self.hours.skip)
        return Sender(self.telegram.bot(), Painter(), pace, self.chats())

    def chats(self) -> Chats:
        return Chats(self.database, lambda: self.now)

    def outbox(self, pace: Pace | None = None) -> Outbox:
        return Outbox(self.database, self.sender(pace), self.chats())

    async def drain(self) -> None:
        """Send all that can be sent now."""
        outbox = self.outbox()
        while await outbox.drain(self.now):
            pass

    async def put(
        self,
        *chats: int | Address,
        text: str = "доска",
        picture: bytes | None = None,
        kind: str = "board",
    ) -> int:
        to = [it if isinstance(it, Address) else Address(it) for it in chats]

        def queue(db: sqlite3.Connection) -> int:
            return put(
                db,
                Drawn(Html(text), picture, ROW),
                team_id=SALES.id,
                kind=kind,
                period=TODAY,
                to=to,
                now=self.now,
                expires_at=TOMORROW,
            )

        return await self.database.write(queue)

    async def states(self) -> dict[int, str]:
        """How each chat's delivery stands."""
        return await self.database.read(
            lambda db: dict(db.execute("SELECT chat_id, state FROM deliveries").fetchall())
        )

    async def bound_to(self) -> list[tuple[int, int]]:
        """The chats and topics where posts go."""
        return await self.database.read(
            lambda db: [
                (row["chat_id"], row["thread_id"]) for row in db.execute("SELECT * FROM bindings")
            ]
        )


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[PostOffice]:
    """The team's chat is bound, without a topic."""
    path = folder / "salesbeat.db"
    with closing(new_database()) as cast, closing(sqlite3.connect(path)) as file:
        bind(cast, TEAM_CHAT)
        cast.backup(file)
    database = await Database.open(path)
    try:
        yield PostOffice(path, database, Telegram(), Hours())
    finally:
        await database.close()


def bind(db: sqlite3.Connection, chat_id: int, thread_id: int = 0) -> None:
    db.execute("DELETE FROM bindings")
    db.execute(
        "INSERT INTO bindings (chat_id, thread_id, team_id, title, bound_by, bound_at)"
        " VALUES (?, ?, ?, 'Чат продаж', ?, 0)",
        (chat_id, thread_id, SALES.id, OLGA.id),
    )
