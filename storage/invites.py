"""The ways into a team: links with a code, and people who wait for a head's yes."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from sales.teams import Person, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """A link's rights; ``expires_at`` is open: at that second it is not valid any more."""

    code: str
    team_id: int
    role: Role
    uses_left: int
    expires_at: datetime


def add(db: sqlite3.Connection, invite: Invite, created_by: int, now: datetime) -> None:
    db.execute(
        "INSERT INTO invites (code, team_id, role, uses_left, expires_at, created_by, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            invite.code,
            invite.team_id,
            invite.role,
            invite.uses_left,
            int(invite.expires_at.timestamp()),
            created_by,
            int(now.timestamp()),
        ),
    )


def load(db: sqlite3.Connection, code: str) -> Invite | None:
    row = db.execute(
        "SELECT code, team_id, role, uses_left, expires_at FROM invites WHERE code = ?", (code,)
    ).fetchone()
    if row is None:
        return None
    return Invite(
        code=row["code"],
        team_id=row["team_id"],
        role=Role(row["role"]),
        uses_left=row["uses_left"],
        expires_at=datetime.fromtimestamp(row["expires_at"], UTC),
    )


def spend(db: sqlite3.Connection, code: str) -> None:
    """Take one use; the caller has seen that one is left."""
    db.execute("UPDATE invites SET uses_left = uses_left - 1 WHERE code = ?", (code,))


def ask(db: sqlite3.Connection, team_id: int, person_id: int, now: datetime) -> bool:
    """Wait for a head's yes; False where they wait already."""
    cursor = db.execute(
        "INSERT INTO applicants (team_id, person_id, asked_at) VALUES (?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (team_id, person_id, int(now.timestamp())),
    )
    return cursor.rowcount > 0


def waiting(db: sqlite3.Connection, team_id: int) -> list[Person]:
    """Who waits for a head's yes, the longest wait first."""
    rows = db.execute(
        "SELECT id, name, username, language FROM applicants JOIN people ON people.id = person_id"
        " WHERE applicants.team_id = ? ORDER BY asked_at, id",
        (team_id,),
    )
    return [Person(*row) for row in rows]


def decline(db: sqlite3.Connection, team_id: int, person_id: int) -> None:
    """They wait no more; pressing again they may ask anew."""
    db.execute("DELETE FROM applicants WHERE team_id = ? AND person_id = ?", (team_id, person_id))
