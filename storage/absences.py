"""Absences: append-only; what was once entered only changes its state.

People are away, not teams: one counts in every team of the person, wherever it was entered.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime

from sales.absences import Absence, AbsenceKind, AbsenceSaid, AbsenceState
from sales.periods import Period

_COLUMNS = "id, person_id, starts_on, ends_on, kind, note, entered_by, state"
_OF_TEAM = "person_id IN (SELECT person_id FROM members WHERE team_id = ?)"  # whoever was ever in


def add_absence(
    db: sqlite3.Connection,
    *,
    team_id: int,
    person_id: int,
    said: AbsenceSaid,
    state: AbsenceState,
    entered_by: int,
    now: datetime,
    shortens: int | None = None,
) -> Absence:
    """Enter one, in the team it was said in; ``shortens`` is the cancelled absence whose days so
    far it keeps.
    """
    row = db.execute(
        "INSERT INTO absences (team_id, person_id, starts_on, ends_on, kind, note, entered_by,"
        " entered_at, shortens, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        f" RETURNING {_COLUMNS}",
        (
            team_id,
            person_id,
            said.days.start.isoformat(),
            said.days.end.isoformat(),
            said.kind,
            said.note,
            entered_by,
            int(now.timestamp()),
            shortens,
            state,
        ),
    ).fetchone()
    return _absence(row)


def set_state(
    db: sqlite3.Connection, absence_id: int, state: AbsenceState, decided_by: int, now: datetime
) -> None:
    db.execute(
        "UPDATE absences SET state = ?, decided_by = ?, decided_at = ? WHERE id = ?",
        (state, decided_by, int(now.timestamp()), absence_id),
    )


def load_absence(db: sqlite3.Connection, absence_id: int) -> Absence | None:
    row = db.execute(f"SELECT {_COLUMNS} FROM absences WHERE id = ?", (absence_id,)).fetchone()
    return _absence(row) if row else None


def note_message(db: sqlite3.Connection, absence_ids: Iterable[int], message_id: int) -> None:
    """Which message of whoever entered them said them, in their private chat."""
    db.executemany(
        "INSERT INTO absence_messages (absence_id, message_id) VALUES (?, ?)",
        [(absence_id, message_id) for absence_id in absence_ids],
    )


def said_in(db: sqlite3.Connection, entered_by: int, message_id: int) -> list[Absence]:
    """What the message has entered and nobody has declined or taken back."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM absence_messages JOIN absences ON id = absence_id"
        " WHERE message_id = ? AND entered_by = ? AND state IN ('standing', 'waiting')"
        " ORDER BY starts_on, id",
        (message_id, entered_by),
    )
    return [_absence(row) for row in rows]


def open_absences(db: sqlite3.Connection, person_id: int, since: date) -> list[Absence]:
    """A person's that stand or wait and are not over before ``since``, the earliest first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM absences WHERE person_id = ?"
        " AND state IN ('standing', 'waiting') AND ends_on > ? ORDER BY starts_on, id",
        (person_id, since.isoformat()),
    )
    return [_absence(row) for row in rows]


def waiting_absences(db: sqlite3.Connection, team_id: int) -> list[Absence]:
    """Those of its people that wait for a head's yes, the earliest first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM absences WHERE {_OF_TEAM} AND state = 'waiting'"
        " ORDER BY starts_on, id",
        (team_id,),
    )
    return [_absence(row) for row in rows]


def standing_absences(
    db: sqlite3.Connection, team_id: int, since: date
) -> dict[int, tuple[Absence, ...]]:
    """Those that count and are not over before ``since``, by person, the earliest first."""
    found: dict[int, list[Absence]] = {}
    for row in db.execute(
        f"SELECT {_COLUMNS} FROM absences WHERE {_OF_TEAM} AND state = 'standing'"
        " AND ends_on > ? ORDER BY starts_on, id",
        (team_id, since.isoformat()),
    ):
        found.setdefault(row["person_id"], []).append(_absence(row))
    return {person_id: tuple(absences) for person_id, absences in found.items()}


def _absence(row: sqlite3.Row) -> Absence:
    return Absence(
        id=row["id"],
        person_id=row["person_id"],
        days=Period(date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])),
        kind=AbsenceKind(row["kind"]),
        note=row["note"],
        entered_by=row["entered_by"],
        state=AbsenceState(row["state"]),
    )
