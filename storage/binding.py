"""Where a team's posts go: one chat or topic a team, one team a chat or topic.

A kind of post may have a topic of its own in the team's chat (``post_plans``).
"""

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


def held_by(db: sqlite3.Connection, chat_id: int, thread_id: int) -> int | None:
    """The team of exactly this topic: bound to it, or with a post that has it for its own."""
    row = db.execute(
        "SELECT team_id FROM bindings WHERE chat_id = ?1 AND thread_id = ?2 UNION ALL"
        " SELECT team_id FROM bindings JOIN post_plans USING (team_id, chat_id)"
        " WHERE chat_id = ?1 AND post_plans.thread_id = ?2 LIMIT 1",
        (chat_id, thread_id),
    ).fetchone()
    return int(row[0]) if row else None


def spoken_of(db: sqlite3.Connection, chat_id: int, thread_id: int) -> int | None:
    """The team of this topic, else the one that is bound to the chat as a whole."""
    holder = held_by(db, chat_id, thread_id)
    if holder is not None:
        return holder
    whole = at(db, chat_id, 0)
    return whole.team_id if whole is not None else None


def clear_topic(
    db: sqlite3.Connection, chat_id: int, thread_id: int, but_for: int = 0
) -> list[tuple[int, str]]:
    """No post has this topic for its own any more (but those of one team); teams and kinds."""
    rows = db.execute(
        "UPDATE post_plans SET chat_id = NULL, thread_id = NULL"
        " WHERE chat_id = ? AND thread_id = ? AND team_id <> ? RETURNING team_id, kind",
        (chat_id, thread_id, but_for),
    ).fetchall()
    return [(row["team_id"], row["kind"]) for row in rows]


def lead_home(db: sqlite3.Connection, chat_id: int, thread_id: int) -> None:
    """What waits for this topic goes where its team is bound, if that is elsewhere in the chat."""
    db.execute(
        "UPDATE OR IGNORE deliveries SET thread_id = home.thread_id, leased_until = 0"
        " FROM bindings AS home WHERE home.team_id = deliveries.team_id"
        " AND home.chat_id = deliveries.chat_id AND home.thread_id <> deliveries.thread_id"
        " AND state = 'waiting' AND deliveries.chat_id = ? AND deliveries.thread_id = ?",
        (chat_id, thread_id),
    )


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
