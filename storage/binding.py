"""Where a team's posts go: one chat or topic a team, one team a chat or topic."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Binding:
    team_id: int
    chat_id: int
    thread_id: int  # the topic; 0: none. Never used without its chat
    title: str


_COLUMNS = "team_id, chat_id, thread_id, title"


def of_team(db: sqlite3.Connection, team_id: int) -> Binding | None:
    """Where the team's posts go."""
    row = db.execute(f"SELECT {_COLUMNS} FROM bindings WHERE team_id = ?", (team_id,)).fetchone()
    return Binding(*row) if row else None


def at(db: sqlite3.Connection, chat_id: int, thread_id: int) -> Binding | None:
    """What is bound to exactly this topic (0: to the chat as a whole)."""
    row = db.execute(
        f"SELECT {_COLUMNS} FROM bindings WHERE chat_id = ? AND thread_id = ?",
        (chat_id, thread_id),
    ).fetchone()
    return Binding(*row) if row else None


def save(db: sqlite3.Connection, binding: Binding, bound_by: int, now: datetime) -> None:
    """Bind the team there and nowhere else; whoever was bound to that very place loses it."""
    db.execute(
        "DELETE FROM bindings WHERE team_id = ? OR (chat_id = ? AND thread_id = ?)",
        (binding.team_id, binding.chat_id, binding.thread_id),
    )
    db.execute(
        "INSERT INTO bindings (team_id, chat_id, thread_id, title, bound_by, bound_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            binding.team_id,
            binding.chat_id,
            binding.thread_id,
            binding.title,
            bound_by,
            int(now.timestamp()),
        ),
    )
