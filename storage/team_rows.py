"""What a team keeps beside its ledger, row by row, for those who take it along."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Membership:
    """``left_at`` None: in the team now."""

    person_id: int
    name: str
    username: str
    role: str
    joined_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class Targets:
    """The table as it is, so that none of its columns is left behind. Money in minor units."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]


def memberships(db: sqlite3.Connection, team_id: int) -> list[Membership]:
    """Everyone who was ever in the team, by id."""
    rows = db.execute(
        "SELECT id, name, username, role, joined_at, left_at FROM members"
        " JOIN people ON people.id = person_id WHERE members.team_id = ? ORDER BY id",
        (team_id,),
    )
    return [
        Membership(
            person_id=row["id"],
            name=row["name"],
            username=row["username"],
            role=row["role"],
            joined_at=_moment(row["joined_at"]),
            left_at=_moment(row["left_at"]) if row["left_at"] is not None else None,
        )
        for row in rows
    ]


def targets(db: sqlite3.Connection, team_id: int) -> Targets:
    """With all their history, by day."""
    found = db.execute(
        "SELECT * FROM targets WHERE team_id = ? ORDER BY starts_on, person_id, metric, period",
        (team_id,),
    )
    columns = tuple(column[0] for column in found.description)
    return Targets(columns, tuple(tuple(row) for row in found))


def zeros(db: sqlite3.Connection, team_id: int) -> list[tuple[date, int]]:
    """The days that somebody said were complete with nothing to log, with whose they are."""
    rows = db.execute(
        "SELECT day, person_id FROM zeros WHERE team_id = ? ORDER BY day, person_id", (team_id,)
    )
    return [(date.fromisoformat(row[0]), row[1]) for row in rows]


def first_day(db: sqlite3.Connection, team_id: int) -> date | None:
    """The earliest day in the team's ledger."""
    found = db.execute("SELECT min(day) FROM entries WHERE team_id = ?", (team_id,)).fetchone()[0]
    return date.fromisoformat(found) if found else None


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
