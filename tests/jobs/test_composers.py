"""Who gets which report from the clock."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from charts.specs import LeaderboardSpec
from jobs.composers import COMPOSERS
from jobs.due_posts import Outgoing
from sales.posting import SCHEDULED, Audience, PostPlan, Topic, usual
from sales.teams import Role
from storage import people, settings
from storage.daily import say_zero
from storage.posts import Address
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, VIKTOR, new_database
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
    assert set(SCHEDULED) <= COMPOSERS.keys()


def test_the_digest_goes_to_those_who_oversee_and_the_goals_to_managers(
    db: sqlite3.Connection,
) -> None:
    assert addressees(db, "digest") == {OLGA.id, VIKTOR.id}
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
    people.set_role(db, SALES.id, MARIA.id, Role.HEAD, NOW)
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
    (friday,) = composed(db, "week", FRIDAY_EVENING)
    assert "777" not in thursday.post.text
    assert "777" in friday.post.text
    assert composed(db, "board", FRIDAY_EVENING) == []


def test_the_week_holds_one_monday(db: sqlite3.Connection) -> None:
    bind(db, TEAM_CHAT)
    log_calls(db, IVAN.id, 111, day="2026-11-16")
    log_calls(db, IVAN.id, 222, day="2026-11-23")
    (friday,) = composed(db, "week", FRIDAY_EVENING)
    assert "111" in friday.post.text
    assert "222" not in friday.post.text
    assert "333" not in friday.post.text


def want(db: sqlite3.Connection, plan: PostPlan) -> None:
    settings.set_plan(db, SALES.id, plan)


def test_without_the_weeks_results_friday_has_its_board(db: sqlite3.Connection) -> None:
    bind(db, TEAM_CHAT)
    want(db, replace(usual("week"), is_on=False))
    assert len(composed(db, "board", FRIDAY_EVENING)) == 1


def test_the_weeks_results_of_a_thursday_hold_its_board_and_leave_friday_its_own(
    db: sqlite3.Connection,
) -> None:
    bind(db, TEAM_CHAT)
    log_calls(db, IVAN.id, 5)
    want(db, usual("week").on_weekday(3))
    assert composed(db, "board", EVENING) == []
    assert composed(db, "week", EVENING) != []
    assert composed(db, "board", FRIDAY_EVENING) != []


def test_heads_who_sell_may_be_reminded_too(db: sqlite3.Connection) -> None:
    assert OLGA.id not in addressees(db, "reminder")
    want(db, replace(usual("reminder"), audience=Audience.SELLERS))
    assert addressees(db, "reminder") == {OLGA.id, IVAN.id, MARIA.id}


def test_a_team_may_keep_its_digest_to_its_heads(db: sqlite3.Connection) -> None:
    want(db, replace(usual("digest"), audience=Audience.HEADS))
    assert addressees(db, "digest") == {OLGA.id}


def test_the_board_may_come_to_each_in_private_instead(db: sqlite3.Connection) -> None:
    want(db, replace(usual("board"), audience=Audience.MEMBERS))
    assert addressees(db, "board") == set()  # nobody has done anything yet
    log_calls(db, IVAN.id, 1)
    assert addressees(db, "board") == {OLGA.id, IVAN.id, MARIA.id, VIKTOR.id}


def test_the_board_may_have_a_topic_of_its_own_in_the_teams_chat(db: sqlite3.Connection) -> None:
    bind(db, TEAM_CHAT, 7)
    want(db, replace(usual("board"), topic=Topic(TEAM_CHAT, 9)))
    assert composed(db, "board", EVENING)[0].to == (Address(TEAM_CHAT, 9),)


def test_a_topic_of_a_chat_that_was_left_means_nothing(db: sqlite3.Connection) -> None:
    bind(db, TEAM_CHAT, 7)
    want(db, replace(usual("board"), topic=Topic(-1, 9)))
    assert composed(db, "board", EVENING)[0].to == (Address(TEAM_CHAT, 7),)


@pytest.mark.parametrize("kind", ["goals", "reminder"])
def test_what_is_the_teams_is_loaded_once_for_all_its_managers(
    db: sqlite3.Connection, kind: str
) -> None:
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    counts = []
    for people_written_to in (2, 1):
        assert len(composed(db, kind)) == people_written_to
        counts.append([len([it for it in asked if of in it]) for of in ("absences", "joined_at")])
        people.mark_blocked(db, MARIA.id, NOW)
        asked.clear()
    assert counts[0] == counts[1]
