"""Housekeeping: what nobody will ask for again is dropped."""

import sqlite3
from datetime import datetime, timedelta
from functools import partial

from storage import amendments, inbox, posts, prompts
from storage.db import Database

EVERY = timedelta(hours=1)


class Upkeep:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self, now: datetime) -> None:
        await self._database.write(partial(forget_old, now=now))


def forget_old(db: sqlite3.Connection, now: datetime) -> None:
    inbox.forget_old(db, now)
    posts.forget_pictures(db, now)
    amendments.forget_figures(db, now)
    prompts.forget_old(db, now)
