"""Who gets which report from the clock."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from charts.specs import LeaderboardSpec
from jobs.composers import COMPOSERS
from jobs.due_posts import Outgoing
from jobs.schedule import SLOTS
from sales.teams import Role
from storage import people
from storage.daily import say_zero
from storage.posts import Address
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, new_database
from tests.delivery.post_office import TEAM_CHAT, bind

EVENING = datetime(2026, 11, 19, 15, 30, tzinfo=UTC)  # Thursday 18:30 in Moscow
FRIDAY_EVENING = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(new_database()) as db:
        yield db


def composed(db: sqlite3.Connection, kind: str, now: datetime = NOW) -> list[Outgoing]:
    return list(COMPOSERS[kind](db, SALES, now))


def addressees(db: sqlite3.Connection, kind: str) -> set[int]:
    return {address.chat_id for it in composed(db, kind) for address in it.to}


def log_calls(db: sqlite3.Connection, person_id: int, count: int, day: str = "2026-11-19") -> None:
    db.execute(
        "INSERT INTO daily (team_id, person_id, day, metric, count) VALUES (?, ?, ?, 'calls', ?)",
        (SALES.id, person_id, day, count),
    )


def test_every_scheduled_post_has_its_composer() -> None:
    assert COMPOSERS.keys() == SLOTS.keys()


def test_the_digest_goes_to_heads_and_the_goals_to_managers(db: sqlite3.Connection) -> None:
    assert addressees(db, "digest") == {OLGA.id}
    assert addressees(db, "goals") == {IVAN.id, MARIA.id}


def test_the_reminder_spares_those_who_have_logged_or_said_zero(db: sqlite3.Connection) -> None:
    assert addressees(db, "reminder") == {IVAN.id, MARIA.id}
    log_calls(db, IVAN.id, 5)
    assert addressees(db, "reminder") == {MARIA.id}
    say_zero(db, SALES.id, MARIA.id, TODAY, NOW)
    assert addressees(db, "reminder") == set()


def test_whoever_blocked_the_bot_or_left_gets_nothing(db: sqlite3.Connection) -> None:
    people.mark_blocked(db, IVAN.id, NOW)
    people.remove_member(db, SALES.id, MARIA.id, NOW)
    assert addressees(db, "goals") == set()
    assert addressees(db, "reminder") == set()


def test_each_reads_in_their_own_language(db: sqlite3.Connection) -> None:
    people.set_role(db, SALES.id, MARIA.id, Role.HEAD)
    people.set_language(db, MARIA.id, "en")
    texts = {it.to[0].chat_id: it.post.text for it in composed(db, "digest")}
    assert texts[OLGA.id] != texts[MARIA.id]
    assert not any(
        "а" <= letter <= "я"
        for letter in texts[MARIA.id].replace("Продажи", "").lower().split("\n")[0]
    )


def test_the_board_goes_with_its_picture_to_the_bound_topic(db: sqlite3.Connection) -> None:
    bind(db, TEAM_CHAT, 7)
    log_calls(db, IVAN.id, 5)
    (board,) = composed(db, "board", EVENING)
    assert board.to == (Address(TEAM_CHAT, 7),)
    assert isinstance(board.post.picture, LeaderboardSpec)


def test_without_a_chat_there_is_no_board(db: sqlite3.Connection) -> None:
    assert composed(db, "board", EVENING) == []


def test_the_weeks_last_workday_has_the_weeks_results(db: sqlite3.Connection) -> None:
    bind(db, TEAM_CHAT)
    log_calls(db, IVAN.id, 777, day="2026-11-16")
    (thursday,) = composed(db, "board", EVENING)
    (friday,) = composed(db, "board", FRIDAY_EVENING)
    assert "777" not in thursday.post.text
    assert "777" in friday.post.text


def test_the_week_holds_one_monday(db: sqlite3.Connection) -> None:
    bind(db, TEAM_CHAT)
    log_calls(db, IVAN.id, 111, day="2026-11-16")
    log_calls(db, IVAN.id, 222, day="2026-11-23")
    (friday,) = composed(db, "board", FRIDAY_EVENING)
    assert "111" in friday.post.text
    assert "222" not in friday.post.text
    assert "333" not in friday.post.text
