"""A board that stands in the chat follows the ledger for two days, and says what has changed."""

import asyncio
import sqlite3
from datetime import date, datetime, timedelta
from functools import partial

from jobs.amendments import Amending
from jobs.composers import COMPOSERS
from jobs.due_posts import DuePosts
from jobs.upkeep import Upkeep
from sales.periods import day_period
from sales.teams import Person, Role
from storage import ledger, people
from tests.cast import IVAN, MARIA, OLGA, SALES, TODAY
from tests.delivery.post_office import TEAM_CHAT, Painter, PostOffice
from tests.delivery.telegram import Shown, flood
from tests.jobs.test_due_posts import moscow
from tests.reports.logged import log
from tests.reports.planned import been_here_long, plan
from tests.telegram_text import parsed

THURSDAY, EVENING = "19 18:30", "19 19:00"


async def posted(office: PostOffice, at: str = THURSDAY) -> Shown:
    """The board in the team's chat, of a Thursday on which Ivan had made 7 calls and a meeting."""
    office.now = moscow(at) - timedelta(hours=1)
    worker = DuePosts(office.database, COMPOSERS, Painter(), lambda: office.now)
    await worker.run(office.now)
    await says(office, "calls", 7)
    await says(office, "meetings", 1)
    office.now = moscow(at)
    await worker.run(office.now)
    await office.drain()
    return office.telegram.in_chat(TEAM_CHAT)[-1]


async def says(
    office: PostOffice,
    metric: str,
    quantity: int,
    person: Person = IVAN,
    day: date = TODAY,
    amount: int | None = None,
) -> None:
    work = partial(log, person=person, day=day, metric=metric, quantity=quantity, at=office.now)
    await office.database.write(partial(work, amount=amount))


async def voids(office: PostOffice, metric: str) -> None:
    def void(db: sqlite3.Connection) -> None:
        entries = ledger.of_person(db, SALES.id, IVAN.id, day_period(TODAY))
        found = [it for it in entries if it.what.metric == metric and not it.voided_at]
        ledger.void(db, found[:1], OLGA.id, office.now)

    await office.database.write(void)


async def look(office: PostOffice, at: str | datetime) -> None:
    """A tick of the clock, to a bot that has been restarted before it."""
    office.now = moscow(at) if isinstance(at, str) else at
    await Amending(office.database, COMPOSERS, office.sender()).run(office.now)


def edits(office: PostOffice) -> int:
    return sum(type(call).__name__.startswith("Edit") for call in office.telegram.calls)


async def test_a_board_that_nothing_changes_is_left_alone(office: PostOffice) -> None:
    board = await posted(office)
    before = board.text
    await look(office, EVENING)
    await look(office, "20 12:00")
    assert edits(office) == 0
    assert board.text == before


async def test_a_voided_entry_changes_the_board_which_says_so(office: PostOffice) -> None:
    board = await posted(office)
    picture, buttons = board.photo, board.buttons
    office.now = moscow(EVENING)
    await voids(office, "meetings")
    await look(office, EVENING)
    assert "Исправлено: Иван Петров −1 встреча" in parsed(board.text)
    assert "Дописано" not in board.text
    assert "1 встреча\n" not in board.text
    assert board.photo != picture
    assert board.buttons == buttons


async def test_what_was_entered_late_is_told_apart(office: PostOffice) -> None:
    board = await posted(office)
    office.now = moscow("19 18:50")
    await voids(office, "calls")
    await says(office, "calls", 5, person=MARIA)
    await says(office, "won", 1, person=MARIA, amount=35_000_000)
    await look(office, EVENING)
    shown = parsed(board.text).replace("\u202f", " ").replace("\u00a0", " ")
    assert "Исправлено: Иван Петров −7 звонков" in shown
    assert "Дописано позже: Мария Смирнова +5 звонков, +1 продажа, выручка +350 000 ₽" in shown


async def test_an_entry_of_another_day_changes_nothing(office: PostOffice) -> None:
    await posted(office)
    office.now = moscow("20 10:00")
    await says(office, "calls", 5, day=office.now.date())
    await look(office, "20 10:01")
    assert edits(office) == 0


async def test_a_correction_taken_back_leaves_the_board_as_it_was_posted(
    office: PostOffice,
) -> None:
    board = await posted(office)
    before = board.text
    office.now = moscow(EVENING)
    await voids(office, "meetings")
    await look(office, EVENING)
    assert board.text != before
    await says(office, "meetings", 1)
    await look(office, "19 19:05")
    assert board.text == before


async def test_a_message_is_edited_once_in_some_minutes_with_all_that_has_changed(
    office: PostOffice,
) -> None:
    board = await posted(office)
    office.now = moscow("19 19:00")
    await says(office, "calls", 1)
    await look(office, "19 19:00")
    await says(office, "calls", 1)
    await look(office, "19 19:01")
    await says(office, "calls", 1)
    await look(office, "19 19:02")
    assert edits(office) == 1
    await look(office, "19 19:03")
    assert edits(office) == 2
    assert "+3 звонка" in board.text


