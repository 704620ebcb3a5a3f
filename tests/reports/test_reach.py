"""A report reads its period, not the years before it: it costs as much in the third year."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest

from reports.amendments import load_snapshot
from reports.board import load_board
from reports.digest import load_digest
from reports.explanation import load_explanation
from reports.explanation_plan import load_plan_explanation
from reports.goals import load_goals
from reports.own import load_own
from reports.team import load_team_report
from reports.week_results import load_week_results
from sales.catalog import CATALOG
from sales.claims import TEAM, Claim, Held
from sales.periods import week_period
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor, new_database

WEEK = week_period(TODAY)
OF_IVAN = Claim(held=Held.WHOLE, team_id=SALES.id, period=WEEK, person_id=IVAN.id, shown_at=NOW)
OF_TEAM = OF_IVAN.of("calls", person_id=TEAM)
OF_PLAN = OF_TEAM.about_plan(WEEK)

LOADERS: dict[str, Callable[[sqlite3.Connection], object]] = {
    "board": lambda db: load_board(db, SALES, "month", None, NOW),
    "board's figures": lambda db: load_snapshot(db, SALES, WEEK),
    "explanation": lambda db: load_explanation(db, actor(IVAN), OF_IVAN),
    "explanation of the team": lambda db: load_explanation(db, actor(OLGA), OF_TEAM),
    "explanation of a plan": lambda db: load_plan_explanation(db, actor(OLGA), OF_PLAN),
    "digest": lambda db: load_digest(db, SALES, NOW),
    "goals": lambda db: load_goals(db, SALES, IVAN.id, NOW),
    "own month": lambda db: load_own(db, SALES, IVAN, "month", NOW),
    "team": lambda db: load_team_report(db, SALES, "week", NOW),
    "week results": lambda db: load_week_results(db, SALES, NOW),
}


def with_history(days: int) -> sqlite3.Connection:
    """Daily figures of each metric, straight into the table: only their number matters here."""
    db = new_database()
    db.executemany(
        "INSERT INTO daily (team_id, person_id, day, metric, count) VALUES (?, ?, ?, ?, 1)",
        [
            (SALES.id, person.id, (TODAY - timedelta(days=back)).isoformat(), metric)
            for back in range(days)
            for person in (IVAN, MARIA)
            for metric in CATALOG
        ],
    )
    return db


def steps(db: sqlite3.Connection, load: Callable[[sqlite3.Connection], object]) -> int:
    """How many hundreds of instructions SQLite takes."""
    taken = 0

    def step() -> None:
        nonlocal taken
        taken += 1

    db.set_progress_handler(step, 100)
    load(db)
    db.set_progress_handler(None, 0)
    return taken


@pytest.mark.parametrize("report", LOADERS)
def test_a_long_history_costs_nothing(report: str) -> None:
    load = LOADERS[report]

    assert steps(with_history(1_000), load) < 1.3 * steps(with_history(100), load) + 10
