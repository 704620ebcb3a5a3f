"""People, teams and membership."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from sales.periods import local_day
from sales.teams import Member, Person, Role, Roster, Team
from storage.presence import keep_stay, resume_stay

SOON = timedelta(days=7)

_TEAM = "teams.id, teams.name, teams.timezone, teams.language, teams.country, teams.currency"
_SPOKEN_OF_FIRST = "ORDER BY teams.id <> coalesce(people.team_id, 0), teams.id"


def see_person(
    db: sqlite3.Connection, person_id: int, name: str, username: str, language: str
) -> None:
    """Save who Telegram says they are; renames follow. A language is taken only the first time."""
    db.execute(
        "INSERT INTO people (id, name, username, language) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, username = excluded.username"
        " WHERE name <> excluded.name OR username <> excluded.username",
        (person_id, name, username, language),
    )


def load_person(db: sqlite3.Connection, person_id: int) -> Person | None:
    row = db.execute(
        "SELECT id, name, username, language FROM people WHERE id = ?", (person_id,)
    ).fetchone()
    return Person(*row) if row else None


@dataclass(frozen=True, slots=True)
class Known:
    """What is saved of a person."""

    person: Person
    can_write: bool  # the bot may write to them first


def load_known(db: sqlite3.Connection, person_id: int) -> Known | None:
    row = db.execute(
        "SELECT id, name, username, language, started_at IS NOT NULL AND blocked_at IS NULL"
        " FROM people WHERE id = ?",
        (person_id,),
    ).fetchone()
    return Known(Person(*row[:4]), bool(row[4])) if row else None


def reachable(db: sqlite3.Connection) -> list[Person]:
    """Everyone who pressed Start and has not blocked the bot."""
    rows = db.execute(
        "SELECT id, name, username, language FROM people"
        " WHERE started_at IS NOT NULL AND blocked_at IS NULL ORDER BY id"
    )
    return [Person(*row) for row in rows]


def set_language(db: sqlite3.Connection, person_id: int, language: str) -> None:
    db.execute("UPDATE people SET language = ? WHERE id = ?", (language, person_id))


def mark_started(db: sqlite3.Connection, person_id: int, now: datetime) -> None:
    """They wrote to the bot in private: from now on it may write first."""
    db.execute(
        "UPDATE people SET started_at = coalesce(started_at, ?), blocked_at = NULL"
        " WHERE id = ? AND (started_at IS NULL OR blocked_at IS NOT NULL)",
        (int(now.timestamp()), person_id),
    )


def mark_blocked(db: sqlite3.Connection, person_id: int, now: datetime) -> None:
    db.execute(
        "UPDATE people SET blocked_at = ? WHERE id = ? AND blocked_at IS NULL",
        (int(now.timestamp()), person_id),
    )


def add_team(
    db: sqlite3.Connection, name: str, timezone: str, language: str, creator_id: int, now: datetime
) -> int:
    cursor = db.execute(
        "INSERT INTO teams (name, timezone, language, created_by, created_at)"
        " VALUES (?, ?, ?, ?, ?)",
        (name, timezone, language, creator_id, int(now.timestamp())),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def load_team(db: sqlite3.Connection, team_id: int) -> Team | None:
    row = db.execute(f"SELECT {_TEAM} FROM teams WHERE id = ?", (team_id,)).fetchone()
    return Team(*row) if row else None


def all_teams(db: sqlite3.Connection) -> list[Team]:
    return [Team(*row) for row in db.execute(f"SELECT {_TEAM} FROM teams ORDER BY id")]


def set_timezone(db: sqlite3.Connection, team_id: int, timezone: str) -> None:
    db.execute("UPDATE teams SET timezone = ? WHERE id = ?", (timezone, team_id))


def add_member(
    db: sqlite3.Connection, team_id: int, person_id: int, role: Role, now: datetime
) -> None:
    """Join, or come back; one who is a member already keeps the role they have.

    Who sells again within ``SOON`` has never stopped: a removal or a role by mistake takes nothing
    with it. Of others both stays count.
    """
    goes_on = _goes_on(db, team_id, person_id, role, now)
    db.execute(
        "INSERT INTO members (team_id, person_id, role, joined_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (team_id, person_id) DO UPDATE SET role = excluded.role, left_at = NULL,"
        " joined_at = iif(?, joined_at, excluded.joined_at) WHERE left_at IS NOT NULL",
        (team_id, person_id, role, int(now.timestamp()), goes_on),
    )
    db.execute(
        "UPDATE people SET team_id = coalesce(team_id, ?) WHERE id = ?", (team_id, person_id)
    )
    db.execute("DELETE FROM applicants WHERE team_id = ? AND person_id = ?", (team_id, person_id))


def _goes_on(
    db: sqlite3.Connection, team_id: int, person_id: int, role: Role, now: datetime
) -> bool:
    """Whether no new stay begins as one who has left comes back; the one they had is kept."""
    left = db.execute(
        "SELECT timezone, role FROM members JOIN teams ON teams.id = team_id"
        " WHERE team_id = ? AND person_id = ? AND left_at IS NOT NULL",
        (team_id, person_id),
    ).fetchone()
    if left is None:
        return False
    timezone, was = left
    if was != Role.VIEWER:
        keep_stay(db, team_id, timezone, person_id, local_day(now, timezone))
    since = local_day(now - SOON, timezone)
    return role is Role.VIEWER or resume_stay(db, team_id, person_id, since)


def set_role(
    db: sqlite3.Connection, team_id: int, person_id: int, role: Role, now: datetime
) -> None:
    """Whoever stops selling, or begins to, leaves as the one and comes back as the other."""
    turns = db.execute(
        "UPDATE members SET left_at = ?1 WHERE team_id = ?2 AND person_id = ?3"
        " AND left_at IS NULL AND (role = ?5) <> (?4 = ?5)",
        (int(now.timestamp()), team_id, person_id, role, Role.VIEWER),
    ).rowcount
    if turns:
        add_member(db, team_id, person_id, role, now)
    db.execute(
        "UPDATE members SET role = ? WHERE team_id = ? AND person_id = ? AND left_at IS NULL",
        (role, team_id, person_id),
    )


def remove_member(db: sqlite3.Connection, team_id: int, person_id: int, now: datetime) -> None:
    """They leave; what they logged stays."""
    db.execute(
        "UPDATE members SET left_at = ? WHERE team_id = ? AND person_id = ? AND left_at IS NULL",
        (int(now.timestamp()), team_id, person_id),
    )
    db.execute(
        "UPDATE people SET team_id = (SELECT min(team_id) FROM members"
        " WHERE person_id = ?1 AND left_at IS NULL) WHERE id = ?1 AND team_id = ?2",
        (person_id, team_id),
    )


def roster(db: sqlite3.Connection, team_id: int) -> Roster:
    """The team's members now, by name."""
    rows = db.execute(
        "SELECT id, name, username, language, role,"
        " started_at IS NOT NULL AND blocked_at IS NULL AS can_write"
        " FROM members JOIN people ON people.id = person_id"
        " WHERE members.team_id = ? AND left_at IS NULL ORDER BY name, id",
        (team_id,),
    )
    return Roster(tuple(Member(Person(*row[:4]), Role(row[4]), bool(row[5])) for row in rows))


