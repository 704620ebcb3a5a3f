"""Messages that were read as logs: what makes a second delivery, an edit or a press harmless."""

import sqlite3
from datetime import UTC, date, datetime

from sales.receipts import LogMessage, State

_COLUMNS = (
    "chat_id, message_id, team_id, person_id, author_id, day, sent_at, text, revision, version,"
    " state, receipt_id"
)


def load(db: sqlite3.Connection, chat_id: int, message_id: int) -> LogMessage | None:
    row = db.execute(
        f"SELECT {_COLUMNS} FROM messages WHERE chat_id = ? AND message_id = ?",
        (chat_id, message_id),
    ).fetchone()
    return _message(row) if row else None


def save(db: sqlite3.Connection, message: LogMessage) -> None:
    """Insert it, or replace what was known of it; a receipt once sent is kept."""
    db.execute(
        f"INSERT INTO messages ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (chat_id, message_id) DO UPDATE SET text = excluded.text,"
        " revision = excluded.revision, version = excluded.version, state = excluded.state",
        (
            message.chat_id,
            message.message_id,
            message.team_id,
            message.person_id,
            message.author_id,
            message.day.isoformat(),
            int(message.sent_at.timestamp()),
            message.text,
            message.revision,
            message.version,
            message.state,
            message.receipt_id,
        ),
    )


def set_receipt(db: sqlite3.Connection, chat_id: int, message_id: int, receipt_id: int) -> None:
    """Remember which of the bot's messages is the receipt, so that an edit can change it."""
    db.execute(
        "UPDATE messages SET receipt_id = ? WHERE chat_id = ? AND message_id = ?",
        (receipt_id, chat_id, message_id),
    )


def last_logged(
    db: sqlite3.Connection, team_id: int, author_id: int, chat_id: int | None = None
) -> LogMessage | None:
    """The author's newest message whose entries still stand, of one chat or of any."""
    row = db.execute(
        f"SELECT {_COLUMNS} FROM messages WHERE team_id = ?1 AND author_id = ?2"
        " AND state = 'logged' AND (?3 IS NULL OR chat_id = ?3)"
        " ORDER BY sent_at DESC, message_id DESC LIMIT 1",
        (team_id, author_id, chat_id),
    ).fetchone()
    return _message(row) if row else None


def _message(row: sqlite3.Row) -> LogMessage:
    return LogMessage(
        chat_id=row["chat_id"],
        message_id=row["message_id"],
        team_id=row["team_id"],
        person_id=row["person_id"],
        author_id=row["author_id"],
        day=date.fromisoformat(row["day"]),
        sent_at=datetime.fromtimestamp(row["sent_at"], UTC),
        text=row["text"],
        revision=row["revision"],
        version=row["version"],
        state=State(row["state"]),
        receipt_id=row["receipt_id"],
    )
