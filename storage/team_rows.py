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
class Kept:
    """A table's rows of one team as they are, so that no column is left behind."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]


_ORDERS = {
    "past_stays": "person_id, starts_on",
    "targets": "starts_on, person_id, metric, period, level",
    "absences": "id",
    "zeros": "day, person_id",
    "schedules": "person_id, starts_on",
    "work_weeks": "starts_on",
    "work_hours": "starts_on",
    "calendar_days": "day",
    "past_countries": "ends_on",
    "shrinking": "metric, starts_on",
    "weights": "metric, starts_on",
    "acknowledgements": "month, person_id, accepted_at",
    "closed_months": "month, person_id, metric",
}
_WHOSE = {  # people are away, not teams: what was said in another one counts too
    "absences": "person_id IN (SELECT person_id FROM members WHERE team_id = ?)",
}
TABLES = tuple(_ORDERS)
"""What is taken along with all its history."""


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


def kept(db: sqlite3.Connection, table: str, team_id: int) -> Kept:
    """One of ``TABLES``, without the column that says whose it is."""
    whose = _WHOSE.get(table, "team_id = ?")
    found = db.execute(f"SELECT * FROM {table} WHERE {whose} ORDER BY {_ORDERS[table]}", (team_id,))
    columns = tuple(column[0] for column in found.description)
    team = columns.index("team_id")
    rows = tuple((*row[:team], *row[team + 1 :]) for row in map(tuple, found))
    return Kept((*columns[:team], *columns[team + 1 :]), rows)


def first_day(db: sqlite3.Connection, team_id: int) -> date | None:
    """The earliest day in the team's ledger."""
    found = db.execute("SELECT min(day) FROM entries WHERE team_id = ?", (team_id,)).fetchone()[0]
    return date.fromisoformat(found) if found else None


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