async def test_after_two_days_a_board_stays_as_it_is(office: PostOffice) -> None:
    board = await posted(office)
    office.now = moscow("21 18:29")
    await says(office, "calls", 1)
    await look(office, "21 18:29")
    assert "+1 звонок" in board.text
    await says(office, "calls", 1)
    await look(office, "21 18:32")
    await look(office, "23 09:00")
    assert edits(office) == 1


async def test_two_processes_edit_it_once(office: PostOffice) -> None:
    await posted(office)
    office.now = moscow(EVENING)
    await says(office, "calls", 1)
    async with office.another_process() as other, asyncio.TaskGroup() as ticks:
        for process in (office, other, office, other):
            amending = Amending(process.database, COMPOSERS, process.sender())
            ticks.create_task(amending.run(office.now))
    assert edits(office) == 1


async def test_killed_before_it_was_noted_the_same_edit_comes_again_and_harms_nothing(
    office: PostOffice,
) -> None:
    board = await posted(office)
    office.now = moscow(EVENING)
    await says(office, "calls", 1)
    await look(office, EVENING)
    told = board.text
    await office.database.write(lambda db: db.execute("UPDATE deliveries SET shown = NULL"))
    await look(office, "19 19:05")
    assert board.text == told


async def test_what_telegram_puts_off_is_edited_later(office: PostOffice) -> None:
    board = await posted(office)
    office.now = moscow(EVENING)
    await says(office, "calls", 1)
    office.telegram.faults[TEAM_CHAT].append(flood(500))
    await look(office, EVENING)
    assert "+1 звонок" not in board.text
    await look(office, "19 19:05")
    assert "+1 звонок" in board.text


async def test_the_weeks_results_follow_the_week_up_to_their_day(office: PostOffice) -> None:
    board = await posted(office, "20 18:30")
    office.now = moscow("21 12:00")
    await says(office, "calls", 9, day=office.now.date())
    await look(office, "21 12:00")
    assert edits(office) == 0
    await voids(office, "meetings")
    await look(office, "21 12:05")
    assert "Исправлено: Иван Петров −1 встреча" in parsed(board.text)
    assert "9 звонков" not in board.text


async def test_a_post_of_plans_follows_what_is_planned_and_nothing_else(
    office: PostOffice,
) -> None:
    await office.database.write(been_here_long)
    await office.database.write(partial(plan, metric="emails", amount=100))
    office.now = moscow("20 17:00")
    await says(office, "emails", 50)
    await posted(office, "20 18:35")
    post = office.telegram.in_chat(TEAM_CHAT)[-1]
    assert "50 из 200" in parsed(post.text)

    await voids(office, "calls")
    await look(office, "20 19:00")
    assert "Исправлено" not in post.text

    await voids(office, "emails")
    await look(office, "20 19:05")
    assert "Исправлено: Иван Петров −50 писем" in parsed(post.text)
    assert "звон" not in parsed(post.text)


async def test_a_team_that_has_moved_its_posts_leaves_the_old_board(office: PostOffice) -> None:
    await posted(office)
    await office.database.write(lambda db: db.execute("DELETE FROM bindings"))
    office.now = moscow(EVENING)
    await says(office, "calls", 1)
    await look(office, EVENING)
    assert edits(office) == 0


async def test_hostile_and_long_names_still_fit_under_the_picture(office: PostOffice) -> None:
    def crowd(db: sqlite3.Connection) -> None:
        for at in range(40):
            person_id = 100 + at
            people.see_person(db, person_id, f"<b>&{at} " + "Щ" * 50, "", "ru")
            people.add_member(db, SALES.id, person_id, Role.MANAGER, office.now)

    await office.database.write(crowd)
    board = await posted(office)
    office.now = moscow(EVENING)
    names = await office.database.read(lambda db: people.roster(db, SALES.id).sellers())
    for member in names:
        for metric in ("calls", "meetings", "presentations", "proposals"):
            await says(office, metric, 500, person=member.person)
    await voids(office, "meetings")
    await look(office, EVENING)
    assert edits(office) == 1
    assert len(parsed(board.text)) <= 1024
    assert "и ещё" in parsed(board.text).splitlines()[-1]


async def test_what_a_board_showed_is_kept_while_it_may_be_amended(office: PostOffice) -> None:
    await posted(office)
    for at, kept in (("21 18:00", 1), ("21 18:40", 0)):
        await look(office, at)
        await Upkeep(office.database).run(office.now)
        assert await figures(office) == kept, at


async def figures(office: PostOffice) -> int:
    count = "SELECT count(*) FROM posts WHERE figures IS NOT NULL"
    return await office.database.read(lambda db: int(db.execute(count).fetchone()[0]))
