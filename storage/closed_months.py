"""Months as they stood when they were closed: written once, never changed."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

UNKNOWN = "unknown"  # in place of a metric: how many days of a person's nothing was known of


@dataclass(frozen=True, slots=True)
class ClosedFigure:
    """``person_id`` may be ``sales.targets.TEAM``; ``plan``: less reliefs, None without one.

    ``asked``: the minimums of the month's days together, None where they were not kept.
    """

    person_id: int
    metric: str
    fact: int
    plan: int | None
    asked: int | None = None


def close(
    db: sqlite3.Connection,
    team_id: int,
    month: date,
    figures: Iterable[ClosedFigure],
    now: datetime,
) -> None:
    """Keep the figures; of a month that is closed already nothing changes."""
    if closed_at(db, team_id, month) is not None:
        return
    db.executemany(
        "INSERT INTO closed_months"
        " (team_id, month, person_id, metric, fact, plan, asked, closed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                team_id,
                month.isoformat(),
                it.person_id,
                it.metric,
                it.fact,
                it.plan,
                it.asked,
                _seconds(now),
            )
            for it in figures
        ],
    )


def closed_at(db: sqlite3.Connection, team_id: int, month: date) -> datetime | None:
    row = db.execute(
        "SELECT closed_at FROM closed_months WHERE team_id = ? AND month = ? LIMIT 1",
        (team_id, month.isoformat()),
    ).fetchone()
    return datetime.fromtimestamp(row[0], UTC) if row else None


def last_closed(db: sqlite3.Connection, team_id: int) -> date | None:
    """The first day of the latest closed month."""
    row = db.execute(
        "SELECT max(month) FROM closed_months WHERE team_id = ?", (team_id,)
    ).fetchone()
    return date.fromisoformat(row[0]) if row[0] else None


def figures(db: sqlite3.Connection, team_id: int, month: date) -> list[ClosedFigure]:
    rows = db.execute(
        "SELECT person_id, metric, fact, plan, asked FROM closed_months"
        " WHERE team_id = ? AND month = ?",
        (team_id, month.isoformat()),
    )
    return [ClosedFigure(*row) for row in rows]


def _seconds(now: datetime) -> int:
    return int(now.timestamp())
