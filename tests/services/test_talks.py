"""A head asks, praises or lets rest: once a talk, of the people they head, by what was known."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sales.errors import SalesError
from sales.norms import Link, Mean
from sales.periods import Period
from sales.talks import Act, Held, Reason, Topic, loaded
from sales.teams import Person, Role
from services.talks import hold
from storage import people, talks
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, VIKTOR, actor, new_database
from tests.reports.logged import log, say_zero
from tests.reports.test_absent import away

CALLS = Topic(SALES.id, IVAN.id, "calls", TODAY)
THURSDAY_IN_TWO_WEEKS = date(2026, 12, 3)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(new_database()) as db:
        db.execute("UPDATE members SET joined_at = 0")
        yield db


def act(
    db: sqlite3.Connection,
    topic: Topic = CALLS,
    what: Act = Act.ASKED,
    reason: Reason | None = None,
    by: Person = OLGA,
    *,
    in_chat: bool = False,
) -> Held:
    return hold(db, actor=actor(by), topic=topic, act=what, reason=reason, in_chat=in_chat, now=NOW)


def refusal(db: sqlite3.Connection, topic: Topic, by: Person = OLGA) -> str:
    with pytest.raises(SalesError) as refused:
        act(db, topic, by=by)
    return refused.value.key


def test_what_is_asked_about_rests_until_it_is_followed_up(db: sqlite3.Connection) -> None:
    for back in range(1, 30):
        log(db, IVAN, TODAY - timedelta(days=back), "calls", 3 if back < 8 else 20)

    talk = act(db).talk

    assert talk.link == Link("calls", Mean(15, 5), Mean(300, 15))
    assert talk.follow_up_on == talk.rests_until == THURSDAY_IN_TWO_WEEKS
    assert talks.resting(db, SALES.id, TODAY + timedelta(days=13)) == {(IVAN.id, "calls")}
    assert talks.resting(db, SALES.id, THURSDAY_IN_TWO_WEEKS) == set()
    on_the_day = Period(THURSDAY_IN_TWO_WEEKS, THURSDAY_IN_TWO_WEEKS + timedelta(days=1))
    assert talks.to_follow_up(db, SALES.id, on_the_day) == [talk]


def test_what_was_asked_this_morning_is_left_alone_at_once(db: sqlite3.Connection) -> None:
    act(db)
    assert talks.resting(db, SALES.id, TODAY) == {(IVAN.id, "calls")}


def test_a_zero_counts_as_a_day_of_the_norm_and_silence_does_not(db: sqlite3.Connection) -> None:
    say_zero(db, IVAN, TODAY - timedelta(days=1))
    log(db, IVAN, TODAY - timedelta(days=2), "calls", 8)

    link = act(db).talk.link

    assert link is not None
    assert link.now == Mean(8, 2)


@pytest.mark.parametrize(
    ("reason", "until", "is_followed_up"),
    [
        (Reason.KNOWN, date(2026, 11, 26), False),
        (Reason.TALKED, date(2026, 12, 3), True),
        (Reason.OTHER_WORK, date(2026, 12, 17), False),
    ],
)
def test_a_snoozed_link_rests_for_so_many_workdays(
    db: sqlite3.Connection, reason: Reason, until: date, is_followed_up: bool
) -> None:
    log(db, IVAN, TODAY - timedelta(days=1), "calls", 8)

    talk = act(db, what=Act.SNOOZED, reason=reason).talk

    assert talk.rests_until == until
    assert (talk.follow_up_on is not None) is is_followed_up


def test_what_has_no_number_is_not_followed_up(db: sqlite3.Connection) -> None:
    assert act(db, replace(CALLS, subject="silent")).talk.follow_up_on is None
    assert act(db).talk.follow_up_on is None  # nothing is known of Ivan's calls


def test_the_second_word_on_a_talk_changes_nothing(db: sqlite3.Connection) -> None:
    people.set_role(db, SALES.id, MARIA.id, Role.HEAD, NOW)
    act(db)
    assert refusal(db, CALLS, by=MARIA) == "talk.already"
    assert db.execute("SELECT count(*) FROM talks").fetchone()[0] == 1


def test_who_cannot_be_written_to_is_neither_asked_nor_noted(db: sqlite3.Connection) -> None:
    people.mark_blocked(db, IVAN.id, NOW)
    assert refusal(db, CALLS) == "talk.cannot_write"
    assert db.execute("SELECT count(*) FROM talks").fetchone()[0] == 0
    assert act(db, what=Act.SNOOZED, reason=Reason.KNOWN).talk.person_id == IVAN.id


@pytest.mark.parametrize("who", [IVAN, VIKTOR], ids=["manager", "viewer"])
def test_only_who_heads_the_team_may(db: sqlite3.Connection, who: Person) -> None:
    assert refusal(db, CALLS, by=who) == "people.not_head"


@pytest.mark.parametrize(
    "stale",
    [
        replace(CALLS, person_id=999),
        replace(CALLS, person_id=VIKTOR.id),
        replace(CALLS, subject="nonsense"),
        replace(CALLS, opened_on=TODAY - timedelta(days=7)),
        replace(CALLS, opened_on=TODAY + timedelta(days=1)),
    ],
    ids=["stranger", "viewer", "subject", "old", "ahead"],
)
def test_a_button_that_no_longer_holds_is_old(db: sqlite3.Connection, stale: Topic) -> None:
    assert refusal(db, stale) == "press.old"


def test_another_teams_talk_is_not_to_be_had(db: sqlite3.Connection) -> None:
    other = people.add_team(db, "Другая", SALES.timezone, "ru", MARIA.id, NOW)
    people.add_member(db, other, IVAN.id, Role.MANAGER, NOW)
    assert refusal(db, replace(CALLS, team_id=other)) == "people.not_head"


def test_without_a_chat_nobody_is_praised_in_it(db: sqlite3.Connection) -> None:
    with pytest.raises(SalesError):
        act(db, what=Act.PRAISED, in_chat=True)
    assert act(db, what=Act.PRAISED).talk.rests_until == date(2026, 11, 26)


def test_a_button_holds_a_topic_of_any_size() -> None:
    largest = Topic(10**7, 2**53 - 1, "presentations_unsold", date(9999, 12, 31))
    assert loaded(largest.dumped("snooze")) == ("snooze", largest)
    assert len(largest.dumped("snooze").encode()) <= 64


@pytest.mark.parametrize(
    "data", ["talk", "talk:ask:1:2", "talk:ask:x:1:calls:1", "talk:ask:1:1:a:0"]
)
def test_a_button_that_does_not_read_is_old(data: str) -> None:
    with pytest.raises(SalesError, match=r"press\.old"):
        loaded(data)


def test_who_is_away_is_not_asked_and_may_rest(db: sqlite3.Connection) -> None:
    away(db, IVAN)
    assert refusal(db, CALLS) == "talk.away"
    assert act(db, what=Act.SNOOZED, reason=Reason.KNOWN).talk.act is Act.SNOOZED
