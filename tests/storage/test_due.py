"""What the clock owes: taken by one at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest

from storage import due
from storage.due import LEASE, Due
from tests.cast import NOW, SALES, TODAY, new_database

SECOND = timedelta(seconds=1)
TOMORROW = date(2026, 11, 20)
DIGEST = Due(team_id=SALES.id, kind="digest", day=TODAY, timezone=SALES.timezone, run_at=NOW)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(new_database()) as db:
        due.plan(db, DIGEST)
        yield db


def test_nothing_is_due_before_its_time(db: sqlite3.Connection) -> None:
    assert due.lease(db, NOW - SECOND) is None


def test_what_is_due_is_taken_by_one_until_the_lease_is_over(db: sqlite3.Connection) -> None:
    leased = due.lease(db, NOW)
    assert leased is not None
    assert (leased.team, leased.kind, leased.day) == (SALES, "digest", TODAY)
    assert due.lease(db, NOW + LEASE - SECOND) is None
    assert due.lease(db, NOW + LEASE) is not None


def test_a_lease_that_another_took_over_is_lost(db: sqlite3.Connection) -> None:
    slow = due.lease(db, NOW)
    other = due.lease(db, NOW + LEASE)
    assert slow is not None
    assert other is not None
    assert not due.is_held(db, slow)
    assert due.is_held(db, other)


def test_a_lease_is_over_once_the_next_run_is_planned(db: sqlite3.Connection) -> None:
    leased = due.lease(db, NOW)
    assert leased is not None
    tomorrow = Due(
        team_id=SALES.id,
        kind="digest",
        day=TOMORROW,
        timezone=SALES.timezone,
        run_at=NOW + timedelta(days=1),
    )
    due.plan(db, tomorrow)
    assert not due.is_held(db, leased)
    assert due.lease(db, NOW) is None
    assert due.all_due(db) == [tomorrow]


def test_what_is_due_longest_comes_first(db: sqlite3.Connection) -> None:
    due.plan(
        db,
        Due(
            team_id=SALES.id,
            kind="board",
            day=TODAY,
            timezone=SALES.timezone,
            run_at=NOW - SECOND,
        ),
    )
    taken = [due.lease(db, NOW), due.lease(db, NOW), due.lease(db, NOW)]
    assert [it.kind if it else None for it in taken] == ["board", "digest", None]
