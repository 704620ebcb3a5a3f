"""Chats that are gone: saved, and the heads told once."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

from delivery.errors import ChatGoneError, TopicGoneError
from handlers.telling import queue
from locales.texts import texts
from reports.talks import build_question
from sales import posting
from sales.posting import usual
from sales.talks import Act, Topic, talk_kind
from sales.teams import Role
from services.talks import hold
from storage import people, settings, talks, topics
from storage.posts import Address
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY, actor
from tests.delivery.post_office import TEAM_CHAT, PostOffice, bind

BLOCKED = ChatGoneError("Forbidden: bot was blocked by the user")
CLOSED = TopicGoneError("Bad Request: TOPIC_CLOSED")


async def test_the_head_hears_once_who_has_blocked_the_bot(office: PostOffice) -> None:
    for days in range(3):
        office.now = NOW + timedelta(days=days)
        await office.chats().gone(Address(IVAN.id), BLOCKED)
        await office.drain()
    (told,) = office.telegram.texts(OLGA.id)
    assert IVAN.name in told
    assert not office.telegram.in_chat(MARIA.id)


async def test_the_head_hears_which_chat_is_gone_and_nothing_is_posted_there(
    office: PostOffice,
) -> None:
    await office.chats().gone(Address(TEAM_CHAT), BLOCKED)
    await office.drain()
    (told,) = office.telegram.texts(OLGA.id)
    assert "Чат продаж" in told
    assert await office.bound_to() == []


async def test_what_waits_for_a_chat_that_is_gone_is_given_up(office: PostOffice) -> None:
    await office.put(TEAM_CHAT, MARIA.id)
    await office.chats().gone(Address(TEAM_CHAT), BLOCKED)
    states = await office.states()
    assert (states[TEAM_CHAT], states[MARIA.id]) == ("gone", "waiting")


async def test_a_closed_topic_takes_only_its_own_posts_with_it(office: PostOffice) -> None:
    await office.database.write(lambda db: bind(db, TEAM_CHAT, 7))
    await office.chats().gone(Address(TEAM_CHAT, 8), CLOSED)
    assert await office.bound_to() == [(TEAM_CHAT, 7)]
    await office.chats().gone(Address(TEAM_CHAT, 7), CLOSED)
    assert await office.bound_to() == []


async def own_topic(office: PostOffice, kind: str, thread_id: int, *, bound: int = 7) -> None:
    def choose(db: sqlite3.Connection) -> None:
        bind(db, TEAM_CHAT, bound)
        plan = replace(usual(kind), topic=posting.Topic(TEAM_CHAT, thread_id))
        settings.set_plan(db, SALES.id, plan)

    await office.database.write(choose)


async def topic_of(office: PostOffice, kind: str) -> posting.Topic | None:
    held = await office.database.read(lambda db: settings.load_posting(db, SALES.id))
    return held.plan(kind).topic


async def test_a_post_whose_own_topic_is_closed_comes_where_the_rest_goes_and_the_head_hears_once(
    office: PostOffice,
) -> None:
    await own_topic(office, "board", 8)
    await office.database.write(lambda db: topics.note_created(db, TEAM_CHAT, 8, "Флуд"))
    office.telegram.closed_topics.add((TEAM_CHAT, 8))
    await office.put(Address(TEAM_CHAT, 8))
    await office.drain()
    (board,) = office.telegram.in_chat(TEAM_CHAT)
    assert (board.thread_id, await topic_of(office, "board")) == (7, None)
    await office.chats().gone(Address(TEAM_CHAT, 8), CLOSED)
    await office.drain()
    (told,) = office.telegram.texts(OLGA.id)
    assert "Доска дня" in told
    assert "«Флуд»" in told
    assert "тема № 7" in told
    assert await office.bound_to() == [(TEAM_CHAT, 7)]


async def test_other_posts_keep_their_own_topics(office: PostOffice) -> None:
    await own_topic(office, "board", 8)
    await own_topic(office, "week", 9)
    await office.chats().gone(Address(TEAM_CHAT, 8), CLOSED)
    assert await topic_of(office, "week") == posting.Topic(TEAM_CHAT, 9)


async def test_a_closed_general_topic_takes_no_other_topic_with_it(office: PostOffice) -> None:
    await own_topic(office, "board", 0)
    for _ in range(2):
        await office.chats().gone(Address(TEAM_CHAT), CLOSED)
    await office.drain()
    assert await topic_of(office, "board") is None
    assert await office.bound_to() == [(TEAM_CHAT, 7)]
    assert len(office.telegram.texts(OLGA.id)) == 1


async def test_a_bound_topic_that_is_closed_is_told_of_as_the_teams_place(
    office: PostOffice,
) -> None:
    await own_topic(office, "board", 7)
    await office.chats().gone(Address(TEAM_CHAT, 7), CLOSED)
    await office.drain()
    (told,) = office.telegram.texts(OLGA.id)
    assert "/bind" in told
    assert await office.bound_to() == []


async def test_the_same_topic_of_another_chat_is_another_topic(office: PostOffice) -> None:
    await office.database.write(lambda db: bind(db, TEAM_CHAT, 7))
    await office.chats().gone(Address(-200, 7), CLOSED)
    assert await office.bound_to() == [(TEAM_CHAT, 7)]


async def test_a_head_who_blocked_the_bot_is_told_of_by_another_head(office: PostOffice) -> None:
    await office.database.write(lambda db: people.set_role(db, SALES.id, MARIA.id, Role.HEAD, NOW))
    office.telegram.blocked.add(OLGA.id)
    await office.put(OLGA.id)
    await office.drain()
    (told,) = office.telegram.texts(MARIA.id)
    assert OLGA.name in told


async def test_of_one_who_came_back_and_blocked_again_the_head_hears_again(
    office: PostOffice,
) -> None:
    await office.chats().gone(Address(IVAN.id), BLOCKED)
    await office.drain()
    await office.database.write(lambda db: people.mark_started(db, IVAN.id, NOW))
    office.now = NOW.replace(day=NOW.day + 1)
    await office.chats().gone(Address(IVAN.id), BLOCKED)
    await office.drain()
    assert len(office.telegram.in_chat(OLGA.id)) == 2


async def test_any_name_can_be_told_of(office: PostOffice) -> None:
    name = "<b>&\"' \u202e🏆" * 4
    await office.database.write(lambda db: people.see_person(db, IVAN.id, name, "", "ru"))
    await office.chats().gone(Address(IVAN.id), BLOCKED)
    await office.drain()
    assert len(office.telegram.in_chat(OLGA.id)) == 1


async def test_a_stranger_who_is_gone_concerns_nobody(office: PostOffice) -> None:
    await office.chats().gone(Address(99), BLOCKED)
    await office.drain()
    assert office.telegram.shown == []


async def test_a_group_that_moved_keeps_its_binding_and_its_posts(office: PostOffice) -> None:
    await office.put(TEAM_CHAT)
    for _ in range(3):  # Telegram says it up to three times
        await office.chats().moved(TEAM_CHAT, -100_500)
    await office.drain()
    assert await office.bound_to() == [(-100_500, 0)]
    assert office.telegram.texts(-100_500) == ["доска"]


async def test_a_question_that_reaches_nobody_was_not_asked_and_the_head_hears_of_it(
    office: PostOffice,
) -> None:
    def ask(db: sqlite3.Connection) -> None:
        topic = Topic(SALES.id, IVAN.id, "calls", TODAY)
        held = hold(db, actor=actor(OLGA), topic=topic, act=Act.ASKED, now=office.now)
        post = build_question(held, OLGA, texts("ru"))
        act = f"{talk_kind(held.talk)}.1"
        queue(db, SALES, Address(IVAN.id), post, act=act, now=office.now)

    def rests(db: sqlite3.Connection) -> set[tuple[int, str]]:
        return talks.resting(db, SALES.id, TODAY)

    await office.database.write(ask)
    assert await office.database.read(rests) == {(IVAN.id, "calls")}
    office.telegram.blocked.add(IVAN.id)
    await office.drain()
    assert await office.database.read(rests) == set()
    (told,) = office.telegram.texts(OLGA.id)
    assert IVAN.name in told
    assert "не дошли" in told
