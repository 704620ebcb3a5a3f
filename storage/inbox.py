"""Updates as they came, until their effect is saved."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

KEPT_SECONDS = 3 * 24 * 3600  # Telegram itself repeats an update for a day at most
SET_ASIDE_SECONDS = 30 * 24 * 3600  # time enough to look why; they hold what people wrote


def receive(db: sqlite3.Connection, updates: Sequence[tuple[int, str]], now: datetime) -> list[int]:
    """Store (update id, payload) pairs; the ids that had not come before, in their order."""
    new = []
    for update_id, payload in updates:
        cursor = db.execute(
            "INSERT INTO inbox (update_id, received_at, payload) VALUES (?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (update_id, int(now.timestamp()), payload),
        )
        if cursor.rowcount:
            new.append(update_id)
    return new


def unfinished(db: sqlite3.Connection) -> list[tuple[int, str]]:
    """What was received and not completed, oldest first."""
    rows = db.execute("SELECT update_id, payload FROM inbox WHERE state = 'new' ORDER BY update_id")
    return [(row[0], row[1]) for row in rows]


def complete(db: sqlite3.Connection, update_id: int, state: str = "done") -> None:
    """Mark an update; call it in the transaction that saves the update's effect."""
    db.execute("UPDATE inbox SET state = ? WHERE update_id = ?", (state, update_id))


def forget_old(db: sqlite3.Connection, now: datetime) -> None:
    """Drop what Telegram cannot repeat any more: what was completed, and later what was set aside.

    What is unfinished stays.
    """
    at = int(now.timestamp())
    db.execute(
        "DELETE FROM inbox WHERE (state = 'done' AND received_at < ?)"
        " OR (state IN ('failed', 'unreadable') AND received_at < ?)",
        (at - KEPT_SECONDS, at - SET_ASIDE_SECONDS),
    )
