"""The outbox: every post arrives, whatever happens to one of its chats or to the process."""

import asyncio
from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramBadRequest

from delivery.pace import Pace
from storage.posts import LEASE, Address
from tests.cast import IVAN, MARIA, OLGA, VIKTOR
from tests.delivery.post_office import TEAM_CHAT, TOMORROW, PostOffice
from tests.delivery.telegram import flood, server_error, timeout


async def test_a_post_reaches_each_of_its_chats_once(office: PostOffice) -> None:
    await office.put(TEAM_CHAT, OLGA.id, IVAN.id)
    await office.drain()
    await office.drain()
    assert [message.chat_id for message in office.telegram.shown].count(TEAM_CHAT) == 1
    assert set((await office.states()).values()) == {"sent"}
    assert office.telegram.in_chat(OLGA.id)[0].buttons == ["Сегодня", "Неделя"]


async def test_the_same_post_of_a_day_is_not_queued_twice(office: PostOffice) -> None:
    assert await office.put(TEAM_CHAT, OLGA.id) == 2
    assert await office.put(TEAM_CHAT, OLGA.id) == 0
    await office.drain()
    assert len(office.telegram.shown) == 2


async def test_a_topic_gets_its_post_apart_from_its_chat(office: PostOffice) -> None:
    await office.put(Address(TEAM_CHAT, 7), Address(TEAM_CHAT))
    await office.drain()
    assert {message.thread_id for message in office.telegram.in_chat(TEAM_CHAT)} == {0, 7}


async def test_a_picture_is_uploaded_once_for_all_chats(office: PostOffice) -> None:
    await office.put(TEAM_CHAT, picture=b"PNG")
    await office.drain()
    await office.database.write(
        lambda db: db.execute(
            "UPDATE deliveries SET state = 'waiting', chat_id = 1, leased_until = 0"
        )
    )
    await office.drain()
    assert list(office.telegram.uploads.values()) == [b"PNG"]
    assert office.telegram.in_chat(1)[0].photo == office.telegram.in_chat(TEAM_CHAT)[0].photo


async def test_one_who_blocked_the_bot_stops_nobody_else_s_digest(office: PostOffice) -> None:
    office.telegram.blocked.add(IVAN.id)
    await office.put(IVAN.id, MARIA.id, VIKTOR.id, kind="digest")
    await office.drain()
    states = await office.states()
    assert states == {IVAN.id: "gone", MARIA.id: "sent", VIKTOR.id: "sent", OLGA.id: "sent"}
    (told,) = office.telegram.texts(OLGA.id)
    assert IVAN.name in told


async def test_a_post_follows_a_group_to_its_new_id(office: PostOffice) -> None:
    office.telegram.moved[TEAM_CHAT] = -100_500
    await office.put(TEAM_CHAT)
    await office.drain()
    assert office.telegram.texts(-100_500) == ["доска"]
    assert await office.states() == {-100_500: "sent"}


async def test_a_group_that_has_the_post_under_its_new_id_does_not_get_it_again(
    office: PostOffice,
) -> None:
    office.telegram.moved[TEAM_CHAT] = -100_500
    await office.put(-100_500)
    await office.drain()
    await office.put(TEAM_CHAT)
    await office.drain()
    assert office.telegram.texts(-100_500) == ["доска"]
    assert (await office.states())[TEAM_CHAT] == "gone"


async def test_a_flooded_chat_waits_as_long_as_telegram_said_and_the_others_do_not(
    office: PostOffice,
) -> None:
    office.telegram.faults[TEAM_CHAT] = [flood(40)]
    await office.put(TEAM_CHAT, OLGA.id)
    await office.drain()
    assert await office.states() == {TEAM_CHAT: "waiting", OLGA.id: "sent"}
    office.now += timedelta(seconds=39)
    await office.drain()
    assert not office.telegram.in_chat(TEAM_CHAT)
    office.now += timedelta(seconds=1)
    await office.drain()
    assert office.telegram.texts(TEAM_CHAT) == ["доска"]


