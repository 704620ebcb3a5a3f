"""The outbox in the database: who may send what, and when."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from storage import posts
from storage.posts import LEASE, PICTURE_KEPT, Address, Delivery, NewPost
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, new_database

SECOND = timedelta(seconds=1)
TOMORROW = NOW + timedelta(days=1)
TEAM_CHAT, NEW_ID = -100, -100_500


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(new_database()) as db:
        yield db


def add(db: sqlite3.Connection, *chats: int, kind: str = "board", thread_id: int = 0) -> int:
    post = NewPost(
        team_id=SALES.id, kind=kind, period=TODAY, text="доска", picture=b"PNG", expires_at=TOMORROW
    )
    return posts.add(db, post, [Address(chat_id, thread_id) for chat_id in chats], NOW)


def leased(db: sqlite3.Connection, now: datetime = NOW, limit: int = 10) -> list[Delivery]:
    return posts.lease(db, now, limit)


def states(db: sqlite3.Connection) -> dict[int, str]:
    return dict(db.execute("SELECT chat_id, state FROM deliveries").fetchall())


def bind(db: sqlite3.Connection, chat_id: int, thread_id: int = 0) -> None:
    db.execute(
        "INSERT INTO bindings (chat_id, thread_id, team_id, title, bound_by, bound_at)"
        " VALUES (?, ?, ?, 'Чат', ?, 0)",
        (chat_id, thread_id, SALES.id, OLGA.id),
    )


def test_each_address_gets_a_post_of_a_kind_and_a_day_once(db: sqlite3.Connection) -> None:
    assert add(db, IVAN.id, MARIA.id) == 2
    assert add(db, IVAN.id, OLGA.id) == 1
    assert add(db, IVAN.id, kind="digest") == 1


def test_a_post_that_nobody_needs_leaves_nothing_behind(db: sqlite3.Connection) -> None:
    add(db, IVAN.id)
    add(db, IVAN.id)
    assert db.execute("SELECT count(*) FROM posts").fetchone()[0] == 1


def test_what_is_leased_nobody_else_gets_until_the_lease_is_over(db: sqlite3.Connection) -> None:
    add(db, IVAN.id)
    (mine,) = leased(db)
    assert (mine.text, mine.picture, mine.attempts) == ("доска", b"PNG", 1)
    assert leased(db, NOW + LEASE - SECOND) == []
    (again,) = leased(db, NOW + LEASE)
    assert (again.id, again.attempts) == (mine.id, 2)


def test_a_chat_is_given_one_delivery_at_a_time(db: sqlite3.Connection) -> None:
    add(db, TEAM_CHAT, kind="digest")
    add(db, TEAM_CHAT, IVAN.id)
    first = leased(db)
    assert sorted(it.address.chat_id for it in first) == [TEAM_CHAT, IVAN.id]
    assert leased(db) == []
    for delivery in first:
        posts.mark_sent(db, delivery, 1, None)
    (second,) = leased(db)
    assert (second.address.chat_id, second.kind) == (TEAM_CHAT, "board")


def test_no_more_are_leased_than_were_asked_for(db: sqlite3.Connection) -> None:
    add(db, *range(1, 8))
    assert len(leased(db, limit=5)) == 5


def test_of_some_kinds_none_but_those_are_leased(db: sqlite3.Connection) -> None:
    for kind in ("told:7.1", "told:70.0", "told:7.0"):
        add(db, IVAN.id, kind=kind)
    add(db, MARIA.id, kind="told:7.0")
    (to_ivan, to_maria) = posts.lease(db, NOW, 10, "told:7.")
    assert [(it.address.chat_id, it.kind) for it in (to_ivan, to_maria)] == [
        (IVAN.id, "told:7.1"),
        (MARIA.id, "told:7.0"),
    ]


def test_what_was_put_off_comes_when_its_time_has_come(db: sqlite3.Connection) -> None:
    add(db, IVAN.id)
    posts.put_off(db, leased(db)[0], NOW + 10 * SECOND, "Too Many Requests")
    assert leased(db, NOW + 9 * SECOND) == []
    assert len(leased(db, NOW + 10 * SECOND)) == 1


def test_whoever_lost_the_lease_cannot_put_off_what_another_is_sending(
    db: sqlite3.Connection,
) -> None:
    add(db, IVAN.id)
    (slow,) = leased(db)
    (other,) = leased(db, NOW + LEASE)
    posts.put_off(db, slow, NOW, "timeout")
    assert leased(db, NOW + LEASE) == []
    posts.mark_sent(db, other, 5, None)
    posts.mark_failed(db, slow, "late")
    assert states(db) == {IVAN.id: "sent"}


def test_telegrams_id_of_a_picture_takes_the_place_of_its_bytes(db: sqlite3.Connection) -> None:
    add(db, IVAN.id, MARIA.id)
    (first,) = leased(db, limit=1)
    posts.mark_sent(db, first, 1, "file-1")
    (second,) = leased(db)
    assert (second.picture, second.file_id) == (None, "file-1")


def test_what_is_too_late_expires_unless_it_is_being_sent(db: sqlite3.Connection) -> None:
    add(db, IVAN.id, MARIA.id)
    (sending,) = leased(db, TOMORROW - SECOND, limit=1)
    assert [chat for _, chat in posts.expire(db, TOMORROW)] == [MARIA.id]
    assert leased(db, TOMORROW) == []
    posts.mark_sent(db, sending, 1, None)
    assert states(db) == {IVAN.id: "sent", MARIA.id: "expired"}


def test_a_chat_that_is_gone_is_given_up_with_all_its_topics(db: sqlite3.Connection) -> None:
    add(db, TEAM_CHAT, thread_id=7)
    posts.give_up(db, Address(TEAM_CHAT, 8), "closed")
    assert states(db) == {TEAM_CHAT: "waiting"}
    posts.give_up(db, Address(TEAM_CHAT), "kicked")
    assert states(db) == {TEAM_CHAT: "gone"}


def test_unbinding_a_topic_needs_its_chat_too(db: sqlite3.Connection) -> None:
    bind(db, TEAM_CHAT, 7)
    assert posts.unbind(db, Address(NEW_ID, 7)) == []
    assert posts.unbind(db, Address(TEAM_CHAT, 8)) == []
    assert posts.unbind(db, Address(TEAM_CHAT, 7)) == [(SALES.id, "Чат")]


def test_a_moved_group_takes_its_binding_and_its_posts_along(db: sqlite3.Connection) -> None:
    bind(db, TEAM_CHAT)
    add(db, TEAM_CHAT)
    for _ in range(3):
        posts.move_chat(db, TEAM_CHAT, NEW_ID)
    assert states(db) == {NEW_ID: "waiting"}
    assert db.execute("SELECT chat_id FROM bindings").fetchone()["chat_id"] == NEW_ID


def test_a_moved_group_that_has_a_post_already_does_not_get_it_again(
    db: sqlite3.Connection,
) -> None:
    add(db, NEW_ID, TEAM_CHAT)
    posts.move_chat(db, TEAM_CHAT, NEW_ID)
    assert states(db) == {NEW_ID: "waiting", TEAM_CHAT: "gone"}


def test_pictures_are_forgotten_when_nobody_can_want_them_any_more(
    db: sqlite3.Connection,
) -> None:
    add(db, IVAN.id)
    assert posts.forget_pictures(db, NOW + PICTURE_KEPT) == 0
    assert posts.forget_pictures(db, NOW + PICTURE_KEPT + SECOND) == 1
