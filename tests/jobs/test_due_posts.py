"""Posts on time: once each, late rather than never, and never twice."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from charts.specs import LeaderboardSpec
from jobs.due_posts import DuePosts, Outgoing
from locales.texts import html
from reports.post import Post
from sales.posting import KINDS
from sales.teams import Team
from storage import due, people
from storage.posts import Address
from tests.cast import OLGA, SALES
from tests.delivery.post_office import TEAM_CHAT, Painter, PostOffice

HEAD = Address(OLGA.id)


def moscow(moment: str) -> datetime:
    """'19 09:00' is that day and hour of November 2026 in Moscow."""
    day, hour = moment.split()
    local = datetime.fromisoformat(f"2026-11-{day}T{hour}:00+03:00")
    return local.astimezone(UTC)


def digest(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    """The team's name and moment, to its head."""
    local = now + timedelta(hours=3)
    yield Outgoing(Post(html(f"{team.name} {local:%d %H:%M}")), (HEAD,))


def board(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    picture = LeaderboardSpec("Доска", "", (), "")
    yield Outgoing(Post(html("доска"), picture), (Address(TEAM_CHAT),))


def nothing(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
    yield from ()


COMPOSERS = {**dict.fromkeys(KINDS, nothing), "digest": digest, "board": board}


def worker(office: PostOffice) -> DuePosts:
    """A process, just started."""
    return DuePosts(office.database, COMPOSERS, Painter(), lambda: office.now)


async def tick(office: PostOffice, *moments: str) -> None:
    """The clock shows each of the moments, to a bot that has been restarted before it."""
    for moment in moments:
        office.now = moscow(moment)
        await worker(office).run(office.now)
        await office.drain()


async def test_the_digest_comes_at_nine_and_the_board_at_half_past_six(office: PostOffice) -> None:
    await tick(office, "18 20:00", "19 08:59", "19 09:00", "19 18:29", "19 18:30", "19 18:31")
    assert office.telegram.texts(OLGA.id) == ["Продажи 19 09:00"]
    (post,) = office.telegram.in_chat(TEAM_CHAT)
    assert post.text == "доска"
    assert office.telegram.uploads[post.photo or ""] == "PNG of Доска".encode()


async def test_down_at_nine_and_up_at_nine_forty_the_digest_comes_once_and_late(
    office: PostOffice,
) -> None:
    await tick(office, "18 20:00", "19 09:40", "19 09:41", "19 11:00")
    assert office.telegram.texts(OLGA.id) == ["Продажи 19 09:40"]


async def test_too_late_is_skipped_and_the_log_says_so(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        await tick(office, "18 20:00", "19 12:00")
    assert office.telegram.texts(OLGA.id) == []
    assert "digest of team 1 for 2026-11-19 is skipped" in caplog.text
    await tick(office, "20 09:00")
    assert office.telegram.texts(OLGA.id) == ["Продажи 20 09:00"]


async def test_after_days_of_downtime_only_todays_comes(office: PostOffice) -> None:
    await tick(office, "16 20:00", "20 10:00")
    assert office.telegram.texts(OLGA.id) == ["Продажи 20 10:00"]
    assert office.telegram.texts(TEAM_CHAT) == []


async def test_a_weekend_is_silent(office: PostOffice) -> None:
    await tick(office, "20 20:00", "21 09:00", "21 18:30", "22 09:00", "23 09:00")
    assert office.telegram.texts(OLGA.id) == ["Продажи 23 09:00"]


async def test_the_bot_may_run_every_second_of_the_morning(office: PostOffice) -> None:
    await tick(office, "18 20:00", *[f"19 09:{minute:02}" for minute in range(0, 60, 2)])
    assert office.telegram.texts(OLGA.id) == ["Продажи 19 09:00"]


async def test_a_servers_clock_that_is_set_back_repeats_nothing(office: PostOffice) -> None:
    await tick(office, "18 20:00", "19 09:00", "19 08:00", "19 08:59", "19 09:00", "19 09:10")
    assert office.telegram.texts(OLGA.id) == ["Продажи 19 09:00"]


async def test_two_processes_by_mistake_post_once(office: PostOffice) -> None:
    await tick(office, "18 20:00")
    now = office.now = moscow("19 09:00")
    async with office.another_process() as other, asyncio.TaskGroup() as processes:
        for process in (office, other, office, other):
            processes.create_task(worker(process).run(now))
    await office.drain()
    assert office.telegram.texts(OLGA.id) == ["Продажи 19 09:00"]


async def test_killed_while_composing_the_post_comes_after_the_lease(office: PostOffice) -> None:
    await tick(office, "18 20:00")
    leased = await office.database.write(lambda db: due.lease(db, moscow("19 09:00")))
    assert leased is not None
    await tick(office, "19 09:01")
    assert office.telegram.texts(OLGA.id) == []
    await tick(office, "19 09:02", "19 09:05")
    assert office.telegram.texts(OLGA.id) == ["Продажи 19 09:02"]


async def test_one_who_composes_longer_than_the_lease_posts_nothing(office: PostOffice) -> None:
    class TakenOver(Painter):
        async def draw(self, spec: object, /) -> bytes:
            await tick(office, "19 18:32")
            return b"PNG"

    def to_the_head_too(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
        picture = LeaderboardSpec("Доска", "", (), "")
        yield Outgoing(Post(html("поздно"), picture), (Address(TEAM_CHAT), HEAD))

    await tick(office, "18 20:00")
    late = DuePosts(
        office.database,
        {**COMPOSERS, "board": to_the_head_too},
        TakenOver(),
        lambda: moscow("19 18:30"),
    )
    await late.run(moscow("19 18:30"))
    await office.drain()
    assert office.telegram.texts(TEAM_CHAT) == ["доска"]
    assert office.telegram.texts(OLGA.id) == []


async def test_one_teams_broken_report_stops_no_other(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    await office.database.write(
        lambda db: people.add_team(db, "Вторая", "Europe/Moscow", "ru", OLGA.id, moscow("18 20:00"))
    )
    await tick(office, "18 20:00")

    def broken(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
        if team.id == SALES.id:
            raise ZeroDivisionError
        yield from digest(db, team, now)

    posts = DuePosts(
        office.database, {**COMPOSERS, "digest": broken}, Painter(), lambda: office.now
    )
    office.now = moscow("19 09:00")
    await posts.run(office.now)
    await office.drain()
    assert office.telegram.texts(OLGA.id) == ["Вторая 19 09:00"]
    assert "digest of team 1" in caplog.text


async def test_a_new_team_is_planned_by_its_own_clock(office: PostOffice) -> None:
    await office.database.write(
        lambda db: people.add_team(db, "Восток", "Asia/Vladivostok", "ru", OLGA.id, office.now)
    )
    await tick(office, "18 20:00", "19 01:59", "19 02:00")  # 09:00 in Vladivostok
    assert office.telegram.texts(OLGA.id) == ["Восток 19 02:00"]


async def move_to(office: PostOffice, timezone: str) -> None:
    await office.database.write(lambda db: people.set_timezone(db, SALES.id, timezone))


async def test_a_team_that_moves_east_before_its_digest_gets_it_earlier(
    office: PostOffice,
) -> None:
    await tick(office, "18 20:00")
    await move_to(office, "Asia/Yekaterinburg")  # two hours ahead
    await tick(office, "19 06:59", "19 07:00", "19 09:00")
    assert office.telegram.texts(OLGA.id) == ["Продажи 19 07:00"]


async def test_a_team_that_moves_west_after_its_digest_does_not_get_it_again(
    office: PostOffice,
) -> None:
    await tick(office, "18 20:00", "19 09:00")
    await move_to(office, "Europe/Kaliningrad")  # nine o'clock comes again an hour later
    await tick(office, "19 09:30", "19 10:00", "19 11:00", "20 09:59", "20 10:00")
    assert office.telegram.texts(OLGA.id) == ["Продажи 19 09:00", "Продажи 20 10:00"]


async def test_each_post_is_of_the_moment_it_is_composed_however_long_those_before_took(
    office: PostOffice,
) -> None:
    class Slow(Painter):
        async def draw(self, spec: object, /) -> bytes:
            office.now += timedelta(minutes=4)
            return b"PNG"

    await tick(office, "18 20:00")
    both = {**COMPOSERS, "digest": board, "goals": digest}
    office.now = moscow("19 09:06")
    await DuePosts(office.database, both, Slow(), lambda: office.now).run(office.now)
    await office.drain()
    assert office.telegram.texts(OLGA.id) == ["Продажи 19 09:10"]


async def test_a_topic_gets_the_board_with_its_chat(office: PostOffice) -> None:
    def into_topic(db: sqlite3.Connection, team: Team, now: datetime) -> Iterator[Outgoing]:
        yield Outgoing(Post(html("доска")), (Address(TEAM_CHAT, 7),))

    await tick(office, "18 20:00")
    posts = DuePosts(
        office.database, {**COMPOSERS, "board": into_topic}, Painter(), lambda: office.now
    )
    office.now = moscow("19 18:30")
    await posts.run(office.now)
    await office.drain()
    assert [it.thread_id for it in office.telegram.in_chat(TEAM_CHAT)] == [7]
