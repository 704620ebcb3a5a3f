"""A copy of the database each day, where the owner wants it; the old ones make room.

Which copies there are, the folder says: nothing to remember, nothing to go wrong over a restart.
"""

import asyncio
import logging
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from storage.db import Database, StorageError, backup
from storage.installation import (
    COPIES_BY_DAY,
    COPIES_BY_WEEK,
    backup_failure,
    copies_folder,
    has_daily_backups,
    note_backup,
)

log = logging.getLogger(__name__)

EVERY = timedelta(hours=1)  # a look whether today has its copy; one that failed is tried again
_NAME = re.compile(r"salesbeat-(\d{4}-\d\d-\d\d)\.db")


class Backups:
    """``path``: the database's file; the copies go into a folder beside it."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self._path = path
        self.folder = copies_folder(path)

    async def run(self, now: datetime) -> None:
        """Make the copy of the day (UTC) unless there is one, and drop those too old.

        Why it could not be done is for the log and for the owner's screen.
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


def too_old(days: Iterable[date]) -> set[date]:
    """All but the newest by day, and the newest of each of the last weeks with one."""
    newest = sorted(set(days), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in newest:
        weeks.setdefault(day.isocalendar()[:2], day)
    return set(newest) - set(newest[:COPIES_BY_DAY]) - set(list(weeks.values())[:COPIES_BY_WEEK])
