"""What topics of chats are called: Telegram says so when one is made, renamed, or answered in."""

import sqlite3


def note_created(db: sqlite3.Connection, chat_id: int, thread_id: int, name: str) -> None:
    """Its first name, which a later one is not to give way to."""
    db.execute(
        "INSERT INTO topics (chat_id, thread_id, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (chat_id, thread_id, name),
    )


def note_renamed(db: sqlite3.Connection, chat_id: int, thread_id: int, name: str) -> None:
    db.execute(
        "INSERT INTO topics (chat_id, thread_id, name) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET name = excluded.name",
        (chat_id, thread_id, name),
    )


def names(db: sqlite3.Connection, chat_id: int) -> dict[int, str]:
    """Of the chat's topics that were ever named, by id."""
    rows = db.execute("SELECT thread_id, name FROM topics WHERE chat_id = ?", (chat_id,))
    return dict(rows.fetchall())
