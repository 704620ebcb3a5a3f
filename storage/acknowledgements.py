"""Who has said yes to what was asked of them: never taken back, but anything else is asked anew."""

import sqlite3
from datetime import UTC, date, datetime

Accepted = dict[tuple[int, str], datetime]
"""When, by person and terms."""


def accept(
    db: sqlite3.Connection, team_id: int, person_id: int, month: date, terms: str, now: datetime
) -> bool:
    """Whether it was not accepted before."""
    done = db.execute(
        "INSERT OR IGNORE INTO acknowledgements (team_id, person_id, month, terms, accepted_at)"
        " VALUES (?, ?, ?, ?, ?)",
        (team_id, person_id, month.isoformat(), terms, int(now.timestamp())),
    )
    return done.rowcount > 0


def accepted(db: sqlite3.Connection, team_id: int, month: date) -> Accepted:
    """All that was said yes to for the month."""
    rows = db.execute(
        "SELECT person_id, terms, accepted_at FROM acknowledgements"
        " WHERE team_id = ? AND month = ?",
        (team_id, month.isoformat()),
    )
    return {(row[0], row[1]): datetime.fromtimestamp(row[2], UTC) for row in rows}
