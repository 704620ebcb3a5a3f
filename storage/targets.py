"""Targets: dated, so that a change holds from its day and what was stays as it was."""

import sqlite3
from datetime import date, datetime

EACH = 0  # stands for "each manager who has none of their own"


def set_minimum(
    db: sqlite3.Connection,
    *,
    team_id: int,
    person_id: int,
    metric: str,
    minimum: int | None,
    starts_on: date,
    set_by: int,
    now: datetime,
) -> None:
    """A minimum of the day from ``starts_on`` on, in counts, minutes or minor units; None: none.

    ``person_id`` may be ``EACH``: then personal ones that hold on that day give way to it.
    """
    values = (team_id, metric, starts_on.isoformat(), minimum, set_by, int(now.timestamp()))
    people = [person_id]
    if person_id == EACH:
        people += [p for (p, m) in minimums(db, team_id, starts_on) if p != EACH and m == metric]
    db.executemany(
        "INSERT INTO targets"
        " (team_id, metric, starts_on, minimum, set_by, set_at, person_id, period)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 'day') ON CONFLICT DO UPDATE SET"
        " minimum = excluded.minimum, set_by = excluded.set_by, set_at = excluded.set_at",
        [(*values, person) for person in people],
    )


def minimums(db: sqlite3.Connection, team_id: int, day: date) -> dict[tuple[int, str], int | None]:
    """What holds on ``day``, by person (``EACH`` for the rule for all) and metric."""
    rows = db.execute(
        "SELECT person_id, metric, minimum, max(starts_on) FROM targets"
        " WHERE team_id = ? AND period = 'day' AND starts_on <= ? GROUP BY person_id, metric",
        (team_id, day.isoformat()),
    )
    return {(row[0], row[1]): row[2] for row in rows}


def minimums_of(db: sqlite3.Connection, team_id: int, person_id: int, day: date) -> dict[str, int]:
    """A person's minimums of ``day``, by metric: their own, else the one for all."""
    return personal(minimums(db, team_id, day), person_id)


def personal(held: dict[tuple[int, str], int | None], person_id: int) -> dict[str, int]:
    """Out of what holds for a team, a person's: their own word counts, a removal too."""
    own = {metric: it for (person, metric), it in held.items() if person == person_id}
    each = {metric: it for (person, metric), it in held.items() if person == EACH}
    return {metric: it for metric, it in (each | own).items() if it is not None}
