"""What the clock owes each team: the day and the moment each kind of post runs for next."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sales.teams import Team
from storage import people

LEASE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """``day``: the team's local day that it runs for, at ``run_at`` as reckoned in ``timezone``."""

    team_id: int
    kind: str
    day: date
    timezone: str
    run_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Leased:
    """A post that is due, for whoever holds this to compose until ``leased_until``."""

    team: Team
    kind: str
    day: date
    leased_until: int


def all_due(db: sqlite3.Connection) -> list[Due]:
    return [_due(row) for row in db.execute("SELECT * FROM due")]


def of_team(db: sqlite3.Connection, team_id: int) -> list[Due]:
    return [_due(row) for row in db.execute("SELECT * FROM due WHERE team_id = ?", (team_id,))]


def plan(db: sqlite3.Connection, due: Due) -> None:
    """Set when it runs next; whoever is composing it meanwhile has lost the lease."""
    db.execute(
        "INSERT INTO due (team_id, kind, day, timezone, next_run_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (team_id, kind) DO UPDATE SET day = excluded.day,"
        " timezone = excluded.timezone, next_run_at = excluded.next_run_at, leased_until = 0",
        (due.team_id, due.kind, due.day.isoformat(), due.timezone, int(due.run_at.timestamp())),
    )


def lease(db: sqlite3.Connection, now: datetime) -> Leased | None:
    """Take the post that has been due longest; None if none is, or others compose them all."""
    row = db.execute(
        "UPDATE due SET leased_until = ?2 WHERE (team_id, kind) ="
        " (SELECT team_id, kind FROM due WHERE next_run_at <= ?1 AND leased_until <= ?1"
        " ORDER BY next_run_at, team_id, kind LIMIT 1) RETURNING *",
        (int(now.timestamp()), int((now + LEASE).timestamp())),
    ).fetchone()
    team = people.load_team(db, row["team_id"]) if row else None
    if team is None:
        return None
    return Leased(
        team=team,
        kind=row["kind"],
        day=date.fromisoformat(row["day"]),
        leased_until=row["leased_until"],
    )


def is_held(db: sqlite3.Connection, leased: Leased) -> bool:
    """Whether nobody else has taken it, done it or set another time meanwhile."""
    row = db.execute(
        "SELECT 1 FROM due WHERE team_id = ? AND kind = ? AND day = ? AND leased_until = ?",
        (leased.team.id, leased.kind, leased.day.isoformat(), leased.leased_until),
    ).fetchone()
    return row is not None


def forget(db: sqlite3.Connection, team_id: int, now: datetime) -> None:
    """Drop what a team is to get after ``now``, since its workdays changed: it is planned anew."""
    db.execute(
        "DELETE FROM due WHERE team_id = ? AND next_run_at > ?", (team_id, int(now.timestamp()))
    )


def reckon_anew(db: sqlite3.Connection, team_id: int, kinds: Iterable[str]) -> None:
    """The schedule of these posts has changed: their times are set anew at the next tick."""
    db.executemany(
        "UPDATE due SET timezone = '' WHERE team_id = ? AND kind = ?",
        [(team_id, kind) for kind in kinds],
    )


def drop(db: sqlite3.Connection, team_id: int, kind: str) -> None:
    """The team gets no such post until it is planned anew."""
    db.execute("DELETE FROM due WHERE team_id = ? AND kind = ?", (team_id, kind))


def _due(row: sqlite3.Row) -> Due:
    return Due(
        team_id=row["team_id"],
        kind=row["kind"],
        day=date.fromisoformat(row["day"]),
        timezone=row["timezone"],
        run_at=datetime.fromtimestamp(row["next_run_at"], UTC),
    )
