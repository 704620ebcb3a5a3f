"""The team's victory is told once, when it happens, where the chat has room; else on the board."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from jobs.amendments import Amending
from jobs.celebrations import Celebrating
from jobs.composers import COMPOSERS
from sales.periods import day_period
from sales.posting import QuietHours, usual
from sales.teams import Person
from storage import due, ledger, settings
from storage.due import Due
from tests.cast import IVAN, MARIA, NOW, OLGA, SALES, TODAY
from tests.delivery.post_office import TEAM_CHAT, PostOffice
from tests.reports.logged import ask, log

DAY = timedelta(days=1)


async def do(office: PostOffice, person: Person, calls: int, day: date = TODAY) -> None:
    await office.database.write(lambda db: log(db, person, day, "calls", calls))


async def asked(office: PostOffice) -> None:
    def prepare(db: sqlite3.Connection) -> None:
        db.execute("UPDATE members SET joined_at = 0")
        ask(db, "calls", 5)

    await office.database.write(prepare)


async def allow(office: PostOffice, posts_a_day: int) -> None:
    def save(db: sqlite3.Connection) -> None:
        settings.next_version(db, SALES.id, OLGA.id, NOW)
        settings.set_posts_a_day(db, SALES.id, posts_a_day)

    await office.database.write(save)


async def owe_board(office: PostOffice) -> None:
    owed = Due(team_id=SALES.id, kind="board", day=TODAY, timezone=SALES.timezone, run_at=NOW)
    await office.database.write(lambda db: due.plan(db, owed))


async def board(office: PostOffice) -> str:
    def compose(db: sqlite3.Connection) -> str:
        (one,) = COMPOSERS["board"](db, SALES, office.now)
        return one.post.text

    return await office.database.read(compose)


async def look(office: PostOffice) -> list[str]:
    await Celebrating(office.database).run(office.now)
    await office.drain()
    return office.telegram.texts(TEAM_CHAT)


async def test_when_the_last_one_meets_the_minimums_the_team_hears_of_it_once(
    office: PostOffice,
) -> None:
    await asked(office)
    celebrating = Celebrating(office.database)
    told = []
    for person, calls in ((IVAN, 6), (MARIA, 4), (MARIA, 1), (IVAN, 1)):
        await do(office, person, calls)
        await celebrating.run(office.now)
        await office.drain()
        told.append(len(office.telegram.texts(TEAM_CHAT)))
    assert told == [0, 0, 1, 1]
    assert "11 из 10" in office.telegram.texts(TEAM_CHAT)[0]


async def test_after_a_restart_it_is_not_told_again(office: PostOffice) -> None:
    await asked(office)
    await do(office, IVAN, 5)
    await do(office, MARIA, 5)
    assert len(await look(office)) == 1
    assert len(await look(office)) == 1


async def test_where_the_last_place_is_the_boards_it_becomes_a_line_of_the_board(
    office: PostOffice,
) -> None:
    await asked(office)
    await allow(office, 1)
    await owe_board(office)
    await do(office, IVAN, 5)
    await do(office, MARIA, 5)
    assert await look(office) == []
    assert "🎉" in await board(office)


async def test_what_was_told_is_no_line_of_the_board(office: PostOffice) -> None:
    await asked(office)
    await owe_board(office)
    await do(office, IVAN, 5)
    await do(office, MARIA, 5)
    assert len(await look(office)) == 1
    assert "🎉" not in await board(office)


async def test_once_the_board_stands_nothing_new_is_posted(office: PostOffice) -> None:
    await asked(office)
    await office.put(TEAM_CHAT, kind="board")
    await do(office, IVAN, 5)
    await do(office, MARIA, 5)
    assert await look(office) == ["доска"]


async def test_in_quiet_hours_nobody_is_woken(office: PostOffice) -> None:
    def keep_quiet(db: sqlite3.Connection) -> None:
        settings.next_version(db, SALES.id, OLGA.id, NOW)
        settings.set_quiet(db, SALES.id, QuietHours(11 * 60, 13 * 60))

    await asked(office)
    await office.database.write(keep_quiet)
    await do(office, IVAN, 5)
    await do(office, MARIA, 5)
    assert await look(office) == []


@pytest.mark.parametrize("kind", ["celebration", "record"])
async def test_each_may_be_switched_off(office: PostOffice, kind: str) -> None:
    await asked(office)
    await owe_board(office)
    await allow(office, 1)
    for back in range(1, 12):
        await do(office, IVAN, 8, TODAY - back * DAY)
    await do(office, IVAN, 9)
    await do(office, MARIA, 5)
    both = await board(office)
    assert ("🎉" in both, "⭐" in both) == (True, True)
    off = replace(usual(kind), is_on=False)
    await office.database.write(lambda db: settings.set_plan(db, SALES.id, off))
    shown = await board(office)
    assert ("🎉" in shown, "⭐" in shown) == (kind != "celebration", kind != "record")
    assert await look(office) == []


async def test_a_record_is_more_than_on_any_day_of_the_year_and_says_both(
    office: PostOffice,
) -> None:
    for back in range(1, 12):
        await do(office, IVAN, 8, TODAY - back * DAY)
        await do(office, MARIA, 8, TODAY - back * DAY)
    await do(office, IVAN, 9)
    await do(office, MARIA, 8)
    shown = await board(office)
    assert "⭐ Иван Петров: 9 звонков за день, лучший день за год (было 8)" in shown
    assert "⭐ Мария" not in shown


async def test_nine_days_make_no_record(office: PostOffice) -> None:
    for back in range(1, 10):
        await do(office, IVAN, 1, TODAY - back * DAY)
    await do(office, IVAN, 50)
    assert "⭐" not in await board(office)


async def test_one_alone_is_no_team(office: PostOffice) -> None:
    await office.database.write(lambda db: ask(db, "calls", 5, IVAN))
    await do(office, IVAN, 5)
    assert await look(office) == []


async def test_a_correction_takes_the_victory_back_and_a_later_entry_brings_it_again(
    office: PostOffice,
) -> None:
    await asked(office)
    await do(office, IVAN, 5)
    await do(office, MARIA, 5)
    await look(office)
    read = []
    for work in (
        partial(do, office, MARIA, 7),
        partial(void, office, MARIA),
        partial(again, office),
    ):
        await work()
        office.now += timedelta(minutes=5)
        await Amending(office.database, COMPOSERS, office.sender()).run(office.now)
        (text,) = office.telegram.texts(TEAM_CHAT)
        assert "Мария" not in text  # who is short is not for the chat
        read.append("🎉" in text)
    assert read == [True, False, True]


async def void(office: PostOffice, person: Person) -> None:
    def undone(db: sqlite3.Connection) -> None:
        entries = ledger.of_person(db, SALES.id, person.id, day_period(TODAY))
        ledger.void(db, entries, OLGA.id, office.now)

    await office.database.write(undone)


async def again(office: PostOffice) -> None:
    await do(office, MARIA, 5)
