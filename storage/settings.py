"""What a team's heads have set, with a version: a screen that shows an older one is old."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sales.posting import Audience, Posting, PostPlan, QuietHours, Topic


@dataclass(frozen=True, slots=True)
class Version:
    """``number`` 0: nothing has been set yet. ``changed_in``: the message of the screen, 0 for
    none; all numbers after ``own_since`` are of the same person in the same message.
    """

    number: int = 0
    changed_by: int | None = None
    changed_at: datetime | None = None
    changed_in: int = 0
    own_since: int = 0

    def is_known_to(self, person_id: int, message_id: int, seen: int) -> bool:
        """Whether one who saw number ``seen`` in the message knows of all that has changed since:
        quick taps on one screen come before it shows what they have done.
        """
        if seen == self.number:
            return True
        is_theirs = message_id and (self.changed_by, self.changed_in) == (person_id, message_id)
        return bool(is_theirs) and self.own_since <= seen < self.number


def load_version(db: sqlite3.Connection, team_id: int) -> Version:
    row = db.execute(
        "SELECT version, changed_by, changed_at, changed_in, own_since FROM settings"
        " WHERE team_id = ?",
        (team_id,),
    ).fetchone()
    if row is None:
        return Version()
    return Version(row[0], row[1], datetime.fromtimestamp(row[2], UTC), row[3], row[4])


def next_version(
    db: sqlite3.Connection, team_id: int, changed_by: int, now: datetime, changed_in: int = 0
) -> None:
    """Something has changed: screens shown so far are old, but for the person's own in the message
    ``changed_in`` (0: none) while nothing else comes between.
    """
    usual = Posting()
    db.execute(
        "INSERT INTO settings"
        " (team_id, version, changed_by, changed_at, changed_in, quiet_from, quiet_until,"
        " posts_a_day) VALUES (?, 1, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " own_since = iif(changed_by = excluded.changed_by AND changed_in = excluded.changed_in"
        " AND changed_in <> 0, own_since, version), version = version + 1,"
        " changed_by = excluded.changed_by, changed_at = excluded.changed_at,"
        " changed_in = excluded.changed_in",
        (
            team_id,
            changed_by,
            int(now.timestamp()),
            changed_in,
            usual.quiet.start,
            usual.quiet.end,
            usual.a_day,
        ),
    )


def set_quiet(db: sqlite3.Connection, team_id: int, quiet: QuietHours) -> None:
    """The team's row must be there: ``next_version`` first."""
    db.execute(
        "UPDATE settings SET quiet_from = ?, quiet_until = ? WHERE team_id = ?",
        (quiet.start, quiet.end, team_id),
    )


def set_posts_a_day(db: sqlite3.Connection, team_id: int, a_day: int) -> None:
    """The team's row must be there: ``next_version`` first."""
    db.execute("UPDATE settings SET posts_a_day = ? WHERE team_id = ?", (a_day, team_id))


def set_language(db: sqlite3.Connection, team_id: int, language: str) -> None:
    """Of what is posted in the team's chat."""
    db.execute("UPDATE teams SET language = ? WHERE id = ?", (language, team_id))


def set_currency(db: sqlite3.Connection, team_id: int, currency: str) -> None:
    """In which amounts are named; they stay the numbers that they are."""
    db.execute("UPDATE teams SET currency = ? WHERE id = ?", (currency, team_id))


def set_plan(db: sqlite3.Connection, team_id: int, plan: PostPlan) -> None:
    topic = (plan.topic.chat_id, plan.topic.thread_id) if plan.topic else (None, None)
    db.execute(
        "INSERT INTO post_plans"
        " (team_id, kind, is_on, at, weekdays, audience, chat_id, thread_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET is_on = excluded.is_on,"
        " at = excluded.at, weekdays = excluded.weekdays, audience = excluded.audience,"
        " chat_id = excluded.chat_id, thread_id = excluded.thread_id",
        (
            team_id,
            plan.kind,
            int(plan.is_on),
            plan.at,
            "".join(map(str, sorted(plan.days))),
            plan.audience,
            *topic,
        ),
    )


def load_posting(db: sqlite3.Connection, team_id: int) -> Posting:
    row = db.execute(
        "SELECT quiet_from, quiet_until, posts_a_day FROM settings WHERE team_id = ?", (team_id,)
    ).fetchone()
    plans = {plan.kind: plan for plan in _plans(db, team_id)}
    if row is None:
        return Posting(plans)
    return Posting(plans, QuietHours(row["quiet_from"], row["quiet_until"]), row["posts_a_day"])


def teams_with_posts_off(db: sqlite3.Connection) -> set[tuple[int, str]]:
    """Which kinds of post which teams do not want."""
    rows = db.execute("SELECT team_id, kind FROM post_plans WHERE is_on = 0")
    return {(row["team_id"], row["kind"]) for row in rows}


def _plans(db: sqlite3.Connection, team_id: int) -> Iterator[PostPlan]:
    return map(_plan, db.execute("SELECT * FROM post_plans WHERE team_id = ?", (team_id,)))


def _plan(row: sqlite3.Row) -> PostPlan:
    topic = None if row["chat_id"] is None else Topic(row["chat_id"], row["thread_id"])
    return PostPlan(
        kind=row["kind"],
        at=row["at"],
        audience=Audience(row["audience"]),
        is_on=bool(row["is_on"]),
        days=frozenset(map(int, row["weekdays"])),
        topic=topic,
    )
