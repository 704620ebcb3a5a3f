"""The database as one update sees it: its effect and its completion commit together."""

import sqlite3
from typing import TypeVar

from storage import inbox
from storage.db import Database, Work

T = TypeVar("T")


class UnitOfWork:
    """Reads, and writes that complete the update they belong to.

    An update changes things in one ``write``: after it the update is never fed again.
    """

    def __init__(self, database: Database, update_id: int) -> None:
        self._database = database
        self.id = update_id
        self.is_complete = False
        self.has_failed = False  # by a bug; whoever caught it says so

    async def read(self, work: Work[T]) -> T:
        return await self._database.read(work)

    def glance(self, work: Work[T]) -> T:
        return self._database.glance(work)

    async def write(self, work: Work[T]) -> T:
        assert not self.is_complete, "an update changes things in one write"

        def change_and_complete(db: sqlite3.Connection) -> T:
            result = work(db)
            inbox.complete(db, self.id)
            return result

        result = await self._database.write(change_and_complete)
        self.is_complete = True
        return result

    async def empty_log(self) -> None:
        """After a write that erased what must not be found any more."""
        await self._database.empty_log()

    async def remember(self, work: Work[T]) -> T:
        """A write that is no effect of the update (who they say they are)."""
        return await self._database.write(work)

    def note(self, work: Work[object]) -> None:
        """Something that may be lost in a crash (which message the answer became)."""
        self._database.note(work)
