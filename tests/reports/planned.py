"""A few words to put plans into the test database."""

import sqlite3
from datetime import date

from sales.periods import month_period
from sales.targets import EACH, Aim, Kind, Target
from storage import targets
from tests.cast import NOW, OLGA, SALES

LONG_AGO = date(2026, 1, 1)


def plan(
    db: sqlite3.Connection,
    metric: str,
    amount: int | None,
    person_id: int = EACH,
    *,
    period: str = "month",
    kind: Kind = Kind.PLAN,
    since: date = LONG_AGO,
    upper: int | None = None,
) -> None:
    """Asked since long ago, unless another day is said."""
    aim = Aim(person_id, metric, period, kind)
    target = Target(aim, since, amount, upper, since)
    targets.set_target(db, SALES.id, target, OLGA.id, NOW)


def been_here_long(db: sqlite3.Connection) -> None:
    """Everyone joined years ago."""
    db.execute("UPDATE members SET joined_at = 0")


NOVEMBER = month_period(date(2026, 11, 1))
