"""Of whom something was said on which days: a figure or a ``/zero`` (and see ``unknown_days``)."""

import sqlite3
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sales.periods import DAY, Period, day_period, local_day
from sales.stays import Stays
from sales.teams import Role


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

    Of whoever came back, what was logged before they left says nothing: its messages are older;
    nor does what is logged since for a day of an earlier stay.
    """
    rows = db.execute(
        "SELECT person_id, joined_at, (SELECT day FROM entries"
        " WHERE entries.team_id = members.team_id AND entries.person_id = members.person_id"
        " AND voided_at IS NULL AND (SELECT min(logged_at) FROM entries AS said"
        " WHERE said.chat_id = entries.chat_id AND said.message_id = entries.message_id)"
        " >= joined_at AND day >= coalesce((SELECT max(ends_on) FROM past_stays AS past"
        " WHERE past.team_id = members.team_id AND past.person_id = members.person_id), '')"
        " ORDER BY day LIMIT 1)"
        " FROM members WHERE team_id = ?",
        (team_id,),
    )
    zone = ZoneInfo(timezone)
    first = {}
    for person_id, joined_at, logged in rows:
        joined = datetime.fromtimestamp(joined_at, zone).date()
        first[person_id] = min(joined, date.fromisoformat(logged)) if logged else joined
    return first


def stays(db: sqlite3.Connection, team_id: int, timezone: str) -> dict[int, Stays]:
    """The days on which each one who ever sold in the team does: the local day they leave, or
    become a viewer, is the last of a stay.
    """
    rows = db.execute(
        "SELECT person_id, left_at FROM members WHERE team_id = ? AND role <> ?",
        (team_id, Role.VIEWER),
    )
    found, first = _past_stays(db, team_id), first_days(db, team_id, timezone)
    for person_id, left_at in rows:
        end = date.max
        if left_at is not None:
            end = local_day(datetime.fromtimestamp(left_at, UTC), timezone) + DAY
        found.setdefault(person_id, []).append(Period(first[person_id], end))
    return {person_id: Stays(tuple(periods)) for person_id, periods in found.items()}


def _past_stays(db: sqlite3.Connection, team_id: int) -> dict[int, list[Period]]:
    rows = db.execute(
        "SELECT person_id, starts_on, ends_on FROM past_stays WHERE team_id = ? ORDER BY starts_on",
        (team_id,),
    )
    found: dict[int, list[Period]] = {}
    for person_id, *ends in rows:
        found.setdefault(person_id, []).append(Period(*map(date.fromisoformat, ends)))
    return found


def keep_stay(
    db: sqlite3.Connection, team_id: int, timezone: str, person_id: int, today: date
) -> None:
    """Let the stay of one who has left be a past one; but none of only today, with nothing said in
    it: they were taken for a manager by mistake.
    """
    stay = stays(db, team_id, timezone)[person_id].latest
    if stay == day_period(today) and person_id not in known_days(db, team_id, stay):
        return
    db.execute(
        "INSERT INTO past_stays (team_id, person_id, starts_on, ends_on, role)"
        " SELECT team_id, person_id, ?, ?, role FROM members WHERE team_id = ? AND person_id = ?",
        (stay.start.isoformat(), stay.end.isoformat(), team_id, person_id),
    )


def resume_stay(db: sqlite3.Connection, team_id: int, person_id: int, since: date) -> bool:
    """Let the past stay whose last day is after ``since`` go on; whether there is one."""
    resumed = db.execute(
        "DELETE FROM past_stays WHERE team_id = ? AND person_id = ? AND ends_on > ?",
        (team_id, person_id, (since + DAY).isoformat()),
    )
    return resumed.rowcount > 0
