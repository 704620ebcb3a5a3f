"""A few words to put plans into the test database."""

import sqlite3
from datetime import date, datetime

from reports.explanation_plan import PlanExplanation, load_plan_explanation
from sales.claims import Claim, Held
from sales.periods import month_period
from sales.targets import EACH, Aim, Kind, Target
from sales.teams import Person
from storage import targets
from tests.cast import NOW, OLGA, SALES, actor

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


def joined(db: sqlite3.Connection, person: Person, at: datetime) -> None:
    """When everyone else may have been here long."""
    db.execute(
        "UPDATE members SET joined_at = ? WHERE person_id = ?", (int(at.timestamp()), person.id)
    )


NOVEMBER = month_period(date(2026, 11, 1))


def part_explained(db: sqlite3.Connection, person: Person, shown_at: datetime) -> PlanExplanation:
    """Why that part of November's calls is asked of the person, as the head is told."""
    claim = Claim(
        held=Held.PASSED,
        team_id=SALES.id,
        period=NOVEMBER,
        metric="calls",
        person_id=person.id,
        shown_at=shown_at,
        is_plan=True,
    )
    return load_plan_explanation(db, actor(OLGA), claim)
