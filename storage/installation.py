"""What the owner of the installation has set, for all its teams."""

import sqlite3
from datetime import datetime
from pathlib import Path

COPIES_BY_DAY = 7  # how many daily copies are kept
COPIES_BY_WEEK = 4  # and of the weeks, the newest of each
_DAILY_BACKUPS = "daily_backups"
_FAILURE = "backup_failure"
_ON, _OFF = "on", "off"


def copies_folder(database: Path) -> Path:
    """Where the daily copies of the database's file go."""
    return database.parent / "backups"


def has_daily_backups(db: sqlite3.Connection) -> bool:
    """Off until it is set."""
    row = db.execute("SELECT value FROM installation WHERE name = ?", (_DAILY_BACKUPS,)).fetchone()
    return row is not None and row[0] == _ON


def set_daily_backups(db: sqlite3.Connection, now: datetime, *, is_on: bool) -> None:
    _set(db, _DAILY_BACKUPS, _ON if is_on else _OFF, now)


def backup_failure(db: sqlite3.Connection) -> str:
    """Why there is no copy of the day; '' where there is one, or none was tried."""
    row = db.execute("SELECT value FROM installation WHERE name = ?", (_FAILURE,)).fetchone()
    return str(row[0]) if row else ""


def note_backup(db: sqlite3.Connection, failure: str, now: datetime) -> None:
    """How the last one went; ``failure`` '': well."""
    _set(db, _FAILURE, failure, now)


def _set(db: sqlite3.Connection, name: str, value: str, now: datetime) -> None:
    db.execute(
        "INSERT INTO installation (name, value, set_at) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET value = excluded.value, set_at = excluded.set_at",
        (name, value, int(now.timestamp())),
    )
