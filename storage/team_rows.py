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
class Target:
    """Holds from ``starts_on`` until the next of the same person, metric and period."""

    starts_on: date
    person_id: int  # 0: each manager who has none of their own
    metric: str
    period: str
    minimum: int | None  # counts, minutes or minor units; None: none from that day on
    set_by: int


def memberships(db: sqlite3.Connection, team_id: int) -> list[Membership]:
    """Everyone who was ever in the team, by id."""
    rows = db.execute(
        "SELECT id, name, username, role, joined_at, left_at FROM members"
        " JOIN people ON people.id = person_id WHERE members.team_id = ? ORDER BY id",
        (team_id,),
    )
    return [
        Membership(
            *row[:4],
            joined_at=_moment(row[4]),
            left_at=_moment(row[5]) if row[5] is not None else None,
        )
        for row in rows
    ]


def targets(db: sqlite3.Connection, team_id: int) -> list[Target]:
    """With all their history, by day."""
    rows = db.execute(
        "SELECT starts_on, person_id, metric, period, minimum, set_by FROM targets"
        " WHERE team_id = ? ORDER BY starts_on, person_id, metric, period",
        (team_id,),
    )
    return [Target(date.fromisoformat(row[0]), *row[1:]) for row in rows]


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
