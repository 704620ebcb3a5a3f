"""Questions of the settings' screens that wait for a reply: they survive a restart."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Prompt:
    """``asked``: what a button with the answer would carry, less the value; ``screen_id``: the
    message that shows the screen."""

    chat_id: int
    message_id: int
    screen_id: int
    asked: str


def add(db: sqlite3.Connection, prompt: Prompt, now: datetime) -> None:
    db.execute(
        "INSERT INTO prompts (chat_id, message_id, screen_id, asked, asked_at)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            prompt.chat_id,
            prompt.message_id,
            prompt.screen_id,
            prompt.asked,
            int(now.timestamp()),
        ),
    )


def load(db: sqlite3.Connection, chat_id: int, message_id: int) -> Prompt | None:
    row = db.execute(
        "SELECT chat_id, message_id, screen_id, asked FROM prompts"
        " WHERE chat_id = ? AND message_id = ?",
        (chat_id, message_id),
    ).fetchone()
    return Prompt(*row) if row else None


def forget_old(db: sqlite3.Connection, now: datetime) -> None:
    db.execute("DELETE FROM prompts WHERE asked_at < ?", (int((now - KEPT).timestamp()),))
