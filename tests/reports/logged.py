"""A few words to put work into the test database."""

import sqlite3
from datetime import date, datetime
from itertools import count
from typing import Any

from sales.entries import NewEntry
from sales.targets import EACH, Aim, Kind, Target
from sales.teams import Person, Role
from storage import daily, ledger, people, targets
from tests.cast import NOW, OLGA, SALES

_message_ids = count(1)


def log(
    db: sqlite3.Connection,
    person: Person,
    day: date,
    metric: str,
    quantity: int = 1,
    *,
    by: Person | None = None,
    at: datetime = NOW,
    **rest: Any,
) -> None:
    """One entry in a message of its own; ``rest`` as in ``NewEntry``."""
    source = ledger.Source(
        team_id=SALES.id,
        person_id=person.id,
        entered_by=(by or person).id,
        chat_id=person.id,
        message_id=next(_message_ids),
        revision=0,
    )
    ledger.append(db, source, [NewEntry(metric=metric, day=day, quantity=quantity, **rest)], at)


def say_zero(db: sqlite3.Connection, person: Person, day: date) -> None:
    daily.say_zero(db, SALES.id, person.id, day, NOW)


def ask(
    db: sqlite3.Connection,
    metric: str,
    minimum: int | None,
    person: Person | None = None,
    since: date = date(2026, 1, 1),
) -> None:
    """A minimum of the day since long ago, unless another day is said; for one or for each."""
    aim = Aim(person.id if person else EACH, metric, "day", Kind.MINIMUM)
    target = Target(aim, since, minimum, None, since)
    targets.set_target(db, SALES.id, target, OLGA.id, NOW)


def join(
    db: sqlite3.Connection, person: Person, role: Role = Role.MANAGER, at: datetime = NOW
) -> Person:
    people.see_person(db, person.id, person.name, person.username, person.language)
    people.add_member(db, SALES.id, person.id, role, at)
    return person
