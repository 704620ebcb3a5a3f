"""What every report reads: the daily figures; and saying of a day that zero is right."""

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime

from sales.catalog import CATALOG, Figure, Figures, Unit
from sales.periods import Period

# Person by person, each person's days being side by side in the table: read from the whole team's
# rows, a day would cost as much as all the years before it.
_OF_TEAM = (
    " FROM members CROSS JOIN daily"
    " ON daily.team_id = members.team_id AND daily.person_id = members.person_id"
    " WHERE members.team_id = ? AND day >= ? AND day < ?"
)


def team_figures(db: sqlite3.Connection, team_id: int, period: Period) -> dict[int, Figures]:
    """Each person's figures summed over the period; persons with none are not in it."""
    rows = db.execute(
        f"SELECT daily.person_id, metric, sum(count), sum(total){_OF_TEAM}"
        " GROUP BY daily.person_id, metric",
        (team_id, *_ends(period)),
    )
    people: dict[int, Figures] = {}
    for person_id, metric, count, total in rows:
        people.setdefault(person_id, {})[metric] = Figure(count, total)
    return people


def person_days(
    db: sqlite3.Connection, team_id: int, person_id: int, period: Period
) -> dict[date, Figures]:
    """A person's figures day by day; days with none are not in it."""
    rows = db.execute(
        "SELECT day, metric, count, total FROM daily"
        " WHERE team_id = ? AND person_id = ? AND day >= ? AND day < ?",
        (team_id, person_id, *_ends(period)),
    )
    days: dict[date, Figures] = {}
    for day, metric, count, total in rows:
        days.setdefault(date.fromisoformat(day), {})[metric] = Figure(count, total)
    return days


def team_days(
    db: sqlite3.Connection, team_id: int, period: Period
) -> dict[tuple[date, int], Figures]:
    """The figures by day and person id, in that order; those with none are not in it."""
    rows = db.execute(
        f"SELECT day, daily.person_id, metric, count, total{_OF_TEAM}"
        " ORDER BY day, daily.person_id",
        (team_id, *_ends(period)),
    )
    days: dict[tuple[date, int], Figures] = {}
    for day, person_id, metric, count, total in rows:
        days.setdefault((date.fromisoformat(day), person_id), {})[metric] = Figure(count, total)
    return days


def leaderboard(
    db: sqlite3.Connection, team_id: int, metric: str, period: Period
) -> dict[int, int]:
    """Each person's value of one metric over the period; persons with none are not in it."""
    column = "count"
    if metric in CATALOG and CATALOG[metric].unit is not Unit.COUNT:
        column = "total"
    return dict(  # "+": grouped in the order of people, it would be read from all the years
        db.execute(
            f"SELECT person_id, sum({column}) FROM daily"
            " WHERE team_id = ? AND metric = ? AND day >= ? AND day < ? GROUP BY +person_id",
            (team_id, metric, *_ends(period)),
        ).fetchall()
    )


def team_totals(
    db: sqlite3.Connection, team_id: int, metrics: Iterable[str], period: Period
) -> Figures:
    """The whole team's figures of some metrics; metrics with none are not in it."""
    wanted = tuple(metrics)
    rows = db.execute(
        "SELECT metric, sum(count), sum(total) FROM daily WHERE team_id = ?"
        f" AND metric IN ({', '.join('?' * len(wanted))}) AND day >= ? AND day < ? GROUP BY metric",
        (team_id, *wanted, *_ends(period)),
    )
    return {metric: Figure(count, total) for metric, count, total in rows}


def best_days(
    db: sqlite3.Connection, team_id: int, metric: str, period: Period
) -> dict[int, tuple[int, int]]:
    """Each person's best count on one day of the period, and on how many they had any."""
    rows = db.execute(
        f"SELECT daily.person_id, max(count), count(*){_OF_TEAM} AND metric = ?"
        " GROUP BY daily.person_id",
        (team_id, *_ends(period), metric),
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def people_with_entries(db: sqlite3.Connection, team_id: int, period: Period) -> set[int]:
    """Who has a figure in the period."""
    rows = db.execute(
        "SELECT person_id FROM members WHERE team_id = ? AND EXISTS (SELECT 1 FROM daily"
        " WHERE daily.team_id = members.team_id AND daily.person_id = members.person_id"
        " AND day >= ? AND day < ?)",
        (team_id, *_ends(period)),
    )
    return {row[0] for row in rows}


def say_zero(
    db: sqlite3.Connection, team_id: int, person_id: int, day: date, now: datetime
) -> None:
    db.execute(
        "INSERT OR IGNORE INTO zeros (team_id, person_id, day, said_at) VALUES (?, ?, ?, ?)",
        (team_id, person_id, day.isoformat(), int(now.timestamp())),
    )


def _ends(period: Period) -> tuple[str, str]:
    return period.start.isoformat(), period.end.isoformat()
