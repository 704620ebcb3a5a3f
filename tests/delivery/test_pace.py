"""Paced sending: nobody waits for somebody else's chat."""

import asyncio

from delivery.pace import REMEMBERED_CHATS, Pace
from tests.delivery.hours import Hours

GROUP, OTHER_GROUP, PERSON, ANOTHER = -100, -200, 1, 2


async def turns(
    pace: Pace, hours: Hours, chats: list[int], until: float
) -> list[tuple[int, float]]:
    """Who had a turn when, in that order, when all ask at once."""
    taken: list[tuple[int, float]] = []

    async def take(chat_id: int) -> None:
        await pace.turn(chat_id)
        taken.append((chat_id, round(hours.now, 3)))

    async with asyncio.TaskGroup() as group:
        for chat_id in chats:
            group.create_task(take(chat_id))
        await hours.run(until)
    return taken


def paced(hours: Hours, per_second: int = 30, per_group_minute: int = 20) -> Pace:
    return Pace(per_second, per_group_minute, clock=hours.clock, sleep=hours.sleep)


async def test_a_chat_takes_a_few_at_once_and_then_about_one_a_second() -> None:
    hours = Hours()
    taken = await turns(paced(hours), hours, [PERSON] * 12, until=20)
    assert [when for _, when in taken] == [0] * 5 + [5] * 5 + [10] * 2


async def test_a_group_takes_twenty_in_any_minute() -> None:
    hours = Hours()
    taken = await turns(paced(hours), hours, [GROUP] * 41, until=200)
    times = [when for _, when in taken]
    assert all(times[i + 20] - times[i] >= 60 for i in range(21))
    assert times[-1] <= 125


async def test_a_slow_group_holds_up_no_other_chat() -> None:
    hours = Hours()
    taken = await turns(paced(hours), hours, [GROUP] * 25 + [PERSON, OTHER_GROUP], until=100)
    assert (PERSON, 0) in taken
    assert (OTHER_GROUP, 0) in taken


async def test_all_chats_together_take_thirty_in_any_second() -> None:
    hours = Hours()
    taken = await turns(paced(hours), hours, list(range(1, 101)), until=10)
    times = [when for _, when in taken]
    assert all(times[i + 30] - times[i] >= 1 for i in range(70))
    assert times[-1] <= 4


async def test_a_chat_keeps_its_limit_while_all_chats_together_are_slow() -> None:
    hours = Hours()
    taken = await turns(paced(hours, per_second=3), hours, [PERSON] * 12, until=30)
    times = [when for _, when in taken]
    assert all(times[i + 5] - times[i] >= 5 for i in range(7))


async def test_within_a_chat_the_first_to_ask_is_the_first_to_send() -> None:
    hours = Hours()
    pace, order = paced(hours), []

    async def take(number: int) -> None:
        await pace.turn(PERSON)
        order.append(number)

    async with asyncio.TaskGroup() as group:
        for number in range(12):
            group.create_task(take(number))
        await hours.run(20)
    assert order == list(range(12))


async def test_answers_go_before_posts() -> None:
    hours = Hours()
    pace, order = paced(hours, per_second=2), []

    async def take(name: str, chat_id: int, *, is_post: bool) -> None:
        await pace.turn(chat_id, is_post=is_post)
        order.append(name)

    async with asyncio.TaskGroup() as group:
        for chat_id in range(1, 7):
            group.create_task(take("post", chat_id, is_post=True))
        for chat_id in range(11, 15):
            group.create_task(take("answer", chat_id, is_post=False))
        await hours.run(20)
    assert order[-4:] == ["post"] * 4
    assert order.count("answer") == 4


async def test_a_chat_that_telegram_wants_left_alone_waits_and_others_do_not() -> None:
    hours = Hours()
    pace = paced(hours)
    pace.hold(PERSON, 30)
    assert pace.delay(PERSON) == 30
    assert pace.delay(ANOTHER) == 0
    assert await turns(pace, hours, [PERSON, ANOTHER], until=60) == [(ANOTHER, 0), (PERSON, 30)]


async def test_without_limits_nobody_waits_but_for_telegram_itself() -> None:
    hours = Hours()
    pace = paced(hours, per_second=0, per_group_minute=0)
    taken = await turns(pace, hours, [GROUP] * 500 + [PERSON] * 500, until=0)
    assert len(taken) == 1_000
    pace.hold(PERSON, 3)
    assert await turns(pace, hours, [PERSON], until=5) == [(PERSON, 3)]


async def test_chats_that_are_quiet_are_forgotten() -> None:
    hours = Hours()
    pace = Pace(30, 20, clock=hours.clock, sleep=hours.skip)
    for chat_id in range(1, 5 * REMEMBERED_CHATS):
        await pace.turn(chat_id)
    assert len(pace._chats) <= REMEMBERED_CHATS
