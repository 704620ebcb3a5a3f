"""The month's leaderboard at ten million entries: from the daily figures and from the ledger."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from sales.catalog import POINTS
from sales.periods import Period
from storage.daily import leaderboard
from storage.db import connect
from tests.process.stage import found_team

MANAGERS, DAYS = 200, 1_095
FIRST_DAY = date(2024, 1, 1)
OF_A_DAY = {"calls": 25, "emails": 8, "meetings": 4, "proposals": 3, "leads": 3, "followups": 3}
ROUNDS = 31
HEAD_ID = 1_000

_ENTRIES = """
INSERT INTO entries (team_id, person_id, day, logged_at, entered_by, chat_id, message_id, revision,
  part, metric, quantity)
SELECT :team, people.n, days.day, 1704067200 + days.n * 86400 + slots.n, people.n, people.n,
  days.n * 100 + slots.n, 1, 0, slots.metric, 1
FROM people CROSS JOIN days CROSS JOIN slots
"""
_DAILY = """
INSERT INTO daily (team_id, person_id, day, metric, count)
SELECT :team, people.n, days.day, shares.metric, shares.share
FROM people CROSS JOIN days CROSS JOIN shares
"""
_FROM_LEDGER = """
SELECT person_id, sum(quantity) FROM entries WHERE team_id = ? AND metric = ?
  AND day >= ? AND day < ? AND voided_at IS NULL GROUP BY person_id
"""


def run() -> list[str]:
    """The lines to print."""
    with tempfile.TemporaryDirectory() as folder, closing(connect(Path(folder) / "big.db")) as db:
        team_id = _fill(db)
        last = FIRST_DAY + timedelta(days=DAYS)
        month = Period(last - timedelta(days=31), last)
        return list(_lines(db, team_id, month))


def _lines(db: sqlite3.Connection, team_id: int, month: Period) -> list[str]:
    (entries,) = db.execute("SELECT count(*) FROM entries").fetchone()
    values = (team_id, "calls", month.start.isoformat(), month.end.isoformat())

    def from_ledger() -> dict[int, int]:
        return dict(db.execute(_FROM_LEDGER, values).fetchall())

    assert leaderboard(db, team_id, "calls", month) == from_ledger()
    calls = _milliseconds(lambda: leaderboard(db, team_id, "calls", month), ROUNDS)
    points = _milliseconds(lambda: leaderboard(db, team_id, POINTS, month), ROUNDS)
    ledger = _milliseconds(from_ledger, 3)
    where = f"month leaderboard of {MANAGERS} at {entries:,} entries"
    ratio = f"from the ledger {ledger:.0f} ms: {ledger / calls:.0f} x"
    return [
        f"{where}, one metric: {calls:.2f} ms (at most 5); {ratio}",
        f"{where}, points: {points:.2f} ms (at most 5)",
    ]


def _milliseconds(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        began = perf_counter()
        work()
        times.append((perf_counter() - began) * 1000)
    return median(times)


def _fill(db: sqlite3.Connection) -> int:
    """Three years of a big team; the daily figures are what the entries fold to, points apart."""
    db.execute("PRAGMA synchronous = OFF")
    people = range(HEAD_ID + 1, HEAD_ID + 1 + MANAGERS)
    names = {person: f"Менеджер {person}" for person in people}
    team_id = found_team(db, (HEAD_ID, "Ольга"), names, datetime(2024, 1, 1, tzinfo=UTC))
    _count_out(db)
    slots = [metric for metric, share in OF_A_DAY.items() for _ in range(share)]
    db.executemany("INSERT INTO slots VALUES (?, ?)", enumerate(slots))
    db.executemany("INSERT INTO shares VALUES (?, ?)", [*OF_A_DAY.items(), (POINTS, 60)])
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN")
    db.execute(_ENTRIES, {"team": team_id})
    db.execute(_DAILY, {"team": team_id})
    db.execute("COMMIT")
    return team_id


def _count_out(db: sqlite3.Connection) -> None:
    db.executescript(
        f"""
        CREATE TEMP TABLE people AS WITH RECURSIVE it (n) AS
          (SELECT {HEAD_ID + 1} UNION ALL SELECT n + 1 FROM it WHERE n < {HEAD_ID + MANAGERS})
          SELECT n FROM it;
        CREATE TEMP TABLE days AS WITH RECURSIVE it (n) AS
          (SELECT 0 UNION ALL SELECT n + 1 FROM it WHERE n < {DAYS - 1})
          SELECT n, date('{FIRST_DAY}', n || ' days') AS day FROM it;
        CREATE TEMP TABLE slots (n INTEGER, metric TEXT);
        CREATE TEMP TABLE shares (metric TEXT, share INTEGER);
        """
    )
