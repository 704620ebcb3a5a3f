"""The outbox: posts built once, a delivery for each chat, and where a team's posts go."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# longer than the longest attempt: of a post's several messages each may wait two minutes for its
# turn, and a lease that ended meanwhile would let another worker send the first ones again
LEASE = timedelta(minutes=10)
PICTURE_KEPT = timedelta(days=2)  # longer than any post can be late


TOLD = "told:"
"""What kinds of post begin with that tell one person what somebody has done: they are no noise."""


@dataclass(frozen=True, slots=True)
class Address:
    """A chat, or a topic in it; 0: no topic. A topic means nothing without its chat."""

    chat_id: int
    thread_id: int = 0

    @property
    def is_private(self) -> bool:
        return self.chat_id > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPost:
    """``kind`` and ``period`` say what it is; each address gets a post of these only once.

    ``text`` is HTML, ``buttons`` JSON, ``picture`` a PNG. From ``expires_at`` on it is of no use.
    ``figures``: what it shows, as JSON, where a correction is to be told of.
    """

    team_id: int
    kind: str
    period: date
    text: str
    buttons: str = "[]"
    picture: bytes | None = None
    figures: str | None = None
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A post on its way to one chat, leased to whoever holds this."""

    id: int
    post_id: int
    team_id: int
    address: Address
    kind: str
    period: date
    text: str
    buttons: str
    picture: bytes | None
    file_id: str | None
    attempts: int  # this one included
    leased_until: int


def add(
    db: sqlite3.Connection,
    post: NewPost,
    to: Iterable[Address],
    now: datetime,
    not_before: datetime | None = None,
) -> int:
    """Put a post into the outbox; how many addresses did not have it yet. None: nothing is kept."""
    cursor = db.execute(
        "INSERT INTO posts (team_id, text, buttons, picture, figures, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (post.team_id, post.text, post.buttons, post.picture, post.figures, int(now.timestamp())),
    )
    post_id, added = cursor.lastrowid, 0
    for address in to:
        added += db.execute(
            "INSERT INTO deliveries"
            " (post_id, team_id, chat_id, thread_id, kind, period, retry_at, expires_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                post_id,
                post.team_id,
                address.chat_id,
                address.thread_id,
                post.kind,
                post.period.isoformat(),
                int((not_before or now).timestamp()),
                int(post.expires_at.timestamp()),
            ),
        ).rowcount
    if not added:
        db.execute("DELETE FROM posts WHERE id = ?", (post_id,))
    return added


def has_had(db: sqlite3.Connection, team_id: int, kind: str, period: date) -> bool:
    """Whether some chat has a post of this kind that speaks of this day, or will have it."""
    row = db.execute(
        "SELECT 1 FROM deliveries WHERE team_id = ? AND kind = ? AND period = ?",
        (team_id, kind, period.isoformat()),
    ).fetchone()
    return row is not None


def count_of_day(
    db: sqlite3.Connection, chat_id: int, day: date, *, team_id: int | None = None
) -> int:
    """How many posts that speak of this day the chat has had or is about to get; of one team.

    What somebody's act has told one person (``TOLD``) is not counted.
    """
    row = db.execute(
        "SELECT count(*) FROM deliveries WHERE chat_id = ?1 AND period = ?2"
        " AND state IN ('waiting', 'sent') AND team_id = coalesce(?3, team_id)"
        " AND kind NOT LIKE ?4",
        (chat_id, day.isoformat(), team_id, f"{TOLD}%"),
    ).fetchone()
    return int(row[0])


def lease(db: sqlite3.Connection, now: datetime, limit: int, kinds: str = "") -> list[Delivery]:
    """Take up to ``limit`` deliveries that may be sent now, at most one a chat.

    ``kinds``: only what is of kinds that begin so. For ``LEASE`` nobody else takes them, nor
    another one for the same chat.
    """
    at, until = int(now.timestamp()), int((now + LEASE).timestamp())
    taken = db.execute(
        "UPDATE deliveries SET leased_until = ?2, attempts = attempts + 1 WHERE id IN ("
        " SELECT min(id) FROM deliveries"
        " WHERE state = 'waiting' AND retry_at <= ?1 AND expires_at > ?1 AND kind LIKE ?4"
        " AND chat_id NOT IN"
        " (SELECT chat_id FROM deliveries WHERE state = 'waiting' AND leased_until > ?1)"
        " GROUP BY chat_id ORDER BY min(retry_at), min(id) LIMIT ?3) RETURNING id",
        (at, until, limit, f"{kinds}%"),
    ).fetchall()
    return [_load(db, row["id"]) for row in taken]


