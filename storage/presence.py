"""Of whom something was said on which days: a figure or a ``/zero`` (and see ``unknown_days``)."""

import sqlite3
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sales.periods import DAY, Period, local_day


def _of_members(table: str) -> str:
    """Person by person: see ``storage.daily``."""
    return (
        f" FROM members CROSS JOIN {table}"
        f" ON {table}.team_id = members.team_id AND {table}.person_id = members.person_id"
        " WHERE members.team_id = ?1 AND day >= ?2 AND day < ?3"
    )


def known_days(db: sqlite3.Connection, team_id: int, period: Period) -> dict[int, set[date]]:
    """Each person's known days of the period; those of whom none is known are not in it."""
    ends = (team_id, period.start.isoformat(), period.end.isoformat())
    rows = db.execute(
        f"SELECT daily.person_id, day{_of_members('daily')}"
        f" UNION SELECT zeros.person_id, day{_of_members('zeros')}",
        ends,
    )
    known: dict[int, set[date]] = {}
    for person_id, day in rows:
        known.setdefault(person_id, set()).add(date.fromisoformat(day))
    return known


def first_days(db: sqlite3.Connection, team_id: int, timezone: str) -> dict[int, date]:
    """Since when each one ever in the team is: the local day they joined, or began to log.

    Of whoever came back, what was logged before they left says nothing: its messages are older.
    """
    rows = db.execute(
        "SELECT person_id, joined_at, (SELECT day FROM entries"
        " WHERE entries.team_id = members.team_id AND entries.person_id = members.person_id"
        " AND voided_at IS NULL AND (SELECT min(logged_at) FROM entries AS said"
        " WHERE said.chat_id = entries.chat_id AND said.message_id = entries.message_id)"
        " >= joined_at ORDER BY day LIMIT 1)"
        " FROM members WHERE team_id = ?",
        (team_id,),
    )
    zone = ZoneInfo(timezone)
    first = {}
    for person_id, joined_at, logged in rows:
        joined = datetime.fromtimestamp(joined_at, zone).date()
        first[person_id] = min(joined, date.fromisoformat(logged)) if logged else joined
    return first


def stays(db: sqlite3.Connection, team_id: int, timezone: str) -> dict[int, Period]:
    """The days on which each one ever in the team belongs to it: the local day they leave is the
    last of them.
    """
    rows = db.execute(
        "SELECT person_id, left_at FROM members WHERE team_id = ? AND left_at IS NOT NULL",
        (team_id,),
    )
    ends = {it[0]: local_day(datetime.fromtimestamp(it[1], UTC), timezone) + DAY for it in rows}
    first = first_days(db, team_id, timezone)
    return {it: Period(since, ends.get(it, date.max)) for it, since in first.items()}
