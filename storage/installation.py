"""What the owner of the installation has set, for all its teams."""

import sqlite3
from datetime import datetime
from pathlib import Path

COPIES_BY_DAY = 7  # how many daily copies are kept
COPIES_BY_WEEK = 4  # and of the weeks, the newest of each
_DAILY_BACKUPS = "daily_backups"
_ON, _OFF = "on", "off"


def copies_folder(database: Path) -> Path:
    """Where the daily copies of the database's file go."""
    return database.parent / "backups"


def has_daily_backups(db: sqlite3.Connection) -> bool:
    """Off until it is set."""
    row = db.execute("SELECT value FROM installation WHERE name = ?", (_DAILY_BACKUPS,)).fetchone()
    return row is not None and row[0] == _ON


def set_daily_backups(db: sqlite3.Connection, now: datetime, *, is_on: bool) -> None:
    db.execute(
        "INSERT INTO installation (name, value, set_at) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET value = excluded.value, set_at = excluded.set_at",
        (_DAILY_BACKUPS, _ON if is_on else _OFF, int(now.timestamp())),
    )
