"""What the clock owes comes once: late, over kills, beside a second process, and to whom it can."""

from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path

import pytest

from jobs.due_posts import plan_all
from sandbox.testing import Fault, Group, Person
from storage.posts import LEASE
from tests.process.stage import MOSCOW, NOON, STARTED, Stage

pytestmark = [pytest.mark.process, pytest.mark.timeout(120)]

EARLY = datetime(2035, 3, 14, 8, 0, tzinfo=MOSCOW)  # a Wednesday


def plan(stage: Stage, at: datetime) -> None:
    """As if the bot had run until then: what it owes the team is written down."""
    with stage.opened() as db:
        plan_all(db, at)


def heard(person: Person) -> int:
    return len(person.private.from_bot)


async def until_sent(stage: Stage, kind: str) -> None:
    """Until the outbox has nothing of the kind left to send."""
    waiting = "SELECT 1 FROM deliveries WHERE kind = ?1 AND state = 'waiting'"
    some = "SELECT 1 FROM deliveries WHERE kind = ?1"
    await stage.until(f"SELECT EXISTS ({some}) AND NOT EXISTS ({waiting})", kind)


async def test_down_at_nine_the_posts_come_late_and_once_though_killed_and_some_have_blocked_it(
    tmp_path: Path,
) -> None:
    async with Stage.set(tmp_path, managers=4, at=EARLY) as stage:
        plan(stage, EARLY)
        stage.sandbox.move_to(EARLY.replace(hour=9, minute=40))
        gone, *others = stage.managers
        gone.user.blocked = True
        hanging = Fault("delay", chat=str(others[0].id), seconds=60, times=1)
        stage.sandbox.faults.add(hanging)
        async with stage.bot() as bot:
            taken = "SELECT leased_until > 0 FROM deliveries WHERE kind = 'goals' AND chat_id = ?"
            await stage.until(f"SELECT coalesce(({taken}), 0)", others[0].id)
            await bot.kill()
        stage.sandbox.advance(LEASE.total_seconds() + 1)  # what the dead one held is free again
        async with stage.bot():
            await until_sent(stage, "digest")
            await until_sent(stage, "goals")
            await until_sent(stage, f"blocked.{gone.id}")
        digests = stage.ask("SELECT chat_id, state FROM deliveries WHERE kind = 'digest'")
        assert digests == [(stage.head.id, "sent")]
        assert [heard(person) for person in others] == [1, 1, 1]
        assert heard(stage.head) == 2  # the digest, and that one manager has blocked the bot
        notices = stage.ask("SELECT count(*) FROM deliveries WHERE kind LIKE 'blocked.%'")
        assert notices == [(1,)]


async def test_too_late_is_skipped_with_a_word_in_the_log(tmp_path: Path) -> None:
    async with Stage.set(tmp_path, at=EARLY) as stage:
        plan(stage, EARLY)
        stage.sandbox.move_to(EARLY.replace(hour=12, minute=30))
        async with stage.bot() as bot:
            await stage.until("SELECT min(day) = '2035-03-15' FROM due WHERE kind = 'goals'")
            skipped = [line for line in bot.log.splitlines() if "skipped" in line]
            assert sorted(kind for kind in ("digest", "goals") for it in skipped if kind in it) == [
                "digest",
                "goals",
            ]
        assert stage.ask("SELECT count(*) FROM deliveries") == [(0,)]


async def test_reminder_and_board_come_once_from_two_processes_and_follow_a_moved_chat(
    tmp_path: Path,
) -> None:
    async with Stage.set(tmp_path, managers=3) as stage, AsyncExitStack() as processes:
        logs, says_zero, silent = stage.managers
        group = stage.sandbox.group("Отдел", stage.head, members=stage.managers)
        stage.bind(group.id)
        plan(stage, NOON)
        for _ in range(2):  # by mistake: one of them hears 409 from Telegram
            await processes.enter_async_context(stage.bot())
        await logs.says("5 звонков")
        await says_zero.says("/zero")
        await logs.hears(STARTED)
        await says_zero.hears(STARTED)
        stage.sandbox.move_to(EARLY.replace(hour=17, minute=30))
        await until_sent(stage, "reminder")
        reminded = stage.ask("SELECT chat_id FROM deliveries WHERE kind = 'reminder'")
        assert reminded == [(silent.id,)]
        assert heard(silent) == 1
        moved = group.migrate()
        stage.sandbox.move_to(EARLY.replace(hour=18, minute=30))
        await until_sent(stage, "board")
        assert boards(moved) == 1
        assert boards(group) == 0
        assert stage.ask("SELECT count(*), sum(quantity) FROM entries") == [(1, 5)]


def boards(group: Group) -> int:
    return len([one for one in group.from_bot if "photo" in one.content])