def former(db: sqlite3.Connection, team_id: int) -> Roster:
    """Those who have left the team: what they logged stays, and a head still corrects it."""
    rows = db.execute(
        "SELECT id, name, username, language, role FROM members"
        " JOIN people ON people.id = person_id"
        " WHERE members.team_id = ? AND left_at IS NOT NULL ORDER BY name, id",
        (team_id,),
    )
    found = (Member(Person(*row[:4]), Role(row[4]), can_write=False) for row in rows)
    return Roster(tuple(found))


def sold(db: sqlite3.Connection, team_id: int) -> Roster:
    """Those who have left, and viewers who sold once, as what they last did; by name."""
    rows = db.execute(
        "SELECT id, name, username, language, iif(members.role <> ?2, members.role,"
        " (SELECT past.role FROM past_stays AS past WHERE past.team_id = ?1"
        " AND past.person_id = id ORDER BY starts_on DESC)) AS last_role FROM members"
        " JOIN people ON people.id = person_id WHERE members.team_id = ?1"
        " AND (left_at IS NOT NULL OR members.role = ?2) AND last_role IS NOT NULL"
        " ORDER BY name, id",
        (team_id, Role.VIEWER),
    )
    found = (Member(Person(*row[:4]), Role(row[4]), can_write=False) for row in rows)
    return Roster(tuple(found))


def names(db: sqlite3.Connection, team_id: int) -> dict[int, str]:
    """Everyone who was ever in the team, by id: what they logged is still theirs."""
    return dict(
        db.execute(
            "SELECT id, name FROM members JOIN people ON people.id = person_id"
            " WHERE members.team_id = ?",
            (team_id,),
        ).fetchall()
    )


def ever(db: sqlite3.Connection, team_id: int) -> list[Person]:
    """Everyone who was ever in the team, by id."""
    rows = db.execute(
        "SELECT id, people.name, username, language FROM members"
        " JOIN people ON people.id = person_id WHERE members.team_id = ? ORDER BY id",
        (team_id,),
    )
    return [Person(*row) for row in rows]


def memberships(db: sqlite3.Connection, person_id: int) -> list[tuple[Team, Role]]:
    """The teams a person is in now, the one they speak of in private first."""
    rows = db.execute(
        f"SELECT {_TEAM}, members.role FROM members JOIN teams ON teams.id = members.team_id"
        " JOIN people ON people.id = person_id"
        f" WHERE person_id = ? AND left_at IS NULL {_SPOKEN_OF_FIRST}",
        (person_id,),
    )
    return [(Team(*row[:6]), Role(row[6])) for row in rows]


def membership(db: sqlite3.Connection, team_id: int, person_id: int) -> tuple[Team, Role] | None:
    """The team, and what the person is in it now."""
    row = db.execute(
        f"SELECT {_TEAM}, members.role FROM members JOIN teams ON teams.id = members.team_id"
        " WHERE team_id = ? AND person_id = ? AND left_at IS NULL",
        (team_id, person_id),
    ).fetchone()
    return (Team(*row[:6]), Role(row[6])) if row else None


def known_with_teams(
    db: sqlite3.Connection, person_id: int
) -> tuple[Known | None, list[tuple[Team, Role]]]:
    """``load_known`` and ``memberships`` in one statement: every update asks for both."""
    rows = db.execute(
        "SELECT people.id, people.name, people.username, people.language,"
        f" started_at IS NOT NULL AND blocked_at IS NULL, members.role, {_TEAM} FROM people"
        " LEFT JOIN members ON person_id = people.id AND left_at IS NULL"
        " LEFT JOIN teams ON teams.id = members.team_id"
        f" WHERE people.id = ? {_SPOKEN_OF_FIRST}",
        (person_id,),
    ).fetchall()
    if not rows:
        return None, []
    known = Known(Person(*rows[0][:4]), bool(rows[0][4]))
    return known, [(Team(*row[6:]), Role(row[5])) for row in rows if row[5] is not None]


def choose_team(db: sqlite3.Connection, person_id: int, team_id: int) -> None:
    """The team that the person's private chat speaks of from now on."""
    db.execute("UPDATE people SET team_id = ? WHERE id = ?", (team_id, person_id))
