"""Posts that stand in chats and are held against the ledger, until they are too old."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sales.teams import Team
from storage import people
from storage.posts import Address

AMENDED_FOR = timedelta(hours=48)
PAUSE = timedelta(minutes=3)  # between two looks at one message, and so between its edits


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A message with figures: ``posted`` as it was, ``shown`` as it is now."""

    delivery_id: int
    team: Team
    kind: str
    address: Address
    message_id: int
    posted_at: datetime
    posted: str
    shown: str


def retire(db: sqlite3.Connection, now: datetime) -> None:
    """What has stood for too long is left as it is for good."""
    db.execute(
        "UPDATE deliveries SET look_at = NULL WHERE look_at <= ?1"
        " AND post_id IN (SELECT id FROM posts WHERE created_at <= ?2)",
        (int(now.timestamp()), int((now - AMENDED_FOR).timestamp())),
    )


def forget_figures(db: sqlite3.Connection, now: datetime) -> None:
    """Drop what the retired showed: a month's plans of a team are some hundred kilobytes a post."""
    old = int((now - AMENDED_FOR - PAUSE).timestamp())
    db.execute(
        "UPDATE deliveries SET shown = NULL WHERE shown IS NOT NULL AND look_at IS NULL"
        " AND post_id IN (SELECT id FROM posts WHERE created_at <= ?)",
        (old,),
    )
    db.execute(
        "UPDATE posts SET figures = NULL WHERE figures IS NOT NULL AND created_at <= ?1"
        " AND id NOT IN (SELECT post_id FROM deliveries WHERE look_at IS NOT NULL)",
        (old,),
    )


def take(db: sqlite3.Connection, now: datetime) -> Standing | None:
    """The next message to look at; for ``PAUSE`` nobody gets it again."""
    row = db.execute(
        "UPDATE deliveries SET look_at = ?2 WHERE id = (SELECT id FROM deliveries"
        " WHERE look_at <= ?1 ORDER BY look_at, id LIMIT 1) RETURNING id",
        (int(now.timestamp()), int((now + PAUSE).timestamp())),
    ).fetchone()
    return _load(db, row["id"]) if row else None


def mark_shown(db: sqlite3.Connection, standing: Standing, figures: str) -> None:
    db.execute("UPDATE deliveries SET shown = ? WHERE id = ?", (figures, standing.delivery_id))


def _load(db: sqlite3.Connection, delivery_id: int) -> Standing:
    row = db.execute(
        "SELECT deliveries.*, figures, created_at FROM deliveries"
        " JOIN posts ON posts.id = post_id WHERE deliveries.id = ?",
        (delivery_id,),
    ).fetchone()
    team = people.load_team(db, row["team_id"])
    assert team is not None, "deliveries refer to teams"
    return Standing(
        delivery_id=row["id"],
        team=team,
        kind=row["kind"],
        address=Address(row["chat_id"], row["thread_id"]),
        message_id=row["message_id"],
        posted_at=datetime.fromtimestamp(row["created_at"], UTC),
        posted=row["figures"],
        shown=row["shown"] or row["figures"],
    )
