"""What metrics are worth to a team in points: dated, so that past days keep theirs."""

import sqlite3
from datetime import date, datetime

from sales.weights import DatedWeight, Weight, Weights, on_day

_COLUMNS = "metric, starts_on, points, cap"


def load_dated(db: sqlite3.Connection, team_id: int) -> list[DatedWeight]:
    """The team's own word, oldest first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM weights WHERE team_id = ? ORDER BY starts_on", (team_id,)
    )
    return [_dated(row) for row in rows]


def load_weights(db: sqlite3.Connection, team_id: int, day: date) -> Weights:
    """What holds in the team on a day."""
    return on_day(load_dated(db, team_id), day)


def all_dated(db: sqlite3.Connection) -> dict[int, list[DatedWeight]]:
    """Every team's own word, oldest first."""
    found: dict[int, list[DatedWeight]] = {}
    for row in db.execute(f"SELECT team_id, {_COLUMNS} FROM weights ORDER BY starts_on"):
        found.setdefault(row["team_id"], []).append(_dated(row))
    return found


def set_weight(
    db: sqlite3.Connection, team_id: int, dated: DatedWeight, set_by: int, now: datetime
) -> None:
    """From its day on; whoever calls recounts the points of the days it changes."""
    db.execute(
        "INSERT INTO weights (team_id, metric, starts_on, points, cap, set_by, set_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET points = excluded.points,"
        " cap = excluded.cap, set_by = excluded.set_by, set_at = excluded.set_at",
        (
            team_id,
            dated.metric,
            dated.since.isoformat(),
            dated.weight.points,
            dated.weight.cap,
            set_by,
            int(now.timestamp()),
        ),
    )


def _dated(row: sqlite3.Row) -> DatedWeight:
    weight = Weight(row["points"], row["cap"])
    return DatedWeight(row["metric"], date.fromisoformat(row["starts_on"]), weight)