async def test_a_stumbling_telegram_is_tried_again_and_again_ever_more_seldom(
    office: PostOffice,
) -> None:
    office.telegram.faults[OLGA.id] = [server_error, timeout, server_error]
    await office.put(OLGA.id)
    for seconds in (0, 5, 10, 20):
        assert not office.telegram.in_chat(OLGA.id)
        office.now += timedelta(seconds=seconds)
        await office.drain()
    assert office.telegram.texts(OLGA.id) == ["доска"]


async def test_a_group_that_has_had_its_share_waits_in_the_outbox_not_in_the_way(
    office: PostOffice,
) -> None:
    pace = Pace(clock=office.hours.clock, sleep=office.hours.skip)
    for _ in range(20):
        await pace.turn(TEAM_CHAT)
    began = office.hours.now
    await office.put(TEAM_CHAT, OLGA.id)
    outbox = office.outbox(pace)
    while await outbox.drain(office.now):
        pass
    assert office.hours.now == began
    assert await office.states() == {TEAM_CHAT: "waiting", OLGA.id: "sent"}


async def test_a_post_that_telegram_will_never_take_is_tried_once(office: PostOffice) -> None:
    office.telegram.faults[OLGA.id] = [lambda call: TelegramBadRequest(call, "BUTTON_DATA_INVALID")]
    await office.put(OLGA.id, IVAN.id)
    await office.drain()
    assert await office.states() == {OLGA.id: "failed", IVAN.id: "sent"}


async def test_what_has_become_too_late_is_not_sent(office: PostOffice) -> None:
    await office.put(OLGA.id)
    office.now = TOMORROW
    await office.drain()
    assert not office.telegram.shown
    assert await office.states() == {OLGA.id: "expired"}


async def test_a_second_message_waits_for_its_turn_rather_than_repeat_the_first(
    office: PostOffice,
) -> None:
    office.telegram.faults[OLGA.id] = [None, flood(10)]
    await office.put(OLGA.id, text="\n".join(["строка"] * 900))
    await office.drain()
    assert len(office.telegram.in_chat(OLGA.id)) == 2
    assert office.hours.now == 10


async def test_two_workers_on_one_database_send_each_delivery_once(office: PostOffice) -> None:
    await office.put(*range(1, 60))
    async with office.another_process() as other, asyncio.TaskGroup() as workers:
        for process in (office, office, other, other):
            workers.create_task(process.drain())
    sent = [message.chat_id for message in office.telegram.shown]
    assert sorted(sent) == list(range(1, 60))


async def test_a_post_whose_messages_wait_long_is_not_begun_again_by_another_worker(
    office: PostOffice,
) -> None:
    office.telegram.faults[OLGA.id] = [None, flood(110), None, flood(110)]
    await office.put(OLGA.id, text="\n".join(["строка"] * 1_500))
    async with office.another_process() as other:

        async def sleep(seconds: float) -> None:
            await office.hours.skip(seconds)
            other.now = office.now + timedelta(seconds=office.hours.now)
            await other.drain()

        await office.outbox(Pace(0, 0, clock=office.hours.clock, sleep=sleep)).drain(office.now)
    assert office.hours.now == 220
    assert len(office.telegram.in_chat(OLGA.id)) == 3


class Killed(BaseException):
    """The process is gone: Telegram has the message, and nobody is left to hear of it."""


async def test_a_crash_between_sending_and_the_mark_repeats_that_one_only(
    office: PostOffice,
) -> None:
    await office.put(IVAN.id)
    await office.drain()
    await office.put(OLGA.id, MARIA.id, kind="digest")
    office.telegram.lost_answers[OLGA.id] = [lambda _: Killed()]
    with pytest.raises(Killed):
        await office.drain()
    await office.drain()
    assert len(office.telegram.in_chat(OLGA.id)) == 1
    office.now += LEASE
    await office.drain()
    assert len(office.telegram.in_chat(OLGA.id)) == 2
    for other in (IVAN, MARIA):
        assert len(office.telegram.in_chat(other.id)) == 1