def expire(db: sqlite3.Connection, now: datetime) -> list[tuple[str, int]]:
    """Give up what has become too late; its kinds and chats."""
    rows = db.execute(
        "UPDATE deliveries SET state = 'expired'"
        " WHERE state = 'waiting' AND expires_at <= ?1 AND leased_until <= ?1"
        " RETURNING kind, chat_id",
        (int(now.timestamp()),),
    ).fetchall()
    return [(row["kind"], row["chat_id"]) for row in rows]


def mark_sent(
    db: sqlite3.Connection, delivery: Delivery, message_id: int, file_id: str | None
) -> None:
    """Sent; Telegram's id of the picture is kept in its place, for the post's other chats.

    What shows figures is held against the ledger from now on.
    """
    db.execute(
        "UPDATE deliveries SET state = 'sent', message_id = ?, error = '', look_at ="
        " (SELECT CASE WHEN figures IS NOT NULL THEN 0 END FROM posts WHERE posts.id = post_id)"
        " WHERE id = ?",
        (message_id, delivery.id),
    )
    if file_id is not None:
        db.execute(
            "UPDATE posts SET file_id = ?, picture = NULL WHERE id = ? AND file_id IS NULL",
            (file_id, delivery.post_id),
        )


def mark_failed(db: sqlite3.Connection, delivery: Delivery, error: str) -> None:
    """Telegram will never take it as it is."""
    db.execute(
        "UPDATE deliveries SET state = 'failed', error = ? WHERE id = ? AND state = 'waiting'",
        (error, delivery.id),
    )


def put_off(db: sqlite3.Connection, delivery: Delivery, until: datetime, error: str) -> None:
    """Give the lease back; not to be tried before ``until``. Nothing, if the lease is lost."""
    db.execute(
        "UPDATE deliveries SET retry_at = ?, leased_until = 0, error = ?"
        " WHERE id = ? AND leased_until = ? AND state = 'waiting'",
        (int(until.timestamp()), error, delivery.id, delivery.leased_until),
    )


def give_up(db: sqlite3.Connection, address: Address, error: str) -> list[tuple[int, str]]:
    """Nothing that waits will reach this chat (or, with a topic, this topic).

    The teams and the kinds of what had waited.
    """
    rows = db.execute(
        "UPDATE deliveries SET state = 'gone', error = ?1"
        " WHERE state = 'waiting' AND chat_id = ?2 AND ?3 IN (0, thread_id)"
        " RETURNING team_id, kind",
        (error, address.chat_id, address.thread_id),
    ).fetchall()
    return [(row["team_id"], row["kind"]) for row in rows]


def unbind(db: sqlite3.Connection, address: Address) -> list[tuple[int, str]]:
    """Stop posting to this chat (or topic); the ids of the teams that did, with the titles."""
    rows = db.execute(
        "DELETE FROM bindings WHERE chat_id = ?1 AND ?2 IN (0, thread_id) RETURNING team_id, title",
        (address.chat_id, address.thread_id),
    ).fetchall()
    return [(row["team_id"], row["title"]) for row in rows]


def move_chat(db: sqlite3.Connection, chat_id: int, new_id: int) -> None:
    """The group has a new id: its bindings and what waits for it follow, but for what is there.

    Telegram says it up to three times; the second time changes nothing.
    """
    db.execute("UPDATE OR IGNORE bindings SET chat_id = ? WHERE chat_id = ?", (new_id, chat_id))
    db.execute("DELETE FROM bindings WHERE chat_id = ?", (chat_id,))
    db.execute(
        "UPDATE OR IGNORE deliveries SET chat_id = ? WHERE chat_id = ? AND state = 'waiting'",
        (new_id, chat_id),
    )
    give_up(db, Address(chat_id), f"{new_id} has had it")


def forget_pictures(db: sqlite3.Connection, now: datetime) -> int:
    """Drop old posts' pictures that nobody waits for any more; how many."""
    return db.execute(
        "UPDATE posts SET picture = NULL WHERE picture IS NOT NULL AND created_at < ?",
        (int((now - PICTURE_KEPT).timestamp()),),
    ).rowcount


def _load(db: sqlite3.Connection, delivery_id: int) -> Delivery:
    row = db.execute(
        "SELECT deliveries.*, text, buttons, picture, file_id FROM deliveries"
        " JOIN posts ON posts.id = post_id WHERE deliveries.id = ?",
        (delivery_id,),
    ).fetchone()
    return Delivery(
        id=row["id"],
        post_id=row["post_id"],
        team_id=row["team_id"],
        address=Address(row["chat_id"], row["thread_id"]),
        kind=row["kind"],
        period=date.fromisoformat(row["period"]),
        text=row["text"],
        buttons=row["buttons"],
        picture=row["picture"],
        file_id=row["file_id"],
        attempts=row["attempts"],
        leased_until=row["leased_until"],
    )
