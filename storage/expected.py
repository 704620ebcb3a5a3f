"""People whom a head has chosen and who are in the team once they press Start."""

import sqlite3
from datetime import datetime

from sales.teams import Person


def expect(
    db: sqlite3.Connection, team_id: int, person: Person, asked_by: int, now: datetime
) -> None:
    db.execute(
        "INSERT INTO expected (team_id, person_id, name, asked_by, asked_at)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name,"
        " asked_by = excluded.asked_by, asked_at = excluded.asked_at",
        (team_id, person.id, person.name, asked_by, int(now.timestamp())),
    )


def is_expected(db: sqlite3.Connection, person_id: int) -> bool:
    row = db.execute("SELECT 1 FROM expected WHERE person_id = ?", (person_id,)).fetchone()
    return row is not None


def take_expecting_teams(db: sqlite3.Connection, person_id: int) -> list[int]:
    """The teams that expected the person, the first one first; they are not expected any more."""
    rows = db.execute(
        "DELETE FROM expected WHERE person_id = ? RETURNING team_id, asked_at", (person_id,)
    ).fetchall()
    return [row["team_id"] for row in sorted(rows, key=lambda row: (row[1], row[0]))]


def expected_in(db: sqlite3.Connection, team_id: int) -> list[Person]:
    """Who is expected in the team, the longest wait first."""
    rows = db.execute(
        "SELECT person_id, name FROM expected WHERE team_id = ? ORDER BY asked_at, person_id",
        (team_id,),
    )
    return [Person(*row) for row in rows]
