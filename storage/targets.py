"""Targets: dated, so that a change holds from its day and what was stays as it was."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sales.periods import local_day
from sales.plans import DayLevels, Level
from sales.targets import EACH, Aim, Kind, Target, personal

_MINIMUMS = "period = 'day' AND level = 'minimum'"


@dataclass(frozen=True, slots=True)
class Word:
    """A target with who said it, and when."""

    target: Target
    set_by: int
    set_at: datetime


def all_targets(db: sqlite3.Connection, team_id: int, timezone: str) -> tuple[Target, ...]:
    """Every word that was ever said in the team, oldest first."""
    return tuple(it.target for it in all_words(db, team_id, timezone))


def all_words(db: sqlite3.Connection, team_id: int, timezone: str) -> tuple[Word, ...]:
    """As ``all_targets``, with who said them."""
    rows = db.execute(
        "SELECT person_id, metric, period, level, starts_on, amount, upper, set_at, set_by"
        " FROM targets WHERE team_id = ? ORDER BY starts_on, set_at",
        (team_id,),
    )
    return tuple(_word(row, timezone) for row in rows)


def _word(row: sqlite3.Row, timezone: str) -> Word:
    set_at = datetime.fromtimestamp(row[7], UTC)
    target = Target(
        aim=Aim(row[0], row[1], row[2], Kind(row[3])),
        starts_on=date.fromisoformat(row[4]),
        amount=row[5],
        upper=row[6],
        set_on=local_day(set_at, timezone),
    )
    return Word(target, row[8], set_at)


def set_target(
    db: sqlite3.Connection, team_id: int, target: Target, set_by: int, now: datetime
) -> None:
    """From ``starts_on`` on; another word for the same day takes the place of the first."""
    aim = target.aim
    db.execute(
        "INSERT INTO targets (team_id, person_id, metric, period, level, starts_on, amount, upper,"
        " set_by, set_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " amount = excluded.amount, upper = excluded.upper,"
        " set_by = excluded.set_by, set_at = excluded.set_at",
        (
            team_id,
            aim.person_id,
            aim.metric,
            aim.period,
            aim.kind,
            target.starts_on.isoformat(),
            target.amount,
            target.upper,
            set_by,
            int(now.timestamp()),
        ),
    )


def unsay(db: sqlite3.Connection, team_id: int, aim: Aim, starts_on: date) -> None:
    """Take the word back as if it had not been said; another one may hold then."""
    db.execute(
        "DELETE FROM targets WHERE team_id = ? AND person_id = ? AND metric = ? AND period = ?"
        " AND level = ? AND starts_on = ?",
        (team_id, aim.person_id, aim.metric, aim.period, aim.kind, starts_on.isoformat()),
    )


def minimums(db: sqlite3.Connection, team_id: int, day: date) -> dict[tuple[int, str], int | None]:
    """What holds on ``day``, by person (``EACH`` for the rule for all) and metric."""
    rows = db.execute(
        "SELECT person_id, metric, amount FROM targets"
        f" WHERE team_id = ? AND {_MINIMUMS} AND starts_on <= ?"
        " ORDER BY person_id, metric, starts_on",
        (team_id, day.isoformat()),
    )
    return {(row[0], row[1]): row[2] for row in rows}  # the last word counts


def minimums_of(db: sqlite3.Connection, team_id: int, person_id: int, day: date) -> dict[str, int]:
    """A person's minimums of ``day``, by metric: their own, else the one for all."""
    return personal(minimums(db, team_id, day), person_id)


def levels_of(db: sqlite3.Connection, team_id: int, person_id: int, day: date) -> DayLevels:
    """What ``day`` asks of a person beyond its minimums: their own, else the one for all."""
    rows = db.execute(
        "SELECT level, person_id, metric, amount FROM targets"
        " WHERE team_id = ? AND person_id IN (?, ?) AND period = 'day'"
        " AND level IN ('plan', 'stretch') AND starts_on <= ? ORDER BY starts_on",
        (team_id, EACH, person_id, day.isoformat()),
    )
    held: dict[Level, dict[tuple[int, str], int | None]] = {Level.PLAN: {}, Level.STRETCH: {}}
    for level, whose, metric, amount in rows:
        held[Level(level)][whose, metric] = amount  # the last word counts
    found = {level: personal(it, person_id) for level, it in held.items()}
    return {level: it for level, it in found.items() if it}
