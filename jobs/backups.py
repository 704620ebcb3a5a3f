"""A copy of the database each day, where the owner wants it; the old ones make room.

Which copies there are, the folder says: nothing to remember, nothing to go wrong over a restart.
"""

import asyncio
import logging
import re
import sqlite3
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from delivery.drawing import Drawn
from delivery.queue import put
from locales.texts import texts
from storage import people
from storage.db import Database, StorageError, backup
from storage.installation import (
    COPIES_BY_DAY,
    COPIES_BY_WEEK,
    backup_failure,
    copies_folder,
    has_daily_backups,
    note_backup,
)
from storage.posts import TOLD, Address

log = logging.getLogger(__name__)

EVERY = timedelta(hours=1)  # a look whether today has its copy; one that failed is tried again
_NAME = re.compile(r"salesbeat-(\d{4}-\d\d-\d\d)\.db")


class Backups:
    """``path``: the database's file; the copies go into a folder beside it."""

    def __init__(self, database: Database, path: Path, owners: Collection[int]) -> None:
        self._database = database
        self._path = path
        self._owners = owners
        self.folder = copies_folder(path)

    async def run(self, now: datetime) -> None:
        """Make the copy of the day (UTC) unless there is one, and drop those too old.

        Why it could not be done is for the log, for the owner's screen, and once a day for a
        message to the owner.
        """
        if not await self._database.read(has_daily_backups):
            return
        failure = ""
        try:
            await asyncio.to_thread(self._keep_up, now.date())
        except (StorageError, OSError) as error:
            failure = str(error)
        if failure:
            log.error("no copy of the database today: %s", failure)
            work = partial(tell_owners, owners=self._owners, failure=failure, now=now)
            await self._database.write(work)
        if failure != await self._database.read(backup_failure):
            await self._database.write(partial(note_backup, failure=failure, now=now))

    def _keep_up(self, today: date) -> None:
        self.folder.mkdir(exist_ok=True)
        copy = self._copy(today)
        if not copy.exists():
            backup(self._path, copy)
            log.info("%s: %d bytes, checked", copy, copy.stat().st_size)
        for day in too_old(self._days()):
            self._copy(day).unlink()

    def _copy(self, day: date) -> Path:
        return self.folder / f"salesbeat-{day}.db"

    def _days(self) -> set[date]:
        names = (_NAME.fullmatch(path.name) for path in self.folder.iterdir())
        return {date.fromisoformat(name[1]) for name in names if name}


def tell_owners(db: sqlite3.Connection, owners: Iterable[int], failure: str, now: datetime) -> None:
    """Once a day (UTC), those who may be written to; a post is some team's, here the first one's.

    Of no use any more when the next day's copy is tried.
    """
    team = people.all_teams(db)[0]  # there is one: copies are asked for in a team's settings
    known = (people.load_known(db, it) for it in owners)
    for owner in (it.person for it in known if it is not None and it.can_write):
        put(
            db,
            Drawn(texts(owner.language or team.language)("delivery.backup_failed", why=failure)),
            team_id=team.id,
            kind=f"{TOLD}backup",
            period=now.date(),
            to=[Address(owner.id)],
            now=now,
            expires_at=now + timedelta(days=1),
        )


def too_old(days: Iterable[date]) -> set[date]:
    """All but the newest by day, and the newest of each of the last weeks with one."""
    newest = sorted(set(days), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in newest:
        weeks.setdefault(day.isocalendar()[:2], day)
    return set(newest) - set(newest[:COPIES_BY_DAY]) - set(list(weeks.values())[:COPIES_BY_WEEK])
