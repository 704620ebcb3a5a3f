"""What heads did about the talks of their digests."""

import sqlite3
from datetime import date, datetime

from sales.norms import Link, Mean
from sales.periods import Period
from sales.talks import Act, Reason, Talk


def add(db: sqlite3.Connection, team_id: int, talk: Talk, acted_by: int, now: datetime) -> bool:
    """Whether it is the first word on this talk; of a second one nothing is kept."""
    link = talk.link or Link(talk.subject, Mean(), Mean())
    cursor = db.execute(
        "INSERT INTO talks (team_id, person_id, subject, opened_on, act, reason, now_total,"
        " now_count, norm_total, norm_count, rests_until, follow_up_on, acted_by, acted_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            team_id,
            talk.person_id,
            talk.subject,
            talk.opened_on.isoformat(),
            talk.act,
            talk.reason or "",
            link.now.total,
            link.now.count,
            link.norm.total,
            link.norm.count,
            talk.rests_until.isoformat(),
            talk.follow_up_on.isoformat() if talk.follow_up_on else None,
            acted_by,
            int(now.timestamp()),
        ),
    )
    return cursor.rowcount == 1


def take_back(
    db: sqlite3.Connection, team_id: int, person_id: int, subject: str, opened_on: date
) -> None:
    """Forget a question or thanks that did not reach the person."""
    db.execute(
        "DELETE FROM talks WHERE team_id = ? AND person_id = ? AND subject = ? AND opened_on = ?"
        " AND act <> 'snoozed'",
        (team_id, person_id, subject, opened_on.isoformat()),
    )


def resting(db: sqlite3.Connection, team_id: int, day: date) -> set[tuple[int, str]]:
    """The people and subjects that the digest of the day leaves alone from the act on."""
    rows = db.execute(
        "SELECT person_id, subject FROM talks"
        " WHERE team_id = ?1 AND opened_on <= ?2 AND rests_until > ?2",
        (team_id, day.isoformat()),
    )
    return {(row[0], row[1]) for row in rows}


def to_follow_up(db: sqlite3.Connection, team_id: int, days: Period) -> list[Talk]:
    """Those of which a digest of these days says whether they helped, the oldest first."""
    rows = db.execute(
        "SELECT * FROM talks WHERE team_id = ? AND follow_up_on >= ? AND follow_up_on < ?"
        " ORDER BY follow_up_on, id",
        (team_id, days.start.isoformat(), days.end.isoformat()),
    )
    return [_talk(row) for row in rows]


def _talk(row: sqlite3.Row) -> Talk:
    now = Mean(row["now_total"], row["now_count"])
    norm = Mean(row["norm_total"], row["norm_count"])
    follow_up = row["follow_up_on"]
    return Talk(
        person_id=row["person_id"],
        subject=row["subject"],
        opened_on=date.fromisoformat(row["opened_on"]),
        act=Act(row["act"]),
        reason=Reason(row["reason"]) if row["reason"] else None,
        link=Link(row["subject"], now, norm) if now.count else None,
        rests_until=date.fromisoformat(row["rests_until"]),
        follow_up_on=date.fromisoformat(follow_up) if follow_up else None,
    )
